"""Stretches of the words of a translation, and what to write there → a finding."""

from collections.abc import Iterator

from pipeline.model.diagnostics import Fix, Replacement
from pipeline.model.phrases import Phrase, say
from pipeline.validating.rulebook import Finding, Span
from pipeline.validating.setting import Touch
from pipeline.validating.subjects import Pair


def instead(
    pair: Pair,
    place: Span,
    right: str,
    *,
    message: Phrase | None = None,
    is_safe: bool = True,
) -> Finding:
    """Return a finding that would replace some words, if no mark is among them.

    `place` is in `pair.words.text`. A fix that is not safe is only suggested.
    """
    wrong = pair.words.text[slice(*place)]
    span = pair.words.span(*place)
    is_whole = pair.text[slice(*span)] == wrong
    fix = Fix(edits=(Replacement(*span, right),), is_safe=is_safe)
    return Finding(
        message=message
        or say("Write “{right}” for “{wrong}”.", right=right, wrong=wrong),
        span=span,
        fix=fix if is_whole else None,
    )


def as_set(pair: Pair, kind: str, message: Phrase) -> Iterator[Finding]:
    """Yield one finding, with one fix, of what the page sets otherwise, of a kind."""
    touches = pair.touches.get(kind, ())
    if not touches:
        return
    edits = tuple(_edit(pair, each) for each in touches)
    start, end = edits[0].start, edits[0].end
    pieces = zip(edits, touches, strict=True)
    is_whole = all(_is_whole(pair, *piece) for piece in pieces)
    yield Finding(
        message=message,
        span=(start, end) if start < end else (start - 1, start),
        fix=Fix(edits=edits) if is_whole else None,
    )


def _edit(pair: Pair, touch: Touch) -> Replacement:
    return Replacement(*pair.words.span(touch.start, touch.end), touch.right)


def _is_whole(pair: Pair, edit: Replacement, touch: Touch) -> bool:
    """Say whether the words stand in the text as they are read, no mark among them."""
    there = pair.text[edit.start : edit.end]
    return there == pair.words.text[touch.start : touch.end]
