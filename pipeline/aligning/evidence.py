"""Two articles' units → what the traits of two of them say for their being a pair.

The measure is a logarithm of likelihoods, in nats: how much likelier it is
that two units share what they share, and lack what they lack, if one
translates the other, than if they met by chance.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from math import fsum, log
from typing import TypeAlias

from msgspec import Struct

from pipeline.aligning.units import SECTION, Unit

Span: TypeAlias = tuple[int, int]
"""The index of a first unit, and how many there are."""

_KEPT: Mapping[str, float] = {"#": 0.9, "@": 0.9, "`": 0.8, "^": 0.6, "~": 0.5}
"""How often a translation keeps a trait, by the sign of its kind."""

_KEPT_WORD = 0.25
_FEWEST = 30
"""A short article counts as one of so many units: it shows too little of what
is common, and what is rare."""

_COUNTS = 0.8
"""Traits come together: a name, its initial letters, and the number beside it."""


class Stretch(Struct, frozen=True, kw_only=True):
    """Units that follow one another, taken as one text.

    `lack` is what it loses, in nats, if it shares none of its traits.
    """

    units: tuple[Unit, ...]
    length: int
    traits: frozenset[str]
    lack: float


@dataclass(frozen=True, kw_only=True)
class Evidence:
    """The units of two articles, and how rare in each their traits are."""

    source: tuple[Unit, ...]
    target: tuple[Unit, ...]

    def support(self, ours: Stretch, theirs: Stretch) -> float:
        """Return what speaks for two stretches being a pair."""
        shared = ours.traits & theirs.traits
        gain = fsum(self._gains[trait] for trait in shared)
        return gain + ours.lack + theirs.lack

    @cached_property
    def row(self) -> Mapping[int, int]:
        """The index of each unit of the source, by its place in the article."""
        return {unit.place: at for at, unit in enumerate(self.source)}

    @cached_property
    def column(self) -> Mapping[int, int]:
        """The index of each unit of the target, by its place in the article."""
        return {unit.place: at for at, unit in enumerate(self.target)}

    @cached_property
    def ours(self) -> "Stretches":
        """The stretches of the source, by the first unit and their number."""
        return Stretches(self.source, self._in_target)

    @cached_property
    def theirs(self) -> "Stretches":
        """The stretches of the target, by the first unit and their number."""
        return Stretches(self.target, self._in_source)

    @cached_property
    def _in_source(self) -> Mapping[str, float]:
        return _chances(self.source)

    @cached_property
    def _in_target(self) -> Mapping[str, float]:
        return _chances(self.target)

    @cached_property
    def _gains(self) -> Mapping[str, float]:
        common = self._in_source.keys() & self._in_target.keys()
        return {
            trait: _gain(trait, self._in_source[trait])
            + _gain(trait, self._in_target[trait])
            for trait in common
        }


class Stretches(dict[Span, Stretch]):
    """The stretches of an article that were asked for; `chances` are the other's."""

    def __init__(self, units: tuple[Unit, ...], chances: Mapping[str, float]) -> None:
        super().__init__()
        self._units = units
        self._chances = chances

    def __missing__(self, span: Span) -> Stretch:
        start, count = span
        units = self._units[start : start + count]
        traits = frozenset[str]().union(*(unit.traits for unit in units))
        lacks = (_lack(each, self._chances.get(each, 0.0)) for each in traits)
        self[span] = Stretch(
            units=units,
            length=sum(unit.length for unit in units),
            traits=traits,
            lack=fsum(lacks),
        )
        return self[span]


def _chances(units: tuple[Unit, ...]) -> Mapping[str, float]:
    """Return how likely a unit taken blindly is to have each trait."""
    counts = Counter(trait for unit in units for trait in unit.traits)
    every = max(len(units), _FEWEST) + 1
    return {trait: count / every for trait, count in counts.items()}


def _kept(trait: str) -> float:
    return _KEPT.get(trait.removeprefix(SECTION)[0], _KEPT_WORD)


def _weight(trait: str) -> float:
    """Return how much a trait counts, halved because it is looked at from two sides."""
    return _COUNTS / 2 / (2 if trait.startswith(SECTION) else 1)


def _lack(trait: str, chance: float) -> float:
    """Return what it says that a translation does not have a trait."""
    kept = _kept(trait)
    return log((1 - kept) / (1 - chance)) * _weight(trait) if chance < kept else 0.0


def _gain(trait: str, chance: float) -> float:
    """Return what it says that it has one, over what it would say that it has not."""
    kept = _kept(trait)
    if chance >= kept:
        return 0.0
    return log(kept / chance) * _weight(trait) - _lack(trait, chance)
