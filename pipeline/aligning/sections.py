"""Two articles' units → those of the target, their sections in the source's order.

An editor who adapts an article moves whole sections. The alignment that
follows keeps the order of both sides, so the sections are matched first.
"""

from collections.abc import Iterator
from itertools import pairwise
from math import inf
from typing import TypeAlias

from msgspec.structs import replace

from pipeline.aligning.evidence import Evidence
from pipeline.aligning.units import SECTION, Unit

Section: TypeAlias = tuple[Unit, ...]

_ENOUGH = -4.0
"""What must speak for two sections being one, in nats: much may have been cut."""

_LEAD = 3.0
"""By how much it must speak more for them than for any other two."""


def reordered(source: tuple[Unit, ...], target: tuple[Unit, ...]) -> tuple[Unit, ...]:
    """Return the target's units in an order in which both sides can be laid out.

    A section that has no counterpart stays behind the one before it. Where the
    order is the same already, nothing moves.
    """
    ours, theirs = tuple(_sections(source)), tuple(_sections(target))
    matches = dict(_matches(ours, theirs))
    found = [matches[column] for column in sorted(matches)]
    if all(one < other for one, other in pairwise(found)):
        return target
    ranks, rank = [], -1
    for column in range(len(theirs)):
        rank = matches.get(column, rank)
        ranks.append((rank, column))
    return tuple(unit for _, column in sorted(ranks) for unit in theirs[column])


def _sections(units: tuple[Unit, ...]) -> Iterator[Section]:
    """Cut before each heading of the highest level that there is."""
    headings = sorted({unit.kind for unit in units if unit.kind.is_heading})
    top = headings[0] if headings else None
    section: list[Unit] = []
    for unit in units:
        if unit.kind is top and section:
            yield tuple(section)
            section = []
        section.append(unit)
    if section:
        yield tuple(section)


def _matches(
    ours: tuple[Section, ...], theirs: tuple[Section, ...]
) -> Iterator[tuple[int, int]]:
    """Yield (target, source) for sections that are surely the same, one to one."""
    evidence = Evidence(
        source=tuple(map(_whole, ours)), target=tuple(map(_whole, theirs))
    )
    scores = [
        [
            evidence.support(evidence.ours[row, 1], evidence.theirs[column, 1])
            for column in range(len(theirs))
        ]
        for row in range(len(ours))
    ]
    for row, line in enumerate(scores):
        for column, score in enumerate(line):
            rivals = [*line[:column], *line[column + 1 :]]
            rivals += [other[column] for at, other in enumerate(scores) if at != row]
            lead = score - max(rivals, default=-inf)
            if score >= _ENOUGH and lead >= _LEAD:
                yield column, row


def _whole(section: Section) -> Unit:
    """Return a section as one unit."""
    traits = (trait for unit in section for trait in unit.traits)
    own = frozenset(trait for trait in traits if not trait.startswith(SECTION))
    return replace(section[0], traits=own)
