"""Old entries whose source is gone → the obsolete entries of the new catalog."""

from collections.abc import Iterator

from msgspec.structs import replace

from pipeline.merging.making import Making
from pipeline.merging.matching import Edit, Matches
from pipeline.merging.plurals import is_alike, laid_under_plural
from pipeline.model.articles import MessageKey
from pipeline.model.catalogs import Translation


def retire(edit: Edit, matches: Matches) -> tuple[Translation, ...]:
    """Return every approved pair that is not live, and all other work done.

    A pair stays here also when its text lives on to be reviewed: so a revert
    restores it approved, and an edition can go on showing it.
    """
    moved = _moved(edit, matches)
    ours = Making((*edit.live, *edit.obsolete), edit.languages)
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


def _moved(edit: Edit, matches: Matches) -> frozenset[int]:
    """Return the live entries whose whole text is in the new catalog."""
    return frozenset(
        place
        for match in matches.values()
        for place in match.places
        if place >= 0 and (not match.text or edit.live[place].text in match.text)
    )


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
