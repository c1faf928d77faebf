"""Beads → beads in which what was moved has found its partner elsewhere."""

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from pipeline.aligning.beads import Bead
from pipeline.aligning.costs import pair_cost
from pipeline.aligning.evidence import Evidence
from pipeline.aligning.units import Unit

_ENOUGH = 0.0
"""What must speak for a pair that stands in no order, in nats."""

_LEAD = 3.0
"""By how much it must speak more for them than for any other pair of either."""

_PLENTY = 5.0
"""What speaks for a pair, and for its place, so that no other need be looked at."""

_REACH = 100
"""Units to either side of a pair among which its rivals are looked for."""

_TWO = 2
_MOST = 250_000
"""Pairs that are looked at: five hundred units on each side."""


def reunite(beads: tuple[Bead, ...], evidence: Evidence) -> tuple[Bead, ...]:
    """Pair what has no partner where both sides clearly want each other.

    The new pairs come last; the rest keeps its order. Two texts that have
    changed places, and so seem to be one, are parted. Each pair is told how
    much better it is than any other of its two sides.
    """
    parted = tuple(part for bead in beads for part in _uncrossed(bead, evidence))
    found = tuple(_pairs(parted, evidence))
    paired = {unit.place for bead in found for unit in bead.source}
    settled = {unit.place for bead in found for unit in bead.target}
    rest = (
        bead
        for bead in parted
        if paired.isdisjoint(unit.place for unit in bead.source)
        and settled.isdisjoint(unit.place for unit in bead.target)
    )
    return (*(_compared(bead, evidence) for bead in rest), *found)


def _uncrossed(bead: Bead, evidence: Evidence) -> tuple[Bead, ...]:
    """Return a bead of two texts on each side as the two pairs it is, if crossed."""
    if len(bead.source) != _TWO or len(bead.target) != _TWO:
        return (bead,)
    row, column = _place(bead, evidence)
    straight = _score(evidence, row, column) + _score(evidence, row + 1, column + 1)
    one, other = (row, column + 1), (row + 1, column)
    if _score(evidence, *one) + _score(evidence, *other) < straight:
        return (bead,)
    return (_moved(evidence, *one), _moved(evidence, *other))


def _pairs(beads: tuple[Bead, ...], evidence: Evidence) -> Iterator[Bead]:
    rows = _alone(evidence.source, (b.source for b in beads if not b.target))
    columns = _alone(evidence.target, (b.target for b in beads if not b.source))
    if len(rows) * len(columns) > _MOST:
        return
    for row in rows:
        for column in columns:
            score = _score(evidence, row, column)
            lead = _lead(evidence, row, column) if score >= _ENOUGH else 0.0
            if lead >= _LEAD:
                yield _moved(evidence, row, column)


def _alone(
    units: tuple[Unit, ...], beads: Iterable[tuple[Unit, ...]]
) -> tuple[int, ...]:
    alone = {unit.place for bead in beads for unit in bead}
    return tuple(at for at, unit in enumerate(units) if unit.place in alone)


def _moved(evidence: Evidence, row: int, column: int) -> Bead:
    lead = _lead(evidence, row, column)
    return Bead(
        source=(evidence.source[row],),
        target=(evidence.target[column],),
        margin=lead,
        support=evidence.support(evidence.ours[row, 1], evidence.theirs[column, 1]),
        lead=lead,
        is_moved=True,
    )


def _compared(bead: Bead, evidence: Evidence) -> Bead:
    if len(bead.source) != 1 or len(bead.target) != 1:
        return bead
    if bead.support >= _PLENTY and bead.margin >= _PLENTY:
        return bead
    return replace(bead, lead=_lead(evidence, *_place(bead, evidence)))


def _place(bead: Bead, evidence: Evidence) -> tuple[int, int]:
    return evidence.row[bead.source[0].place], evidence.column[bead.target[0].place]


def _near(at: int, units: tuple[Unit, ...]) -> range:
    return range(max(0, at - _REACH), min(len(units), at + _REACH + 1))


def _score(evidence: Evidence, row: int, column: int) -> float:
    ours, theirs = evidence.ours[row, 1], evidence.theirs[column, 1]
    return evidence.support(ours, theirs) - pair_cost((1, 1), ours, theirs)


def _lead(evidence: Evidence, row: int, column: int) -> float:
    """Return by how much a pair is better than any other of either side."""
    rows, columns = _near(row, evidence.source), _near(column, evidence.target)
    beside = (_score(evidence, row, other) for other in columns if other != column)
    above = (_score(evidence, other, column) for other in rows if other != row)
    rival = max((*beside, *above), default=0.0)
    return _score(evidence, row, column) - rival
