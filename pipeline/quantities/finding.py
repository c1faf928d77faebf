"""The passes over a text: each consumes what it reads, so that none reads it twice."""

import re
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise

from msgspec.structs import replace

from pipeline.patterns import pattern
from pipeline.quantities.amounts import FIGURE, find_amounts, find_ordinals
from pipeline.quantities.codes import find_codes, find_telephones
from pipeline.quantities.compounds import find_compounds
from pipeline.quantities.dates import find_dates, find_weekdays
from pipeline.quantities.fractions import find_fractions
from pipeline.quantities.languages import SPACES, either, language
from pipeline.quantities.times import find_times
from pipeline.quantities.values import Quantity, Sort, number

PASSES: tuple[Callable[[str, str], Iterable[Quantity]], ...] = (
    find_dates,
    find_telephones,
    find_fractions,
    find_times,
    find_compounds,
    find_ordinals,
    find_codes,
    find_amounts,
    find_weekdays,
)
"""The order is that of how much a pass demands of what it reads."""

_ALWAYS = pattern(
    rf"24[{SPACES}]?(?:h|heures)?[{SPACES}]?(?:/|sur)[{SPACES}]?(?:24|7)"
    rf"|7[{SPACES}]?(?:j|jours)?[{SPACES}]?(?:/|sur)[{SPACES}]?7"
)
"""“24/7” and its like say “always” and count nothing."""

_CONSUMED = "\ufffc"
_YEAR, _IN_CENTURY = pattern(r"n:(?:1\d|20)\d\d"), pattern(r"n:\d\d")
_SPANNING = frozenset("-–/")


def find(text: str, tag: str) -> tuple[Quantity, ...]:
    """Return the quantities in a text of a language, in the order they stand.

    `tag` is an ISO 639 code. Text takes time in proportion to its length.
    """
    if not FIGURE.search(text):
        return tuple(find_weekdays(text, tag))
    left = text
    if "/" in text or "sur" in text:
        left = _ALWAYS.sub(lambda found: _CONSUMED * len(found[0]), text)
    read: list[Quantity] = []
    for find_some in PASSES:
        new = list(find_some(left, tag))
        if new:
            if not _is_in_order(new):
                new = sorted(_apart(new), key=_start)
            left = _without(left, new)
            read += new
    if len(read) < 2:  # noqa: PLR2004 - a range has two ends
        return tuple(read)
    return tuple(_spread(sorted(read, key=_start), text, tag))


def _start(each: Quantity) -> int:
    return each.start


def _is_in_order(found: Iterable[Quantity]) -> bool:
    """Say whether each begins behind the one before it, as those of most passes do."""
    return all(one.end <= two.start for one, two in pairwise(found))


def _apart(found: Iterable[Quantity]) -> Iterator[Quantity]:
    """Yield what does not overlap with what was found before it."""
    taken: set[int] = set()
    for each in found:
        places = range(each.start, each.end)
        if taken.isdisjoint(places):
            taken.update(places)
            yield each


def _without(text: str, found: Iterable[Quantity]) -> str:
    left: list[str] = []
    at = 0
    for each in found:
        left += (text[at : each.start], _CONSUMED * (each.end - each.start))
        at = each.end
    return "".join((*left, text[at:]))


def _spread(found: list[Quantity], text: str, tag: str) -> list[Quantity]:
    """Give both ends of a range the unit and the factor that one of them has."""
    spread = list(found)
    link, longest = _link(tag), _longest_link(tag)
    for at, (one, two) in enumerate(pairwise(found)):
        if not one.end < two.start <= one.end + longest:
            continue
        if _is_span(one, two, text):
            century = one.value.removesuffix(one.value[-2:])
            spread[at + 1] = replace(two, value=f"{century}{two.value[2:]}")
        elif link.fullmatch(text, one.end, two.start):
            spread[at] = _like(spread[at], two)
            spread[at + 1] = _like(two, spread[at])
    return spread


def _is_span(one: Quantity, two: Quantity, text: str) -> bool:
    """Say whether the second of two years is written without its century: 1914–18."""
    return (
        text[one.end : two.start] in _SPANNING
        and _YEAR.fullmatch(one.value) is not None
        and _IN_CENTURY.fullmatch(two.value) is not None
        and one.end - one.start == len(one.value) - 2
        and two.end - two.start == len(two.value) - 2
        and two.value[2:] > one.value[-2:]
    )


@lru_cache(maxsize=64)
def _link(tag: str) -> re.Pattern[str]:
    """Return the pattern of what stands between both ends of a range."""
    words = either(language(tag).ranges)
    return re.compile(rf"[{SPACES}]?(?:{words})[{SPACES}]?")


@lru_cache(maxsize=64)
def _longest_link(tag: str) -> int:
    """Return how many characters that has at most; a sign for years is one."""
    return max(map(len, language(tag).ranges), default=1) + len("  ")


def _like(one: Quantity, other: Quantity) -> Quantity:
    """Return one end of a range with what only the other end says of both."""
    is_bare = one.sort is Sort.NUMBER and other.sort is not Sort.NUMBER
    is_less = one.factor < other.factor
    if not (is_bare or is_less) or not {one.sort, other.sort} <= _COUNTED:
        return one
    scaled = Decimal(one.value.removeprefix("n:")) * other.factor
    return replace(
        one,
        sort=other.sort if is_bare else one.sort,
        unit=other.unit if is_bare else one.unit,
        also=(*one.also, number(scaled)) if is_less else one.also,
    )


_COUNTED = frozenset({Sort.NUMBER, Sort.PERCENT, Sort.MONEY})
