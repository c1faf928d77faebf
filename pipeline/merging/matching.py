"""What the passes hand on: which old entry a message of the template came from."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property
from typing import TypeAlias

from msgspec import Struct

from pipeline.catalogs import occurrences
from pipeline.merging.whereabouts import plain_sentences
from pipeline.model.articles import MessageKey
from pipeline.model.catalogs import Translation


class Closeness(IntEnum):
    """How much of the source an old entry shares with a message."""

    SIMILAR = 1
    TYPOGRAPHIC = 2
    EXACT = 3


class Match(Struct, frozen=True, kw_only=True, gc=False):
    """An old entry for a message of the template.

    `place` is its index among the live entries of the old catalog, or -1 for
    one that was obsolete. A message that is made of sentences of several has
    their indexes in `others` too, and its text in `text`.
    """

    origin: Translation
    closeness: Closeness
    place: int = -1
    others: tuple[int, ...] = ()
    text: str = ""

    @property
    def places(self) -> tuple[int, ...]:
        """The indexes of all live entries that it came from."""
        return (self.place, *self.others)


Matches: TypeAlias = Mapping[int, Match]
"""Index of the message in the template → where it comes from."""


@dataclass(frozen=True, kw_only=True)
class Edit:
    """The two sides of a merge: the source as it is, the catalog as it was.

    `languages` are those of source and translation (ISO 639).
    """

    template: tuple[Translation, ...]
    live: tuple[Translation, ...]
    obsolete: tuple[Translation, ...]
    languages: tuple[str, str] = ("", "")

    @cached_property
    def keys(self) -> frozenset[MessageKey]:
        """The keys of the template: what no obsolete entry may have."""
        return frozenset(entry.key for entry in self.template)

    @cached_property
    def backing(self) -> frozenset[MessageKey]:
        """The sources for which the fuzzy live entries were once approved."""
        return frozenset(
            entry.previous.key
            for entry in self.live
            if entry.is_fuzzy and entry.previous
        )

    @cached_property
    def sentences(self) -> Mapping[str, Translation]:
        """The approved obsolete pairs by their sentences, without typography."""
        return {
            each: entry
            for entry in self.obsolete
            if entry.is_approved
            for each in plain_sentences(entry.source)
        }

    def unmatched(self, matches: Matches) -> list[int]:
        """Return the messages without an old entry, in reading order."""
        if len(matches) == len(self.template):
            return []
        return [at for at in range(len(self.template)) if at not in matches]

    @cached_property
    def _repeated(self) -> Mapping[int, int]:
        """The live entries that stood in several places, and in how many."""
        counts = ((at, occurrences(entry)) for at, entry in enumerate(self.live))
        return {at: count for at, count in counts if count > 1}

    def unused(self, matches: Matches) -> dict[int, int]:
        """Return the live entries, in reading order, that messages can still come from.

        With each, from how many of its places none came: of a text that stood
        twice, one place may have been edited while the other stayed.
        """
        used = {place for match in matches.values() for place in match.places}
        left = {at: 1 for at in range(len(self.live)) if at not in used}
        counts = self._left(matches) if self._repeated else {}
        return dict(sorted({**left, **counts}.items())) if counts else left

    def _left(self, matches: Matches) -> Mapping[int, int]:
        """Return of how many places of each repeated entry no message came."""
        left = Counter(self._repeated)
        for at, match in matches.items():
            for place in left.keys() & match.places:
                left[place] -= occurrences(self.template[at])
        return +left

    def retired(self, matches: Matches) -> list[Translation]:
        """Return the approved obsolete pairs that nothing came from yet."""
        used = {match.origin.key for match in matches.values()} | self.keys
        return [
            entry
            for entry in self.obsolete
            if entry.is_approved and entry.key not in used
        ]


Pass: TypeAlias = Callable[[Edit, Matches], Matches]
"""Finds old entries for messages that have none yet, or better ones."""
