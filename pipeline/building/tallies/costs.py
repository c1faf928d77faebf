"""Two states of a catalog → what an edit costs those who translate.

It is counted in sentences: who changed one sentence of a long paragraph has
made one outdated. What waited for a translator before costs nothing anew.
"""

from collections.abc import Iterable, Iterator, Set as AbstractSet

from babel import Locale
from msgspec import Struct

from pipeline import merging
from pipeline.building.tallies.changes import NONE, Tally, added
from pipeline.differences import plain_typography, swaps
from pipeline.model.articles import MessageKey
from pipeline.model.catalogs import (
    Catalog,
    Previous,
    State,
    Translation,
    approved_pairs,
    state_of,
)
from pipeline.syntax import sentences
from pipeline.text import count_words


class Cost(Struct, frozen=True, kw_only=True):
    """What an edit asks of translators.

    `outdated` and `new` count sentences and their words. Of what is only to
    be checked, `figures` and `names` have changed alone, and `regrouped`
    paragraphs were split or joined. `kept` changed in their typography, and
    stay approved.
    """

    outdated: Tally = NONE
    new: Tally = NONE
    figures: int = 0
    names: int = 0
    regrouped: int = 0
    kept: int = 0

    @property
    def is_free(self) -> bool:
        """Whether there is nothing to do, and nothing to say."""
        return self == FREE

    def __add__(self, other: "Cost") -> "Cost":
        return Cost(
            outdated=added((self.outdated, other.outdated)),
            new=added((self.new, other.new)),
            figures=self.figures + other.figures,
            names=self.names + other.names,
            regrouped=self.regrouped + other.regrouped,
            kept=self.kept + other.kept,
        )


FREE = Cost()


class Standard(Struct, frozen=True, kw_only=True):
    """What catalogs had before an edit: the measure of what it costs.

    `approved` are keys without their typography. Of what waited already,
    `waiting` are the sentences, without theirs, and `backing` the sources for
    which the texts were made.
    """

    keys: frozenset[MessageKey]
    approved: frozenset[MessageKey]
    waiting: frozenset[str]
    backing: frozenset[MessageKey]


def measure(catalogs: Iterable[Catalog]) -> Standard:
    """Return what catalogs of one language had."""
    known = [each for catalog in catalogs for each in _states(catalog)]
    left = [entry for entry, state in known if state is not State.APPROVED]
    return Standard(
        keys=frozenset(entry.key for entry, _ in known),
        approved=frozenset(
            merging.plain_key(entry) for entry, state in known if entry.is_approved
        ),
        waiting=frozenset(each for entry in left for each in _plain(entry.source)),
        backing=frozenset(each.previous.key for each in left if each.previous),
    )


def weigh(catalog: Catalog, before: Standard) -> tuple[tuple[Translation, Cost], ...]:
    """Return the entries of a catalog that cost something, as it is now."""
    every = (_plain(entry.source) for entry in catalog.translations)
    scales = _Scales(
        before=before,
        language=catalog.source_locale,
        present=frozenset().union(*every),
    )
    weighed = ((entry, scales.weigh(entry, state)) for entry, state in _states(catalog))
    return tuple((entry, cost) for entry, cost in weighed if not cost.is_free)


def _states(catalog: Catalog) -> Iterator[tuple[Translation, State]]:
    pairs = approved_pairs(catalog)
    return ((entry, state_of(entry, pairs)) for entry in catalog.translations)


class _Scales(Struct, frozen=True, kw_only=True):
    """Weigh the entries of a catalog; `present` are all of its sentences."""

    before: Standard
    language: Locale
    present: frozenset[str]

    def weigh(self, entry: Translation, state: State) -> Cost:
        """Return what an entry in a state costs."""
        if state is State.APPROVED:
            is_new = entry.key not in self.before.keys
            is_kept = is_new and merging.plain_key(entry) in self.before.approved
            return Cost(kept=int(is_kept))
        if state is State.OUTDATED and entry.previous:
            return self._outdated(entry.source, entry.previous)
        return Cost(new=_tally(_lacking(entry.source, self.before.waiting)))

    def _outdated(self, source: str, previous: Previous) -> Cost:
        """Return what it costs that a source is no more what was translated."""
        known = self.before.waiting.union(_plain(previous.source))
        came = _lacking(source, known)
        if previous.key in self.before.backing:
            return Cost(outdated=_tally(came))
        _, made = swaps(previous.source, source, self.language.language)
        if made:
            figures = sum(each.new is not None for each in made)
            names = {each.was for each in made if each.new is None}
            return Cost(figures=figures, names=len(names))
        changed = came or _lacking(previous.source, self.present)
        return Cost(outdated=_tally(changed), regrouped=int(not changed))


def _lacking(source: str, known: AbstractSet[str]) -> list[str]:
    """Return the sentences that are not among those known."""
    return [each for each in sentences(source) if plain_typography(each) not in known]


def _plain(source: str) -> frozenset[str]:
    return frozenset(map(plain_typography, sentences(source)))


def _tally(found: Iterable[str]) -> Tally:
    words = list(map(count_words, found))
    return Tally(texts=len(words), words=sum(words))
