"""Two long articles → the places about which their alignment is looked for.

So that the work grows with the length of the articles, and not with its
square. What both have once, and in the same order, shows the way.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from pipeline.aligning.evidence import Evidence
from pipeline.aligning.units import Unit

_SMALL = 900
"""Cells of a table that is filled whole: two articles of thirty units."""

_REACH = 20
"""Units to either side of the way that are looked at."""

_ENOUGH = 2
"""What two units must share, and no others have, to be a mark on the way."""


def band(evidence: Evidence) -> tuple[range, ...]:
    """Return for each place between units of the source the places in the target."""
    height, width = len(evidence.source), len(evidence.target)
    if height * width <= _SMALL:
        return (range(width + 1),) * (height + 1)
    way = _way(evidence)
    following = (*way[1:], width)
    return tuple(
        range(max(0, here - _REACH), min(width, there + _REACH) + 1)
        for here, there in zip(way, following, strict=True)
    )


def _way(evidence: Evidence) -> tuple[int, ...]:
    """Return a place in the target for each in the source: lines between marks."""
    height, width = len(evidence.source), len(evidence.target)
    marks = [(0, 0), *_rising(sorted(_marks(evidence))), (height, width)]
    way: list[int] = []
    for (row, column), (below, right) in pairwise(marks):
        steps = max(below - row, 1)
        way += [column + (right - column) * n // steps for n in range(below - row)]
    return (*way, width)


def _marks(evidence: Evidence) -> Iterator[tuple[int, int]]:
    once, other = _once(evidence.source), _once(evidence.target)
    votes = Counter((once[trait], other[trait]) for trait in once.keys() & other.keys())
    return (cell for cell, count in votes.items() if count >= _ENOUGH)


def _once(units: tuple[Unit, ...]) -> dict[str, int]:
    """Return the index of the unit for each trait that only one has."""
    counts = Counter(trait for unit in units for trait in unit.traits)
    return {
        trait: index
        for index, unit in enumerate(units)
        for trait in unit.traits
        if counts[trait] == 1
    }


def _rising(cells: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the longest run of cells that rises on both sides (patience sorting)."""
    tails: list[int] = []
    links: dict[tuple[int, int], tuple[int, int] | None] = {}
    ends: list[tuple[int, int]] = []
    # In a row, the last column first: no two cells of it are in one run.
    for row, column in sorted(cells, key=lambda cell: (cell[0], -cell[1])):
        at = bisect_left(tails, column)
        links[row, column] = ends[at - 1] if at else None
        tails[at : at + 1] = [column]
        ends[at : at + 1] = [(row, column)]
    run: list[tuple[int, int]] = []
    last = ends[-1] if ends else None
    while last:
        run.append(last)
        last = links[last]
    return run[::-1]
