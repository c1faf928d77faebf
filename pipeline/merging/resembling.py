"""Many texts → the few that are most like another one.

Each is looked for among those that share its rarest words, or pairs of words, so
that the work grows with the number of texts and not with its square.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import TypeAlias

from pipeline.differences import words

_Feature: TypeAlias = str | tuple[str, str]

_RAREST = 12
_SHORT_LIST = 6
_COMMONEST = 30
"""A word or pair in more texts than this leads to none of them."""


class Resemblances:
    """Knows which of some texts may be like another one."""

    def __init__(self, texts: Iterable[str]) -> None:
        """Take the texts; they are known by their place."""
        self._places: defaultdict[_Feature, list[int]] = defaultdict(list)
        for at, text in enumerate(texts):
            for feature in _features(text):
                self._places[feature].append(at)

    def near(self, text: str) -> Iterator[int]:
        """Yield the places of the few texts that share most of the rarest features."""
        shared = [each for each in _features(text) if each in self._places]
        rare = [each for each in shared if len(self._places[each]) <= _COMMONEST]
        rarest = sorted(rare, key=lambda each: len(self._places[each]))[:_RAREST]
        votes = Counter(at for each in rarest for at in self._places[each])
        yield from (at for at, _ in votes.most_common(_SHORT_LIST))


def _features(text: str) -> dict[_Feature, None]:
    """Return the words and the pairs of neighbouring words, each once."""
    found = words(text)
    return dict.fromkeys((*found, *map(" ".join, pairwise(found))))
