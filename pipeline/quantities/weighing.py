"""A text → what its figures are worth, without where they stand.

Most texts need no more: both sides of a pair are worth the same. Phrases are read once,
and remembered while they come again.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple, TypeAlias

from pipeline.quantities.finding import find
from pipeline.quantities.phrases import phrases
from pipeline.quantities.values import Quantity

Worth: TypeAlias = tuple[str, str]
"""A value, and its unit, as those of a `Quantity`."""


class _Read(NamedTuple):
    quantities: tuple[Quantity, ...]
    worths: tuple[Worth, ...]


def weigh(text: str, tag: str) -> list[Worth]:
    """Return the values and units that `find` would find in a text, sorted.

    `tag` is an ISO 639 code.
    """
    return sorted(
        worth for phrase in phrases(text, tag) for worth in _read(phrase, tag).worths
    )


def skim(text: str, tag: str) -> Iterator[Quantity]:
    """Yield what `find` would find, but for where it stands in the text."""
    for phrase in phrases(text, tag):
        yield from _read(phrase, tag).quantities


@lru_cache(maxsize=1 << 14)
def _read(phrase: str, tag: str) -> _Read:
    found = find(phrase, tag)
    return _Read(found, tuple((each.value, each.unit) for each in found))
