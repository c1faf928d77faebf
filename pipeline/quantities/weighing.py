"""Phrases that have figures → what those are worth, without where they stand.

Most texts need no more: both sides of a pair are worth the same. A phrase is read once,
and remembered while it comes again.
"""

from collections.abc import Iterable
from functools import lru_cache
from itertools import chain
from typing import TypeAlias

from pipeline.quantities.finding import find
from pipeline.quantities.values import Quantity

Worth: TypeAlias = tuple[str, str]
"""A value, and its unit, as those of a `Quantity`."""

_MOST_KEPT = 1 << 14


def weigh(phrases: Iterable[str], tag: str) -> list[Worth]:
    """Return the values and units of the figures in the phrases of a text, sorted.

    They are those that `find` finds in the text. `tag` is an ISO 639 code.
    """
    return sorted(chain.from_iterable(map(_worths(tag).__getitem__, phrases)))


def skim(phrases: Iterable[str], tag: str) -> tuple[Quantity, ...]:
    """Return what `find` finds in the text, but for where it stands there."""
    return tuple(found for each in phrases for found in _read(each, tag))


@lru_cache(maxsize=_MOST_KEPT)
def _read(phrase: str, tag: str) -> tuple[Quantity, ...]:
    return find(phrase, tag)


class _Worths(dict[str, list[Worth]]):
    """Turns the phrases of a language into what their figures are worth."""

    def __init__(self, tag: str) -> None:
        super().__init__()
        self._tag = tag

    def __missing__(self, phrase: str) -> list[Worth]:
        if len(self) >= _MOST_KEPT:
            self.clear()
        found = _read(phrase, self._tag)
        worths = self[phrase] = [(each.value, each.unit) for each in found]
        return worths


@lru_cache(maxsize=64)
def _worths(tag: str) -> _Worths:
    return _Worths(tag)
