"""How alike new and old things are → which became which, one to one."""

from collections.abc import Iterable

from msgspec import Struct

MARGIN = 0.05
"""A pair that leads its rivals by less is no certain one."""


class Score(Struct, frozen=True, kw_only=True, order=True):
    """How alike a new thing and an old one are: 1 where they are the same."""

    value: float
    new: str
    old: str

    def is_rival(self, other: "Score") -> bool:
        """Say whether only one of both pairs can be."""
        return self != other and (self.new == other.new or self.old == other.old)


class Paired(Struct, frozen=True, kw_only=True):
    """New → old, and for each new thing that may be several the old ones."""

    pairs: dict[str, str]
    doubts: dict[str, tuple[str, ...]]


def pair(scores: Iterable[Score]) -> Paired:
    """Return the pairs, the best first; what has an equal rival is left alone.

    What is the same in every word goes before what is nearly the same.
    """
    pairs: dict[str, str] = {}
    doubts: dict[str, tuple[str, ...]] = {}
    left = sorted(scores, key=lambda each: (-each.value, each.new, each.old))
    while left:
        best = left[0]
        rivals = [each for each in left if _is_too_close(each, best)]
        if rivals:
            doubtful = {best.new, *(each.new for each in rivals)}
            doubts |= {new: _olds(new, (best, *rivals)) for new in sorted(doubtful)}
        else:
            doubtful = {best.new}
            pairs[best.new] = best.old
        taken = set() if rivals else {best.old}
        left = [e for e in left if e.new not in doubtful and e.old not in taken]
    return Paired(pairs=pairs, doubts=doubts)


def _is_too_close(rival: Score, best: Score) -> bool:
    is_exact = best.value >= 1 > rival.value
    return rival.is_rival(best) and not is_exact and best.value - rival.value < MARGIN


def _olds(new: str, scores: Iterable[Score]) -> tuple[str, ...]:
    return tuple(sorted(each.old for each in scores if each.new == new))
