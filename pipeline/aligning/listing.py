"""Items of a list and sentences of a paragraph → whether the one became the other."""

from collections.abc import Sequence
from itertools import accumulate, takewhile

from pipeline.aligning.costs import SHAPES, strangeness
from pipeline.aligning.units import Unit
from pipeline.model.articles import Kind

_FEW = max(count for count, _ in SHAPES)
_MOST = 12
"""Items of a list that somebody would write as a paragraph."""

_STRANGE = 2.5
"""By how many deviations an item and its sentence may differ in length, at most."""


def listed(items: Sequence[Unit], paragraph: Sequence[Unit]) -> int:
    """Return how many of some items are as many sentences as a paragraph has.

    Nothing where they are so few that any texts may be joined, or too many.
    """
    if not (items and paragraph) or paragraph[0].kind is not Kind.PARAGRAPH:
        return 0
    run = takewhile(lambda unit: unit.kind is Kind.LIST_ITEM, items[:_MOST])
    counts = list(accumulate(len(unit.sentences) for unit in run))
    wanted = len(paragraph[0].sentences)
    found = counts.index(wanted) + 1 if wanted in counts else 0
    return found if found > _FEW else 0


def is_listed(source: Sequence[Unit], target: Sequence[Unit]) -> bool:
    """Say whether one side has in items what the other says in its sentences."""
    kinds = {frozenset(unit.kind for unit in side) for side in (source, target)}
    if kinds != {frozenset({Kind.LIST_ITEM}), frozenset({Kind.PARAGRAPH})}:
        return False
    ours, theirs = (
        [length for unit in side for length in unit.sentences]
        for side in (source, target)
    )
    return len(ours) == len(theirs) and all(
        strangeness(one, other) <= _STRANGE
        for one, other in zip(ours, theirs, strict=True)
    )
