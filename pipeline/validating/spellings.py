"""Names in texts → those that are nearly, but not quite, the same."""

import re
from collections import defaultdict, deque
from collections.abc import Iterator, Mapping
from typing import TypeAlias

from rapidfuzz.distance import OSA

from pipeline.validating.rulebook import Span

WholeName: TypeAlias = tuple[str, str]
"""A first name and the name behind it."""

_CAPITAL = r"[^\W\d_a-zà-öø-ÿ]"
_NAME = re.compile(
    # A pattern that begins with its letter is looked for quickest.
    rf"({_CAPITAL}(?<![\w’'-].)[\w’-]*+)(?=[ \u00a0\u202f]({_CAPITAL}[\w’-]{{4,}}+))"
)
_SHORT, _LONG = 6, 9
_SHORT_EDITS, _LONG_EDITS = 1, 2
_ENDINGS = ("s", "e", "es", "n", "an", "ne")
"""What may part a name from another form of it, such as that of its people."""


def whole_names(text: str) -> Iterator[tuple[WholeName, Span]]:
    """Yield names of two parts, and where they stand."""
    for found in _NAME.finditer(text):
        yield (found[1], _bare(found[2])), (found.start(1), found.end(2))


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


def _is_near(one: str, other: str) -> bool:
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) < _SHORT:
        return False
    if any(longer == shorter + ending for ending in _ENDINGS):
        return False
    most = _LONG_EDITS if len(shorter) >= _LONG else _SHORT_EDITS
    return OSA.distance(one, other) <= most
