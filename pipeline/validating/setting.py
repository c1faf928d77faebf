"""A translation as it is typed → what the page sets otherwise, by its kind.

The page sets plain spaces, straight marks and three full stops as a printer does
(`pipeline.typography`); other programs that read the catalog see what was typed.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import takewhile, zip_longest

from babel import Locale
from msgspec import Struct
from rapidfuzz.distance import Levenshtein

from pipeline.patterns import pattern
from pipeline.typography import set_words

BREAKING, APART, STRAIGHT, DOTS = "breaking", "apart", "straight", "dots"
"""What is set: a space where lines break, or that goes; a straight mark; full stops."""

_BLANKS = frozenset(" \u00a0\u202f\u2009")
_SET = " \u00a0\u202f\u2009'\"’‘“”«»…."
"""All that typography touches: every other character stays, in its order."""
_STEP = pattern(f"([{_SET}]*+)([^{_SET}]|\\Z)")
_LONGEST = 64
"""How many signs in a row are told apart. No one types more; to compare them takes
the square of their number."""


class Touch(Struct, frozen=True):
    """A stretch of the words of a translation, and what the page has there."""

    start: int
    end: int
    right: str


def touches(words: str, locale: Locale) -> Mapping[str, tuple[Touch, ...]]:
    """Return what the page sets otherwise than it is typed, by its kind.

    In time in proportion to the length of the words, be they what they may.
    """
    right = set_words(words, locale)
    if right == words:
        return {}
    found: defaultdict[str, list[Touch]] = defaultdict(list)
    for each in _differing(words, right):
        found[_kind(words[each.start : each.end], each.right)].append(each)
    return {kind: tuple(each) for kind, each in found.items()}


def _differing(words: str, right: str) -> Iterator[Touch]:
    """Yield what differs between one character that stays and the next."""
    for one, two in zip_longest(_STEP.finditer(words), _STEP.finditer(right)):
        if one is None or two is None or one[2] != two[2]:
            # What stays was touched after all: all that is left is one difference.
            start, there = _starts(one, two, words, right)
            yield from _trimmed(words[start:], right[there:], start)
            return
        if one[1] != two[1]:
            yield from _between(one[1], two[1], one.start())


def _starts(
    one: re.Match[str] | None, two: re.Match[str] | None, words: str, right: str
) -> tuple[int, int]:
    return one.start() if one else len(words), two.start() if two else len(right)


def _between(typed: str, right: str, at: int) -> Iterator[Touch]:
    """Yield what differs in a row of signs; what is done at one place is one touch."""
    if max(len(typed), len(right)) > _LONGEST:
        yield from _trimmed(typed, right, at)
        return
    last: Touch | None = None
    for step in Levenshtein.opcodes(typed, right):
        if step.tag == "equal":
            continue
        start, end = at + step.src_start, at + step.src_end
        there = right[step.dest_start : step.dest_end]
        if last is not None and last.end == start:
            last = Touch(last.start, end, last.right + there)
            continue
        if last is not None:
            yield last
        last = Touch(start, end, there)
    if last is not None:
        yield last


def _trimmed(typed: str, right: str, at: int) -> Iterator[Touch]:
    """Yield the difference as one, without what both texts begin and end with."""
    start = _shared(typed, right)
    end = _shared(typed[start:][::-1], right[start:][::-1])
    if len(typed) > start + end or len(right) > start + end:
        there = right[start : len(right) - end]
        yield Touch(at + start, at + len(typed) - end, there)


def _shared(one: str, two: str) -> int:
    """Return how many characters two texts begin with alike."""
    pairs = zip(one, two, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def _kind(typed: str, right: str) -> str:
    if '"' in typed or "'" in typed:
        return STRAIGHT
    if "." in typed:
        return DOTS
    return BREAKING if right and _BLANKS.issuperset(right) else APART
