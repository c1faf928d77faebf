"""Pairs that were found, beside those that are true: precision and recall."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeAlias

from pipeline.aligning import align
from pipeline.model.articles import Article

Pairs: TypeAlias = frozenset[tuple[int, int]]
"""Indices of a message of the source and one of the translation."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """Counts over many articles; a share of nothing is whole."""

    true: int = 0
    found: int = 0
    right: int = 0

    @property
    def precision(self) -> float:
        """The share of the pairs found that are right."""
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """The share of the true pairs that were found."""
        return self.right / self.true if self.true else 1.0


def score(cases: Iterable[tuple[Article, Article, Pairs]]) -> tuple[Score, Score]:
    """Align each pair of articles; score what was approved, then all."""
    approved, every = Score(), Score()
    for source, target, true in cases:
        renditions = align(source, target).renditions
        sure = {(r.message, o) for r in renditions if r.is_certain for o in r.origins}
        found = {(r.message, o) for r in renditions for o in r.origins}
        approved, every = _added(approved, sure, true), _added(every, found, true)
    return approved, every


def _added(known: Score, found: set[tuple[int, int]], true: Pairs) -> Score:
    return Score(
        true=known.true + len(true),
        found=known.found + len(found),
        right=known.right + len(found & true),
    )
