"""The sentences of a source and of its translation → which stand for which.

Gale and Church, *A Program for Aligning Sentences in Bilingual Corpora* (1993),
section 3: lengths in characters alone tell, since long sentences have long
translations; here a pair of paragraphs is so short that more is not needed.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from math import inf

from pipeline.syntax import sentences

_BEADS = {(1, 1): 0.0, (1, 2): 2.3, (2, 1): 2.3, (2, 2): 4.4, (1, 0): 6.0, (0, 1): 6.0}
"""How many sentences stand for how many, and what that costs: log of its rarity."""

_SPREAD = 6.8
"""Variance of the length, by character: that of the paper."""


@lru_cache(maxsize=1 << 10)
def portions(source: str, text: str) -> tuple[tuple[tuple[str, ...], str], ...]:
    """Return the smallest parts of a pair that are translations of each other."""
    ours, theirs = sentences(source), sentences(text)
    if len(ours) == len(theirs):
        pairs = zip(ours, theirs, strict=True)
        return tuple(((one,), other) for one, other in pairs)
    return tuple(_aligned(ours, theirs))


def _aligned(
    ours: Sequence[str], theirs: Sequence[str]
) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield the beads of the cheapest alignment, in order."""
    costs = {(0, 0): (0.0, (0, 0))}
    for i in range(len(ours) + 1):
        for j in range(len(theirs) + 1):
            if (i, j) != (0, 0):
                costs[i, j] = min(
                    _ways(i, j, ours, theirs, costs), default=(inf, (0, 0))
                )
    path = []
    i, j = len(ours), len(theirs)
    while (i, j) != (0, 0):
        step = costs[i, j][1]
        path.append((i - step[0], i, j - step[1], j))
        i, j = i - step[0], j - step[1]
    for start, end, first, last in reversed(path):
        yield tuple(ours[start:end]), " ".join(theirs[first:last])


def _ways(
    i: int,
    j: int,
    ours: Sequence[str],
    theirs: Sequence[str],
    costs: dict[tuple[int, int], tuple[float, tuple[int, int]]],
) -> Iterator[tuple[float, tuple[int, int]]]:
    for (a, b), rarity in _BEADS.items():
        if i >= a and j >= b:
            before = costs[i - a, j - b][0]
            one = sum(map(len, ours[i - a : i]))
            other = sum(map(len, theirs[j - b : j]))
            yield before + rarity + _distance(one, other), (a, b)


def _distance(one: int, other: int) -> float:
    """Return how unlikely two lengths are for texts that say the same."""
    mean = (one + other) / 2
    return (one - other) ** 2 / (2 * _SPREAD * mean) if mean else 0.0


def excerpt(source: str, text: str, wanted: str) -> str:
    """Return the part of a translation that stands for some sentences of its source.

    `wanted` are these sentences. Nothing is returned where they are all, or where it
    is not certain what stands for them.
    """
    asked, known = sentences(wanted), sentences(source)
    if len(asked) >= len(known) or not set(asked) <= set(known):
        return ""
    parts = [part for part in portions(source, text) if set(part[0]) & set(asked)]
    is_certain = tuple(each for own, _ in parts for each in own) == asked
    return " ".join(text for _, text in parts) if is_certain else ""
