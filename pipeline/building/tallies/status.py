"""How far an article is in a language, and what to translate first: the values."""

import datetime as dt
from collections.abc import Iterator, Mapping
from enum import IntEnum
from itertools import groupby

from babel import Locale
from msgspec import Struct

from pipeline.building.tallies.changes import NONE, Tally, added
from pipeline.model.catalogs import State
from pipeline.model.diagnostics import Diagnostic
from pipeline.model.editions import EditionState


class Urgency(IntEnum):
    """What to translate first, by what readers miss meanwhile."""

    OUTDATED = 0
    PARTIAL = 1
    WITHHELD = 2
    ABSENT = 3
    DRAFT = 4
    COMPLETE = 5

    @property
    def label(self) -> str:
        """The lower-case name used in every output."""
        return self.name.lower()


class EditionStatus(Struct, frozen=True, kw_only=True):
    """How far an article is in one language.

    `texts` counts its messages, and their words, by state; `share` is that of
    the words with an approved text, from 0 to 1, as the policy counts them.
    `is_behind`: the article has messages that the catalog does not have yet.
    `title` and `date` are those of the article, and `embargo` is when readers may
    see it, where that is still ahead. `since` is when the oldest of what waits for
    a translator came, or that date where nobody knows.
    """

    path: str
    id: str
    catalog: str
    source_locale: Locale
    locale: Locale
    state: EditionState
    is_published: bool
    is_draft: bool
    is_behind: bool
    share: float
    texts: Mapping[State, Tally]
    title: str = ""
    date: dt.datetime | None = None
    embargo: dt.datetime | None = None
    since: dt.datetime | None = None

    @property
    def urgency(self) -> Urgency:
        """Where it stands among what waits for a translator."""
        if self.state is EditionState.COMPLETE:
            return Urgency.COMPLETE
        if self.is_draft:
            return Urgency.DRAFT
        if self.state is EditionState.ABSENT:
            return Urgency.ABSENT
        if not self.is_published:
            return Urgency.WITHHELD
        is_outdated = self.state is EditionState.OUTDATED
        return Urgency.OUTDATED if is_outdated else Urgency.PARTIAL

    @property
    def order(self) -> tuple[Urgency, float, str]:
        """Sort key: the most urgent first, of these the newest article."""
        newest = -self.date.timestamp() if self.date else float("inf")
        return (self.urgency, newest, self.path)

    def age(self, now: dt.datetime) -> int | None:
        """Return for how many days something waits; none, where nothing does."""
        if self.since is None:
            return None
        return max(
            0, (now.astimezone(self.since.tzinfo).date() - self.since.date()).days
        )


class LanguageStatus(Struct, frozen=True, kw_only=True):
    """How far a language is: the number of its editions, and their texts."""

    locale: Locale
    editions: int
    complete: int
    texts: Mapping[State, Tally]

    @property
    def share(self) -> float:
        """The share of the words with an approved text, from 0 to 1."""
        words = {state: tally.words for state, tally in self.texts.items()}
        shown = words[State.APPROVED] + words[State.OUTDATED]
        total = sum(words.values())
        return shown / total if total else 1.0


class StatusReport(Struct, frozen=True, kw_only=True):
    """The editions, those of one language together, the most urgent first."""

    editions: tuple[EditionStatus, ...]
    now: dt.datetime
    diagnostics: tuple[Diagnostic, ...] = ()

    def languages(self) -> Iterator[LanguageStatus]:
        """Yield the languages with their sums, in the order of the editions."""
        for locale, group in groupby(self.editions, key=lambda each: each.locale):
            editions = list(group)
            yield LanguageStatus(
                locale=locale,
                editions=len(editions),
                complete=sum(e.urgency is Urgency.COMPLETE for e in editions),
                texts={
                    state: added(each.texts.get(state, NONE) for each in editions)
                    for state in State
                },
            )
