"""Old entries whose source is gone → the obsolete entries of the new catalog."""

from collections.abc import Iterator

from msgspec.structs import replace

from pipeline.merging.matching import Edit, Matches
from pipeline.model.articles import MessageKey
from pipeline.model.catalogs import Translation


def retire(edit: Edit, matches: Matches) -> tuple[Translation, ...]:
    """Return every approved pair that is not live, and all other work done.

    A pair stays here also when its text lives on to be reviewed: so a revert
    restores it approved, and an edition can go on showing it.
    """
    moved = {match.place for match in matches.values()}
    approved = _approved_texts(edit)
    kept: dict[MessageKey, Translation] = {}
    for entry in edit.obsolete:
        if entry.key not in edit.keys and entry.text:
            kept[entry.key] = entry
    for place, entry in enumerate(edit.live):
        is_worth = entry.is_approved or (
            place not in moved and _is_work(entry, approved)
        )
        if is_worth and entry.key not in edit.keys:
            _keep(kept, entry)
    return tuple(kept.values())


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


def _is_work(entry: Translation, approved: frozenset[str]) -> bool:
    """Say whether a fuzzy text is more than a copy of an approved one."""
    return bool(entry.text) and entry.text not in approved


def _approved_texts(edit: Edit) -> frozenset[str]:
    every: Iterator[Translation] = iter((*edit.live, *edit.obsolete))
    return frozenset(entry.text for entry in every if entry.is_approved)
