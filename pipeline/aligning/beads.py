"""The units of two articles → beads: which of them belong together, in order.

The cheapest way through the table of all places, by dynamic programming, as
in Gale and Church 1993 (section 3.4); and how much dearer every other is.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from math import inf
from typing import TypeAlias

from msgspec import Struct

from pipeline.aligning.bands import band
from pipeline.aligning.costs import SHAPES, Shape, pair_cost
from pipeline.aligning.evidence import Evidence
from pipeline.aligning.listing import listed
from pipeline.aligning.units import Unit

_Place: TypeAlias = tuple[int, int]
"""A unit: its side, 0 for the source, and its index there."""


class Bead(Struct, frozen=True, kw_only=True):
    """Units of the source and of the target that say the same; one side may be empty.

    `margin` is how much more, in nats, it would cost to place any of them
    elsewhere; `support` is what their traits say for the bead, in nats.
    `lead` is by how much words, lengths and kinds speak more for a pair than for
    any other of its two units, wherever that stands. `is_moved`: it was found
    outside the order that the two sides share.
    """

    source: tuple[Unit, ...] = ()
    target: tuple[Unit, ...] = ()
    margin: float = 0.0
    support: float = 0.0
    lead: float = 0.0
    is_moved: bool = False


class _Step(Struct, frozen=True):
    """A bead in the table: the place before it, its shape, its cost and support."""

    start: Shape
    shape: Shape
    cost: float
    support: float

    @property
    def end(self) -> Shape:
        return (self.start[0] + self.shape[0], self.start[1] + self.shape[1])


def string(evidence: Evidence) -> tuple[Bead, ...]:
    """Return the beads of the cheapest alignment that keeps the order of both."""
    steps = tuple(_steps(evidence))
    goal = (len(evidence.source), len(evidence.target))
    ahead = _costs(steps)
    behind = _costs_back(steps, goal)
    way = tuple(_way(steps, behind, goal))
    rivals = _rivals(steps, way, ahead, behind)
    return tuple(_bead(step, evidence, rivals, behind[0, 0]) for step in way)


def _steps(evidence: Evidence) -> Iterator[_Step]:
    """Yield every bead within the band, in the order of the places before them."""
    columns = band(evidence)
    for row, reach in enumerate(columns):
        for column in reach:
            for shape in (*SHAPES, *_listed(row, column, evidence)):
                below, right = row + shape[0], column + shape[1]
                if below < len(columns) and right in columns[below]:
                    yield from _step((row, column), shape, evidence)


def _listed(row: int, column: int, evidence: Evidence) -> Iterator[Shape]:
    """Yield the shape of a list that says here in items what a paragraph says."""
    if items := listed(evidence.source[row:], evidence.target[column : column + 1]):
        yield (items, 1)
    if items := listed(evidence.target[column:], evidence.source[row : row + 1]):
        yield (1, items)


def _step(start: Shape, shape: Shape, evidence: Evidence) -> Iterator[_Step]:
    """Yield the bead of a shape at a place; texts merge only where words say so."""
    if 0 in shape:
        yield _Step(start, shape, SHAPES[shape], 0.0)
        return
    ours = evidence.ours[start[0], shape[0]]
    theirs = evidence.theirs[start[1], shape[1]]
    if shape == (1, 1) or not ours.traits.isdisjoint(theirs.traits):
        support = evidence.support(ours, theirs)
        yield _Step(start, shape, pair_cost(shape, ours, theirs) - support, support)


def _costs(steps: tuple[_Step, ...]) -> dict[Shape, float]:
    """Return the cost of the cheapest way from the start to each place."""
    costs: defaultdict[Shape, float] = defaultdict(lambda: inf, {(0, 0): 0.0})
    for step in steps:
        costs[step.end] = min(costs[step.end], costs[step.start] + step.cost)
    return costs


def _costs_back(steps: tuple[_Step, ...], goal: Shape) -> dict[Shape, float]:
    """Return the cost of the cheapest way from each place to the end."""
    costs: defaultdict[Shape, float] = defaultdict(lambda: inf, {goal: 0.0})
    for step in reversed(steps):
        costs[step.start] = min(costs[step.start], costs[step.end] + step.cost)
    return costs


def _way(
    steps: Iterable[_Step], behind: dict[Shape, float], goal: Shape
) -> Iterator[_Step]:
    """Yield the steps of the cheapest way; of two as cheap, the first of `SHAPES`."""
    leaving: defaultdict[Shape, list[_Step]] = defaultdict(list)
    for step in steps:
        leaving[step.start].append(step)
    place = (0, 0)
    while place != goal:
        step = min(leaving[place], key=lambda each: each.cost + behind[each.end])
        yield step
        place = step.end


def _rivals(
    steps: Iterable[_Step],
    way: tuple[_Step, ...],
    ahead: Mapping[Shape, float],
    behind: Mapping[Shape, float],
) -> Mapping[_Place, float]:
    """Return for each unit the cost of the best way that takes it elsewhere.

    A bead that only adds to the unit's own does not.
    """
    own = {place: step for step in way for place in _covered(step)}
    rivals: defaultdict[_Place, float] = defaultdict(lambda: inf)
    for step in steps:
        through = ahead[step.start] + step.cost + behind[step.end]
        for side, index in _covered(step):
            if not _is_joined(step, own[side, index], 1 - side):
                rivals[side, index] = min(rivals[side, index], through)
    return rivals


def _is_joined(step: _Step, own: _Step, side: int) -> bool:
    """Say whether two beads share a unit of a side."""
    last = min(step.end[side], own.end[side])
    return max(step.start[side], own.start[side]) < last


def _covered(step: _Step) -> Iterator[_Place]:
    for side in (0, 1):
        first = step.start[side]
        yield from ((side, first + nth) for nth in range(step.shape[side]))


def _bead(
    step: _Step, evidence: Evidence, rivals: Mapping[_Place, float], best: float
) -> Bead:
    (row, column), (below, right) = step.start, step.end
    return Bead(
        source=evidence.source[row:below],
        target=evidence.target[column:right],
        margin=min(rivals[unit] for unit in _covered(step)) - best,
        support=step.support,
    )
