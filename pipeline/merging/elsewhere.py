"""Sixth pass: a text that moved and changed, or came back changed.

Each message is compared with a short list of entries that share its rarest
words, or pairs of words, so that the work grows with the number of texts and
not with its square.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import TypeAlias

from pipeline.differences import similarity, words
from pipeline.merging.matching import Closeness, Edit, Match, Matches

_Feature: TypeAlias = str | tuple[str, str]

THRESHOLD = 0.55
"""Far from its neighbours a text must be nearly the same to be the same."""

_FEW_WORDS = 4
"""Of a text of so many words, one that has them all in a row may be made."""

_RAREST = 12
_SHORT_LIST = 6
_COMMONEST = 30
"""A word or pair in more entries than this leads to none of them."""


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
            found[new] = match
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
    index: defaultdict[_Feature, list[int]] = defaultdict(list)
    for at, match in enumerate(candidates):
        for feature in _features(match.origin.source):
            index[feature].append(at)
    for new in unmatched:
        source = edit.template[new].source
        for old in _short_list(source, index):
            origin = candidates[old].origin.source
            score = similarity(source, origin)
            if score >= THRESHOLD or _is_within(source, origin):
                yield 1 - score, new, old


def _is_within(one: str, other: str) -> bool:
    """Say whether a text stands whole in another: something was added, or cut."""
    short, long = sorted((words(one), words(other)), key=len)
    run = " ".join(short)
    return len(short) >= _FEW_WORDS and f" {run} " in f" {' '.join(long)} "


def _features(source: str) -> dict[_Feature, None]:
    """Return the words and the pairs of neighbouring words, each once."""
    found = words(source)
    return dict.fromkeys((*found, *pairwise(found)))


def _short_list(source: str, index: dict[_Feature, list[int]]) -> Iterator[int]:
    """Yield the few entries that share most of the rarest features."""
    shared = [feature for feature in _features(source) if feature in index]
    rare = [feature for feature in shared if len(index[feature]) <= _COMMONEST]
    rarest = sorted(rare, key=lambda feature: len(index[feature]))[:_RAREST]
    votes = Counter(at for feature in rarest for at in index[feature])
    yield from (at for at, _ in votes.most_common(_SHORT_LIST))
