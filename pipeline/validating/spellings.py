"""Names in texts → those that are nearly, but not quite, the same."""

import re
from collections import defaultdict, deque
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import TypeAlias

from rapidfuzz.distance import OSA

from pipeline.patterns import pattern
from pipeline.validating.columns import Column
from pipeline.validating.rulebook import Span
from pipeline.validating.vocabulary import CAPITAL

WholeName: TypeAlias = tuple[str, str]
"""A first name and the name behind it."""

_NAME = pattern(
    # A pattern that begins with its letter is looked for quickest.
    rf"({CAPITAL}(?<![\w’'-].)[\w’-]*+)(?=[ \u00a0\u202f]({CAPITAL}[\w’-]{{4,}}+))"
)
_LONE = pattern(
    rf"(?:(?<![\w-])[a-zà-öø-ÿ][\w’'-]*+ |(?<=\w)[,;] |(?<!\w)[dlDL]’)"
    rf"({CAPITAL}[a-zà-öø-ÿ]{{5,}}+)(?![\w-]| {CAPITAL})"
)
_MOST_NAMES = 2000
"""How many names of an article are compared, each with those that begin alike."""

_SHORT, _LONG = 6, 9
_SHORT_EDITS, _LONG_EDITS = 1, 2
_ENDINGS = ("s", "e", "es", "n", "an", "ne")
_LONE_ENDINGS = (*_ENDINGS, "d", "a", "o", "i", "y", "t")
"""What may part a name from another form of it, such as that of its people."""


def whole_names(text: str) -> Iterator[tuple[WholeName, Span]]:
    """Yield names of two parts, and where they stand."""
    for found in _NAME.finditer(text):
        yield _whole(found), (found.start(1), found.end(2))


def named(texts: Column) -> Iterator[tuple[WholeName, int]]:
    """Yield names of two parts, each with the place of its text."""
    places, seconded = texts.seconded
    for at, found in seconded.each(_NAME):
        yield _whole(found), places[at]


def _whole(found: re.Match[str]) -> WholeName:
    return found[1], _bare(found[2])


def _bare(word: str) -> str:
    """Leave out the mark of the possessive."""
    return word.removesuffix("’s").removesuffix("’")


def variants(counts: Mapping[WholeName, int]) -> Iterator[tuple[WholeName, WholeName]]:
    """Yield pairs of names that are nearly the same, the rarer one first.

    Only those that begin alike are compared: an article may have thousands.
    """
    alike: defaultdict[WholeName, deque[WholeName]] = defaultdict(deque)
    for name in counts:
        alike[name[0], name[1][0]].append(name)
    for one in counts:
        others = alike[one[0], one[1][0]]
        others.popleft()  # which is this one
        for other in others:
            if _is_near(one[1], other[1]):
                pair = sorted((one, other), key=lambda each: (counts[each], each))
                yield pair[0], pair[1]


def lone_names(text: str) -> Iterator[tuple[str, Span]]:
    """Yield long words with a capital that no sentence gives them, and their places."""
    for found in _LONE.finditer(text):
        yield found[1], found.span(1)


def lone_variants(counts: Mapping[str, int]) -> Iterator[tuple[str, str]]:
    """Yield pairs of words that are nearly the same, the rarer one first."""
    alike: defaultdict[str, list[str]] = defaultdict(list)
    for one in islice(counts, _MOST_NAMES):
        for other in alike[one[:2]]:
            if not _is_kin(one, other) and _is_near(one, other):
                rare, usual = sorted((one, other), key=lambda each: counts[each])
                yield rare, usual
        alike[one[:2]].append(one)


def _is_kin(one: str, other: str) -> bool:
    """Say whether two words differ by no more than an ending."""
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) == len(longer):
        return shorter[:-1] == longer[:-1]
    return any(longer == shorter + ending for ending in _LONE_ENDINGS)


def _is_near(one: str, other: str) -> bool:
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) < _SHORT:
        return False
    if any(longer == shorter + ending for ending in _ENDINGS):
        return False
    most = _LONG_EDITS if len(shorter) >= _LONG else _SHORT_EDITS
    return OSA.distance(one, other) <= most
