"""A translation as it is typed → what the page sets otherwise, by its kind.

The page sets plain spaces, straight marks and three full stops as a printer does
(`pipeline.typography`); other programs that read the catalog see what was typed.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from babel import Locale
from msgspec import Struct
from rapidfuzz.distance import Levenshtein

from pipeline.typography import set_words

BREAKING, APART, STRAIGHT, DOTS = "breaking", "apart", "straight", "dots"
"""What is set: a space where lines break, or that goes; a straight mark; full stops."""

_BLANKS = frozenset(" \u00a0\u202f\u2009")


class Touch(Struct, frozen=True):
    """A stretch of the words of a translation, and what the page has there."""

    start: int
    end: int
    right: str


def touches(words: str, locale: Locale) -> Mapping[str, tuple[Touch, ...]]:
    """Return what the page sets otherwise than it is typed, by its kind."""
    right = set_words(words, locale)
    if right == words:
        return {}
    found: defaultdict[str, tuple[Touch, ...]] = defaultdict(tuple)
    for each in _joined(words, right):
        found[_kind(words[each.start : each.end], each.right)] += (each,)
    return found


def _joined(words: str, right: str) -> Iterator[Touch]:
    """Yield what differs; what is done at one place is one touch."""
    last: Touch | None = None
    for step in Levenshtein.opcodes(words, right):
        if step.tag == "equal":
            continue
        there = right[step.dest_start : step.dest_end]
        if last is not None and last.end == step.src_start:
            last = Touch(last.start, step.src_end, last.right + there)
            continue
        if last is not None:
            yield last
        last = Touch(step.src_start, step.src_end, there)
    if last is not None:
        yield last


def _kind(typed: str, right: str) -> str:
    if '"' in typed or "'" in typed:
        return STRAIGHT
    if "." in typed:
        return DOTS
    return BREAKING if right and _BLANKS.issuperset(right) else APART
