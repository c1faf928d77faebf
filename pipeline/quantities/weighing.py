"""Phrases that have figures → what those are worth, without where they stand.

Most texts need no more: both sides of a pair are worth the same. A phrase is read once,
and remembered while it comes again.
"""

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple, TypeAlias

from pipeline.quantities.finding import find
from pipeline.quantities.values import Quantity

Worth: TypeAlias = tuple[str, str]
"""A value, and its unit, as those of a `Quantity`."""


class _Read(NamedTuple):
    quantities: tuple[Quantity, ...]
    worths: tuple[Worth, ...]


def weigh(phrases: Iterable[str], tag: str) -> list[Worth]:
    """Return the values and units of the figures in the phrases of a text, sorted.

    They are those that `find` finds in the text. `tag` is an ISO 639 code.
    """
    return sorted(worth for each in phrases for worth in _read(each, tag).worths)


def skim(phrases: Iterable[str], tag: str) -> tuple[Quantity, ...]:
    """Return what `find` finds in the text, but for where it stands there."""
    return tuple(found for each in phrases for found in _read(each, tag).quantities)


@lru_cache(maxsize=1 << 14)
def _read(phrase: str, tag: str) -> _Read:
    found = find(phrase, tag)
    return _Read(found, tuple((each.value, each.unit) for each in found))
