"""A fuzzy text → whether merging made it from approved ones, or a person wrote it."""

from collections.abc import Iterable, Mapping
from functools import cached_property

from pipeline.differences import adapted
from pipeline.differences.portions import portions
from pipeline.model.articles import MessageKey
from pipeline.model.catalogs import Translation
from pipeline.syntax import sentences


class Making:
    """Knows which fuzzy texts are of our own making, from approved ones."""

    def __init__(
        self, every: Iterable[Translation], languages: tuple[str, str]
    ) -> None:
        """Take all entries of a catalog, and its languages (ISO 639)."""
        self._every = every
        self._languages = languages

    @cached_property
    def _pairs(self) -> Mapping[MessageKey, Translation]:
        return {entry.key: entry for entry in self._every if entry.is_approved}

    @cached_property
    def _texts(self) -> frozenset[str]:
        return frozenset(entry.text for entry in self._pairs.values())

    @cached_property
    def _sentences(self) -> frozenset[str]:
        return frozenset(each for text in self._texts for each in sentences(text))

    def has_made(self, entry: Translation) -> bool:
        """Say whether a text is a copy of an approved one, or was made from some."""
        if entry.previous and entry.previous.key == entry.key:
            return False  # what was approved for it has no other place (`plurals`)
        if entry.text in self._texts or entry.text == self._adapted(entry):
            return True
        own = self._sentences | self._adapted_sentences(entry)
        return own.issuperset(sentences(entry.text))

    def _adapted_sentences(self, entry: Translation) -> frozenset[str]:
        """Return those of the pair it was made from, with the figures of its source."""
        pair = self._pairs.get(entry.previous.key) if entry.previous else None
        if pair is None:
            return frozenset()
        return frozenset(
            adapted(text, own[0], sentence, self._languages)
            for own, text in portions(pair.source, pair.text)
            for sentence in sentences(entry.source)
            if len(own) == 1
        )

    def _adapted(self, entry: Translation) -> str:
        """Return the text with the figure changed that changed in its source."""
        pair = self._pairs.get(entry.previous.key) if entry.previous else None
        if pair is None:
            return ""
        return adapted(pair.text, pair.source, entry.source, self._languages)
