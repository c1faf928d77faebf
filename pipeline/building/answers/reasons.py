"""A message and its entry in a catalog → why it is in the state that it is in."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from pipeline import merging
from pipeline.building.answers.accounts import Reason
from pipeline.model.articles import MessageKey
from pipeline.model.catalogs import (
    Catalog,
    State,
    Translation,
    approved_pairs,
    state_of,
)
from pipeline.model.diagnostics import Diagnostic, Severity
from pipeline.model.locales import to_tag
from pipeline.model.phrases import say

Verdict = tuple[Reason, tuple[str, ...]]
"""A reason, and sentences that say more of it."""


@dataclass(frozen=True, kw_only=True)
class Grounds:
    """A catalog, and what was found in the article: what a reason follows from."""

    catalog: Catalog
    findings: tuple[Diagnostic, ...]

    def reason(self, key: MessageKey) -> Verdict:
        """Return why the message of a key is in its state."""
        entry = self._live.get(key)
        if entry is None:
            return Reason.NOT_EXTRACTED, ()
        if entry.is_approved:
            return self._approved(entry)
        state = state_of(entry, self._pairs)
        if state is State.UNTRANSLATED:
            return Reason.EMPTY, ()
        changed = tuple(self._changes(entry))
        if state is State.OUTDATED:
            return Reason.OUTDATED, changed
        return (Reason.CHANGED if changed else Reason.GUESSED), changed

    def _approved(self, entry: Translation) -> Verdict:
        wrong = tuple(
            say("{message} ({code})", message=each.message, code=each.code)
            for each in self.findings
            if each.severity is Severity.ERROR
            and each.locale == to_tag(self.catalog.locale)
            and (each.context, each.msgid) == entry.key
        )
        if wrong:
            return Reason.REJECTED, wrong
        is_carried = (merging.plain_key(entry), entry.text) in self._plain
        return (Reason.CARRIED if is_carried else Reason.APPROVED), ()

    def _changes(self, entry: Translation) -> Iterable[str]:
        """Return what a translator is told of a change."""
        if entry.previous is None:
            return ()
        return merging.remarks(entry, entry.previous, self._surroundings)

    @cached_property
    def _surroundings(self) -> merging.Surroundings:
        known = self.catalog
        languages = (known.source_locale.language, known.locale.language)
        return merging.Surroundings(known.translations, known.obsolete, languages)

    @cached_property
    def _live(self) -> Mapping[MessageKey, Translation]:
        return {each.key: each for each in self.catalog.translations}

    @cached_property
    def _pairs(self) -> Mapping[MessageKey, Translation]:
        return approved_pairs(self.catalog)

    @cached_property
    def _plain(self) -> frozenset[tuple[MessageKey, str]]:
        """The retired pairs without their typography."""
        retired = (each for each in self.catalog.obsolete if each.is_approved)
        return frozenset((merging.plain_key(each), each.text) for each in retired)
