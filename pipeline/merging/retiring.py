"""Old entries whose source is gone → the obsolete entries of the new catalog."""

from collections.abc import Iterator
from functools import cached_property

from msgspec.structs import replace

from pipeline.differences import adapted
from pipeline.merging.matching import Edit, Matches
from pipeline.merging.plurals import is_alike, laid_under_plural
from pipeline.merging.portions import portions
from pipeline.model.articles import MessageKey
from pipeline.model.catalogs import Translation
from pipeline.syntax import sentences


def retire(edit: Edit, matches: Matches) -> tuple[Translation, ...]:
    """Return every approved pair that is not live, and all other work done.

    A pair stays here also when its text lives on to be reviewed: so a revert
    restores it approved, and an edition can go on showing it.
    """
    moved = {place for match in matches.values() for place in match.places}
    ours = _Making(edit)
    kept: dict[MessageKey, Translation] = {}
    for entry in edit.obsolete:
        if entry.key not in edit.keys and entry.text:
            kept[entry.key] = entry
    for place, entry in enumerate(edit.live):
        is_work = place not in moved and bool(entry.text) and not ours.has_made(entry)
        if (entry.is_approved or is_work) and entry.key not in edit.keys:
            _keep(kept, entry)
    for entry in _without_plural(edit, matches):
        _keep(kept, entry)
    _put_back(kept, edit)
    return tuple(kept.values())


def _put_back(kept: dict[MessageKey, Translation], edit: Edit) -> None:
    """Key forms by their own msgid again, when no live entry has that any more."""
    for entry in edit.live:
        was = entry.previous if entry.is_fuzzy else None
        if was is None or not was.plural or was.key in {*edit.keys, *kept}:
            continue
        stored = kept.get((was.context, was.plural))
        if stored is not None and stored.plural == was.plural:
            del kept[stored.key]
            kept[was.key] = replace(stored, source=was.source)


def _without_plural(edit: Edit, matches: Matches) -> Iterator[Translation]:
    """Yield the approved forms of entries whose plural is gone, or is another."""
    laid = {entry.key: entry for entry in edit.obsolete if entry.plural}
    for at, match in matches.items():
        was = laid.get(match.origin.key, match.origin)
        entry = edit.live[match.place] if match.place >= 0 else was
        is_lost = entry.plural and not is_alike(edit.template[at], entry)
        if entry.is_approved and is_lost:
            kept = laid_under_plural(entry)
            if kept.key not in edit.keys:
                yield kept


def _keep(kept: dict[MessageKey, Translation], entry: Translation) -> None:
    """Add an entry at the end, unless an approved one has its key already."""
    known = kept.get(entry.key)
    if known is None or entry.is_approved or not known.is_approved:
        kept.pop(entry.key, None)
        kept[entry.key] = laid_aside(entry)


def laid_aside(entry: Translation) -> Translation:
    """Return an entry as it stands among the obsolete: what is a person's stays."""
    previous = entry.previous if entry.is_fuzzy else None
    return replace(entry, extracted=(), references=(), previous=previous, line=0)


class _Making:
    """Knows which fuzzy texts are of our own making, from approved ones."""

    def __init__(self, edit: Edit) -> None:
        every = (*edit.live, *edit.obsolete)
        self._languages = edit.languages
        self._pairs = {entry.key: entry for entry in every if entry.is_approved}

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
