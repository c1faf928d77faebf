"""First pass: the same source, live, else obsolete (a revert, a text re-pasted)."""

from collections.abc import Iterator

from pipeline.merging.matching import Closeness, Edit, Match, Matches
from pipeline.model.articles import MessageKey


def match_exact(edit: Edit, matches: Matches) -> Matches:
    """Match messages by key; an approved text goes before one that is not."""
    known: dict[MessageKey, Match] = {}
    for match in _candidates(edit):
        best = known.get(match.origin.key)
        if best is None or match.origin.is_approved > best.origin.is_approved:
            known[match.origin.key] = match
    return {
        at: known[edit.template[at].key]
        for at in edit.unmatched(matches)
        if edit.template[at].key in known
    }


def _candidates(edit: Edit) -> Iterator[Match]:
    for place, entry in enumerate(edit.live):
        yield Match(origin=entry, closeness=Closeness.EXACT, place=place)
    for entry in edit.obsolete:
        yield Match(origin=entry, closeness=Closeness.EXACT)
