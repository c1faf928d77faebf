"""Sixth pass: a text that moved and changed, or came back changed."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from pipeline.differences import similarity, words
from pipeline.differences.portions import excerpt
from pipeline.merging.matching import Closeness, Edit, Match, Matches
from pipeline.merging.resembling import Resemblances

THRESHOLD = 0.55
"""Far from its neighbours a text must be nearly the same to be the same."""

_FEW_WORDS = 4
"""Of a text of so many words, one that has them all in a row may be made."""


def match_elsewhere(edit: Edit, matches: Matches) -> Matches:
    """Match each message with the most similar entry left, the best pairs first."""
    unmatched = edit.unmatched(matches)
    if not unmatched:
        return {}
    left = edit.unused(matches)
    candidates = tuple(_candidates(edit, matches, left))
    scored = sorted(_scored(edit, unmatched, candidates))
    found: dict[int, Match] = {}
    taken: Counter[int] = Counter()  # candidates, by how often
    for _, new, old in scored:
        match = candidates[old]
        if new not in found and taken[old] < left.get(match.place, 1):
            found[new] = _cut(match, edit.template[new].source)
            taken[old] += 1
    return found


def _candidates(edit: Edit, matches: Matches, left: Iterable[int]) -> Iterator[Match]:
    """Yield the entries with a text that something can still come from.

    An obsolete pair that backs a live entry goes where that entry goes.
    """
    for at in left:
        if edit.live[at].text:
            yield Match(origin=edit.live[at], closeness=Closeness.SIMILAR, place=at)
    for entry in edit.retired(matches):
        if entry.key not in edit.backing:
            yield Match(origin=entry, closeness=Closeness.SIMILAR)


def _scored(
    edit: Edit, unmatched: Sequence[int], candidates: Sequence[Match]
) -> Iterator[tuple[float, int, int]]:
    """Yield (1 - similarity, message, candidate) for each pair alike enough."""
    known = Resemblances(match.origin.source for match in candidates)
    for new in unmatched:
        source = edit.template[new].source
        for old in known.near(source):
            origin = candidates[old].origin.source
            score = similarity(source, origin)
            if score >= THRESHOLD or _is_within(source, origin):
                yield 1 - score, new, old


def _is_within(one: str, other: str) -> bool:
    """Say whether a text stands whole in another: something was added, or cut."""
    short, long = sorted((words(one), words(other)), key=len)
    run = " ".join(short)
    return len(short) >= _FEW_WORDS and f" {run} " in f" {' '.join(long)} "


def _cut(match: Match, source: str) -> Match:
    """Leave out of a text the sentences that its message has not, where certain."""
    origin = match.origin
    if origin.plural:
        return match
    return replace(match, text=excerpt(origin.source, origin.text, source))
