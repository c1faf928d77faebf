"""Findings → lines for people, as compilers write them, a caret under what is meant."""

import sys
from collections.abc import Iterable, Iterator
from shutil import get_terminal_size
from unicodedata import category, east_asian_width

import click

from pipeline.adapters.paths import printable
from pipeline.cli.wording import tell
from pipeline.model.diagnostics import Diagnostic, Fix, Severity, edited
from pipeline.model.phrases import say

_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "blue"}
_LABELS = {
    Severity.ERROR: say("error"),
    Severity.WARNING: say("warning"),
    Severity.INFO: say("info"),
}
_WIDTH, _NARROWEST = 72, 20
_INDENT = "    "
_SHOWN = {"\u00a0": "⍽", "\u202f": "⸱", "\u2009": "␣", "\n": "⏎"}
"""Signs for the spaces that could not be told apart."""


def write_text(found: Iterable[Diagnostic]) -> str:
    """Return the findings, in the order in which they come."""
    return "\n".join(line for each in found for line in _lines(each))


def _lines(diagnostic: Diagnostic) -> Iterator[str]:
    severity = diagnostic.severity
    label = click.style(tell(_LABELS[severity]), fg=_COLOURS[severity], bold=True)
    place = printable(diagnostic.path)
    if diagnostic.line:
        place = f"{place}:{diagnostic.line}"
    yield f"{place}: {label} {diagnostic.code}: {printable(diagnostic.message)}"
    if diagnostic.text and diagnostic.span:
        yield from _pointed(*excerpt(diagnostic), _COLOURS[severity])
    elif diagnostic.msgid:
        yield f"{_INDENT}“{_shortened(printable(diagnostic.msgid))}”"
    if diagnostic.fix and not diagnostic.fix.is_safe and diagnostic.fix.edits:
        mended = _suggestion(diagnostic.text, diagnostic.fix)
        yield f"{_INDENT}{tell(say('perhaps: {text}', text=mended))}"


def excerpt(finding: Diagnostic) -> tuple[str, str, str]:
    """Return what stands before the words that are meant, these, and what follows.

    All three are empty where the finding is about no text; where it is about all of
    one, the second is.
    """
    if not (finding.text and finding.span):
        return _shortened(printable(finding.msgid)), "", ""
    text, span = finding.text, finding.span
    start, end = _window(text, span)
    last = min(span[1], end)
    head = ("…" if start else "") + _visible(text[start : span[0]])
    tail = _visible(text[last:end]) + ("…" if end < len(text) else "")
    return head, _visible(text[span[0] : last]), tail


def _suggestion(text: str, fix: Fix) -> str:
    """Return the part of a text where a fix begins, as it would be."""
    first = fix.edits[0]
    end = first.start + len(first.text)
    start, stop = _window(text := edited(text, fix.edits), (first.start, end))
    head, tail = "…" if start else "", "…" if stop < len(text) else ""
    return f"{head}{_visible(text[start:stop])}{tail}"


def _shortened(text: str) -> str:
    width = _width()
    return f"{text[: width - 1]}…" if len(text) > width else text


def _pointed(head: str, meant: str, tail: str, colour: str) -> Iterator[str]:
    """Yield a stretch of text, and the line that points at what is meant.

    A line that begins with two colons would be a command for the runners of GitHub,
    whatever is before it: the first is spelt.
    """
    if f"{head}{meant}{tail}".startswith("::"):
        head, meant, tail = _spelt(head, meant, tail)
    yield f"{_INDENT}{head}{meant}{tail}"
    carets = "^" * max(1, columns(meant))
    yield f"{_INDENT}{' ' * columns(head)}{click.style(carets, fg=colour)}"


def _spelt(*pieces: str) -> tuple[str, ...]:
    """Return the pieces of a text with its first character spelt by its number."""
    first = next(at for at, piece in enumerate(pieces) if piece)
    piece = pieces[first]
    spelt = rf"\x{ord(piece[0]):02x}{piece[1:]}"
    return (*pieces[:first], spelt, *pieces[first + 1 :])


def _window(text: str, span: tuple[int, int]) -> tuple[int, int]:
    """Return the stretch to show: the span, and what has room around it."""
    width = _width()
    room = max(0, width - (span[1] - span[0]))
    start = max(0, min(span[0] - room // 2, len(text) - width))
    end = min(len(text), max(start, span[0]) + width - max(0, span[0] - start))
    # Signs of two columns, and those that are spelt, take more room than one.
    while (start, end) != span and columns(_visible(text[start:end])) > width:
        is_long_before = span[0] - start >= end - span[1]
        if is_long_before and start < span[0]:
            start += 1
        elif end > span[1]:
            end -= 1
        else:
            break
    return start, end


def _width() -> int:
    """Return how many columns an excerpt may take: less than usual where few are."""
    if not sys.stdout.isatty():
        return _WIDTH
    room = get_terminal_size().columns - len(_INDENT) - 2 * len("…")
    return max(_NARROWEST, min(_WIDTH, room))


def _visible(text: str) -> str:
    return printable("".join(_SHOWN.get(each, each) for each in text))


def columns(text: str) -> int:
    r"""Count the columns of a terminal: none for a mark, two for a wide sign (UAX #11).

    >>> columns("e\u0301 한")
    4
    """
    return sum(
        0
        if category(each) in {"Mn", "Me", "Cf"}
        else 2
        if east_asian_width(each) in {"W", "F"}
        else 1
        for each in text
    )
