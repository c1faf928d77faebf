"""Fifth pass: an edited text stands between the neighbours that it had.

A run of messages without an old entry is laid beside the run of unused
entries that stood in the same gap, in reading order.
"""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from pipeline.differences import similarity
from pipeline.merging.matching import Closeness, Edit, Match, Matches

THRESHOLD = 0.45
"""Between its own neighbours a text may change more than anywhere else."""

_LARGEST_TABLE = 2_500
"""Two runs of fifty; longer ones are left to the index of the next pass."""


class _Gap(Struct, frozen=True, kw_only=True):
    """Messages of the template, and the live entries that may be theirs."""

    new: tuple[int, ...]
    old: tuple[int, ...]


def match_neighbours(edit: Edit, matches: Matches) -> Matches:
    """Match the messages of each gap with the entries of the same gap, in order."""
    found: dict[int, Match] = {}
    taken: set[int] = set()
    if len(matches) == len(edit.template):
        return found
    for gap in _gaps(edit, matches):
        free = tuple(at for at in gap.old if at not in taken)
        for new, old in _aligned(edit, gap.new, free):
            found[new] = Match(
                origin=edit.live[old], closeness=Closeness.SIMILAR, place=old
            )
            taken.add(old)
    return found


def _gaps(edit: Edit, matches: Matches) -> Iterator[_Gap]:
    """Yield each run of unmatched messages with the unused entries about it."""
    unused = set(edit.unused(matches))
    run: list[int] = []
    before = -1
    for at in range(len(edit.template) + 1):
        match = matches.get(at)
        if at < len(edit.template) and match is None:
            run.append(at)
        elif match is None or match.place >= 0:  # an obsolete one stood nowhere
            after = match.place if match else len(edit.live)
            if run:
                yield _Gap(new=tuple(run), old=_around(unused, before, after))
            run, before = [], after


def _around(unused: set[int], before: int, after: int) -> tuple[int, ...]:
    """Return the unused entries right after one place and right before another."""
    follow = before + 1
    while follow in unused:
        follow += 1
    precede = after - 1
    while precede in unused:
        precede -= 1
    return tuple(sorted({*range(before + 1, follow), *range(precede + 1, after)}))


def _aligned(
    edit: Edit, new: Sequence[int], old: Sequence[int]
) -> Iterator[tuple[int, int]]:
    """Yield the pairs that keep the order of both and are most alike in sum."""
    if not old or len(new) * len(old) > _LARGEST_TABLE:
        return
    scores = [[_score(edit, n, o) for o in old] for n in new]
    best = _best_sums(scores)
    row, column = 0, 0
    while row < len(new) and column < len(old):
        if best[row][column] == best[row + 1][column]:
            row += 1
        elif best[row][column] == best[row][column + 1]:
            column += 1
        else:
            yield new[row], old[column]
            row, column = row + 1, column + 1


def _score(edit: Edit, new: int, old: int) -> float:
    """Return how alike two texts are, or 0 where they are not alike enough."""
    score = similarity(edit.template[new].source, edit.live[old].source)
    return score if score >= THRESHOLD else 0


def _best_sums(scores: list[list[float]]) -> list[list[float]]:
    """Return, for each pair of suffixes, the largest sum of an alignment."""
    height, width = len(scores), len(scores[0])
    best = [[0.0] * (width + 1) for _ in range(height + 1)]
    for row in range(height - 1, -1, -1):
        for column in range(width - 1, -1, -1):
            best[row][column] = max(
                best[row + 1][column],
                best[row][column + 1],
                scores[row][column] and scores[row][column] + best[row + 1][column + 1],
            )
    return best
