"""A text → the figures that its translation must have, and those that it can answer.

One language may write in digits what another spells, and begin a date with
another of its parts.
"""

from collections.abc import Iterable, Iterator
from typing import TypeAlias

from msgspec import Struct

from pipeline.patterns import pattern
from pipeline.quantities import Quantity, Sort, find, spelt

_DATE = pattern(r"d:(\d*)-(\d{2})(?:-(\d{2}))?")

Figure: TypeAlias = tuple[str, frozenset[str]]
"""As it stands in the text, and the values that will do for it."""


class Figures(Struct, frozen=True, kw_only=True):
    """What is written in digits, and the values of all, the spelt ones among them.

    A date is its year, its month and its day, each a figure of its own.
    """

    written: tuple[Figure, ...] = ()
    values: frozenset[str] = frozenset()


def read_figures(words: str, language: str) -> Figures:
    """Return the figures of a text; `language` is an ISO 639 code."""
    found = find(words, language)
    written = tuple(figure for each in found for figure in _written(each, words))
    values = {value for each in found for value in each.values}
    values |= {value for _, forms in written for value in forms}
    return Figures(written=written, values=frozenset(values) | spelt(words, language))


def unanswered(ours: Iterable[Figures], theirs: Iterable[Figures]) -> tuple[str, ...]:
    """Return the figures of some texts that none of the others has a value of."""
    known = frozenset[str]().union(*(each.values for each in theirs))
    missing = (
        text for each in ours for text, forms in each.written if known.isdisjoint(forms)
    )
    return tuple(dict.fromkeys(missing))


def doubts(ours: Iterable[Figures], theirs: Iterable[Figures]) -> Iterator[str]:
    """Yield, as half-sentences, the figures that one side has and the other has not."""
    one, other = tuple(ours), tuple(theirs)
    if missing := unanswered(one, other):
        yield f"the figure {', '.join(missing)} is not in it"
    if added := unanswered(other, one):
        yield f"the figure {', '.join(added)} is only in it"


def _written(quantity: Quantity, words: str) -> Iterator[Figure]:
    text = words[quantity.start : quantity.end]
    if quantity.sort is Sort.DATE and not quantity.also:
        yield from ((text, frozenset({part})) for part in _parts(quantity.value))
    elif quantity.sort is Sort.DATE:
        readings = (_parts(value) for value in quantity.values)
        yield text, frozenset(part for parts in readings for part in parts)
    elif quantity.sort is not Sort.WEEKDAY:
        yield text, quantity.values


def _parts(date: str) -> Iterator[str]:
    found = _DATE.fullmatch(date)
    if found:
        year, month, day = found.groups()
        yield f"month {month}"
        yield from (f"n:{int(part)}" for part in (year, day) if part)
