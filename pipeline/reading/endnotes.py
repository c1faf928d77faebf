"""The footnotes of an article → a list at its end, in the order of their calls."""

import re
from collections.abc import Sequence, Set as AbstractSet
from html import unescape

from msgspec import Struct

from pipeline.patterns import pattern
from pipeline.syntax import note_anchor, note_call

_NOTE = pattern(
    r'<div class="footnote-definition" id="([^"]*)">'
    r'<sup class="footnote-definition-label">[0-9]+</sup>\n?'
)
_CALL = pattern(r'<sup class="footnote-reference"><a href="#([^"]*)">[0-9]+</a></sup>')
_DIV = pattern(r"<(/?)div\b[^>]*>")


def collect_notes(
    html: str, labels: Sequence[str], called: AbstractSet[str] = frozenset()
) -> str:
    """Move the footnotes to the end, as a list in the order of their calls.

    `labels` are those of the notes that are called, `called` those that a
    message calls, which bears the way back.
    """
    if "footnote-" not in html:
        return html
    numbers = {label: number for number, label in enumerate(labels, 1)}
    spellings = {label.casefold(): label for label in labels}
    html = _CALL.sub(_Calls(numbers, spellings, set(called)), html)
    body, notes = _cut_notes(html)
    known = frozenset(labels)
    for label in notes:
        numbers.setdefault(label, len(numbers) + 1)
    items = "\n".join(
        _item(label, notes[label], numbers[label], is_called=label in known)
        for label in sorted(notes, key=numbers.__getitem__)
    )
    if not items:
        return body
    return (
        f'{body}<div class="footnotes" role="doc-endnotes">\n<ol>\n{items}\n</ol>\n'
        "</div>\n"
    )


class _Calls(Struct, frozen=True):
    """Writes the calls that stand in no message, the first of each with an id."""

    numbers: dict[str, int]
    spellings: dict[str, str]
    called: set[str]

    def __call__(self, found: re.Match[str]) -> str:
        label = unescape(found[1])
        known = self.spellings.get(label.casefold(), label)
        number = self.numbers.get(known)
        if number is None:
            return found[0]
        is_first = known not in self.called
        self.called.add(known)
        return note_call(known, number, is_first=is_first)


def _cut_notes(html: str) -> tuple[str, dict[str, str]]:
    notes: dict[str, str] = {}
    kept, start = [], 0
    for found in _NOTE.finditer(html):
        if found.start() < start:
            continue
        end, after = _closing(html, found.end())
        kept.append(html[start : found.start()])
        notes.setdefault(unescape(found[1]), html[found.end() : end])
        start = after
    return "".join((*kept, html[start:])), notes


def _closing(html: str, start: int) -> tuple[int, int]:
    """Return where the `</div>` of an open `<div>` begins and ends."""
    depth = 1
    for found in _DIV.finditer(html, start):
        depth += -1 if found[1] else 1
        if depth == 0:
            after = found.end()
            return found.start(), after + html.startswith("\n", after)
    return len(html), len(html)


def _item(label: str, content: str, number: int, *, is_called: bool) -> str:
    place = note_anchor(label, number)
    back = f' <a href="#fnref-{place}" role="doc-backlink">\u21a9\ufe0e</a>'
    back = back if is_called else ""
    stem = content.rstrip("\n")
    if stem.endswith("</p>"):
        stem = stem.removesuffix("</p>") + back + "</p>"
    else:
        stem += back
    return f'<li id="fn-{place}">{stem}</li>'
