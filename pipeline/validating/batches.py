"""Pairs of one catalog → the columns of their texts, by which rules suspect some."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from typing import TypeAlias

from babel import Locale

from pipeline.patterns import pattern
from pipeline.validating.columns import Column
from pipeline.validating.marking import is_remarked
from pipeline.validating.once import once
from pipeline.validating.prose import OPAQUE
from pipeline.validating.subjects import UNSURE, Pair

_UNSURE = pattern(f"[{re.escape(UNSURE)}@{OPAQUE}]")
_ADDRESSED = ("://", "www.")
"""What a text has whose words may not be what is typed (`prose`)."""


class Batch:
    """Some pairs, one at least, whose languages are the same.

    The columns are named as what a pair has: `text` and `source` as they are typed,
    `words` and `source_words` as they are read.
    """

    def __init__(self, pairs: Sequence[Pair]) -> None:
        self.pairs = pairs

    @property
    def locale(self) -> Locale:
        """That of the translations."""
        return self.pairs[0].locale

    @property
    def source_locale(self) -> Locale:
        """That of the sources."""
        return self.pairs[0].source_locale

    @once
    def text(self) -> Column:
        """The translations."""
        return Column([each.translation.text for each in self.pairs])

    @once
    def source(self) -> Column:
        """The sources."""
        return Column([each.message.text for each in self.pairs])

    @once
    def words(self) -> Column:
        """The words of the translations."""
        pairs = self.pairs
        return _read(self.text, self.unsure, lambda place: pairs[place].words.text)

    @once
    def source_words(self) -> Column:
        """The words of the sources."""
        pairs = self.pairs
        return _read(
            self.source,
            self.unsure_sources,
            lambda place: pairs[place].source_words.text,
        )

    @once
    def unsure(self) -> list[int]:
        """The places of the translations whose words may not be what is typed."""
        return _unsure(self.text)

    @once
    def unsure_sources(self) -> list[int]:
        """The places of the sources whose words may not be what is typed."""
        return _unsure(self.source)

    @once
    def remarked(self) -> list[int]:
        """The places of the pairs whose marks may not be those of the source."""
        return [
            place
            for place, pair in enumerate(self.pairs)
            if pair.is_written and is_remarked(pair)
        ]


def _unsure(typed: Column) -> list[int]:
    addressed = map(typed.with_stretch, _ADDRESSED)
    return sorted(frozenset(chain(typed.having(_UNSURE), *addressed)))


def _read(typed: Column, unsure: list[int], words: Callable[[int], str]) -> Column:
    """Return a column of words: what is typed, but where that may not be the same."""
    if not unsure:
        return typed
    texts = list(typed.texts)
    for place in unsure:
        texts[place] = words(place)
    return Column(texts, OPAQUE)


Suspicion: TypeAlias = Callable[[Batch], Iterable[int]]
"""Tells the places of the pairs of a batch in which a rule may find something."""


def remarked(batch: Batch) -> Iterable[int]:
    """Suspect pairs whose marks may not be those of the source."""
    return batch.remarked


def in_figures(*patterns: re.Pattern[str]) -> Suspicion:
    """Suspect as `in_words` does, by patterns in which there is always a digit."""

    def suspects(batch: Batch) -> Iterator[int]:
        for each in patterns:
            yield from batch.words.having_digits(each)

    return suspects


def with_words(words: frozenset[str]) -> Suspicion:
    """Suspect translations that have one of some words."""
    return lambda batch: batch.words.with_words(words)


def in_words(*patterns: re.Pattern[str]) -> Suspicion:
    """Suspect translations whose words have one of some patterns."""

    def suspects(batch: Batch) -> Iterator[int]:
        for each in patterns:
            yield from batch.words.having(each)

    return suspects
