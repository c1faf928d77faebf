"""Paragraphs that were split or joined → what was last approved, by the sentence.

One approved text stands for all the parts of what was split, and two for what was
joined: each sentence is shown where it stands now, once.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from pipeline.differences import plain_typography
from pipeline.differences.portions import portions
from pipeline.model.articles import MessageKey
from pipeline.model.catalogs import Catalog, Translation, last_approved
from pipeline.syntax import sentences


class Resharing:
    """Knows where each sentence of a catalog stands, and stood."""

    def __init__(
        self, catalog: Catalog, pairs: Mapping[MessageKey, Translation]
    ) -> None:
        """Take a catalog, and the approved pairs that may be shown."""
        self._catalog = catalog
        self._pairs = pairs

    def text(self, entry: Translation, pair: Translation) -> str:
        """Return the text of a pair without what stands elsewhere, with what came."""
        now = _plain(entry.source)
        parts = [
            (tuple(map(plain_typography, own)), text)
            for own, text in portions(pair.source, pair.text)
        ]
        kept = [part for part in parts if not self._has_left(part[0], entry)]
        shown = list(kept or parts)
        for at, sentence in enumerate(now):
            if text := self._arrived(sentence, _plain(pair.source)):
                shown.insert(_behind(now[:at], shown), ((sentence,), text))
        return pair.text if shown == parts else " ".join(text for _, text in shown)

    def _has_left(self, own: Sequence[str], entry: Translation) -> bool:
        """Say whether sentences are shown with another message, and not here."""
        others = [self._owners.get(each, set()) - {entry.key} for each in own]
        return not set(own) & set(_plain(entry.source)) and all(others)

    def _arrived(self, sentence: str, own: Sequence[str]) -> str:
        """Return what was approved for a sentence in another paragraph of before."""
        if sentence in own:
            return ""
        found = self._former.get(sentence, ())
        # What shares a sentence with the own one is an earlier state of it.
        return next((text for other, text in found if other.isdisjoint(own)), "")

    @cached_property
    def _former(self) -> Mapping[str, list[tuple[frozenset[str], str]]]:
        """The sentences of retired pairs: all of a pair, and the text for the one."""
        former: defaultdict[str, list[tuple[frozenset[str], str]]] = defaultdict(list)
        for entry in self._catalog.obsolete:
            if entry.is_approved and not entry.plural:
                every = frozenset(_plain(entry.source))
                for own, text in portions(entry.source, entry.text):
                    if len(own) == 1:
                        former[plain_typography(own[0])].append((every, text))
        return former

    @cached_property
    def _owners(self) -> Mapping[str, set[MessageKey]]:
        """The messages that show a sentence."""
        owners: defaultdict[str, set[MessageKey]] = defaultdict(set)
        for entry in self._catalog.translations:
            for each in self._said(entry):
                owners[each].add(entry.key)
        return owners

    def _said(self, entry: Translation) -> Iterator[str]:
        """Yield the sentences of a message for which it shows something."""
        if not last_approved(entry, self._pairs):
            return
        was = _plain(entry.previous.source) if entry.previous else ()
        for each in _plain(entry.source):
            if entry.is_approved or each in was or self._arrived(each, was):
                yield each


def _behind(before: Sequence[str], shown: Sequence[tuple[Sequence[str], str]]) -> int:
    """Return the place right behind what is shown of the sentences before."""
    known = set(before)
    places = (at for at, (own, _) in enumerate(shown, 1) if not known.isdisjoint(own))
    return max(places, default=0)


def _plain(source: str) -> tuple[str, ...]:
    return tuple(map(plain_typography, sentences(source)))
