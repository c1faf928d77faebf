"""Some units of the source and some of the target → what it costs to pair them.

In nats, the less the likelier: the shape of the bead and the letters on its
two sides as in Gale and Church 1993, “A program for aligning sentences in
bilingual corpora”, Computational Linguistics 19(1), section 3, with the kinds
of the units and what they share (`evidence.py`) added.
"""

from collections.abc import Mapping
from math import erfc, log, sqrt
from typing import TypeAlias

from pipeline.aligning.evidence import Stretch
from pipeline.aligning.units import Unit
from pipeline.model.articles import Kind

Shape: TypeAlias = tuple[int, int]
"""How many units of the source, and of the target, a bead holds."""

SHAPES: Mapping[Shape, float] = {
    (1, 1): -log(0.89),
    (1, 0): -log(0.0099 / 2),
    (0, 1): -log(0.0099 / 2),
    (2, 1): -log(0.089 / 2),
    (1, 2): -log(0.089 / 2),
    (2, 2): -log(0.011),
    (3, 1): -log(0.0099 / 2),
    (1, 3): -log(0.0099 / 2),
}
"""What each shape costs: table 5 of the paper, and three texts that became one."""

_LISTED = SHAPES[3, 1]
"""What it costs that a list became a paragraph of as many sentences, or was one."""

_VARIANCE = 6.8
"""Letters squared for each letter: section 3.1 of the paper (s²)."""

_WORST_LENGTH = 8.0
_OTHER_KIND, _OTHER_FAMILY, _OTHER_WORLD = 1.0, 4.0, 8.0
_LABELS = frozenset(
    {Kind.TERM, Kind.TABLE_HEADER, Kind.TABLE_CELL, *(k for k in Kind if k.is_heading)}
)
_ALONE = frozenset(
    {
        Kind.ALT,
        Kind.TOOLTIP,
        Kind.TITLE,
        Kind.SUMMARY,
        Kind.SLUG,
        Kind.CORRECTION,
    }
)
_UNMERGED = _LABELS | _ALONE | {Kind.CAPTION}


def strangeness(source: int, target: int) -> float:
    """Return by how many deviations two lengths in letters differ (δ)."""
    mean = (source + target) / 2
    return abs(source - target) / sqrt(max(mean, 1) * _VARIANCE)


def length_cost(source: int, target: int) -> float:
    """Return what two lengths cost: -log of the chance of such a difference."""
    tail = erfc(strangeness(source, target) / sqrt(2))
    return min(_WORST_LENGTH, -log(tail)) if tail else _WORST_LENGTH


def kind_cost(source: Kind, target: Kind) -> float:
    """Return what it costs that two kinds of text are not the same."""
    if source is target:
        return 0.0
    if source in _ALONE or target in _ALONE:
        return _OTHER_WORLD
    is_near = (source in _LABELS) is (target in _LABELS)
    return _OTHER_KIND if is_near else _OTHER_FAMILY


def pair_cost(shape: Shape, ours: Stretch, theirs: Stretch) -> float:
    """Return what it costs to pair two stretches, whatever their words say."""
    lengths = length_cost(ours.length, theirs.length)
    return SHAPES.get(shape, _LISTED) + lengths + _kinds(ours.units, theirs.units)


def _kinds(ours: tuple[Unit, ...], theirs: tuple[Unit, ...]) -> float:
    """Return the cost of the two units that are least alike; labels never merge."""
    if len(ours) == len(theirs) == 1:
        return kind_cost(ours[0].kind, theirs[0].kind)
    has_label = any(each.kind in _UNMERGED for each in (*ours, *theirs))
    worst = max(kind_cost(one.kind, other.kind) for one in ours for other in theirs)
    return worst + _OTHER_FAMILY * has_label
