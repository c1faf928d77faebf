"""First pass: the same source, live, else obsolete (a revert, a text re-pasted)."""

from collections.abc import Iterator, Mapping

from msgspec.structs import replace

from pipeline.merging.matching import Closeness, Edit, Match, Matches
from pipeline.merging.plurals import with_forms
from pipeline.model.articles import MessageKey
from pipeline.model.catalogs import Translation


def match_exact(edit: Edit, matches: Matches) -> Matches:
    """Match messages by key; an approved text goes before one that is not."""
    known: dict[MessageKey, Match] = {}
    for match in _candidates(edit):
        best = known.get(match.origin.key)
        if best is None or match.origin.is_approved > best.origin.is_approved:
            known[match.origin.key] = match
    kept = {entry.key: entry for entry in edit.obsolete if entry.plural}
    return {
        at: _formed(edit.template[at], known[edit.template[at].key], kept)
        for at in edit.unmatched(matches)
        if edit.template[at].key in known
    }


def _formed(
    message: Translation, match: Match, kept: Mapping[MessageKey, Translation]
) -> Match:
    """Return a match whose entry has the plural that the message has now."""
    if not message.plural and not match.origin.plural:
        return match
    return replace(match, origin=with_forms(message, match.origin, kept))


def _candidates(edit: Edit) -> Iterator[Match]:
    for place, entry in enumerate(edit.live):
        yield Match(origin=entry, closeness=Closeness.EXACT, place=place)
    for entry in edit.obsolete:
        yield Match(origin=entry, closeness=Closeness.EXACT)
