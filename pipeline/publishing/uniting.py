"""Three states of one ledger → one: what two branches promised, edition by edition."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from typing import TypeAlias

from pipeline.model.diagnostics import Checked, Diagnostic, Severity
from pipeline.model.ledger import EditionRecord, Ledger
from pipeline.model.versions import agree
from pipeline.publishing.planning import Key

_Record: TypeAlias = EditionRecord | None


def unite(
    base: Ledger | None, ours: Ledger, theirs: Ledger, path: str
) -> Checked[Ledger]:
    """Return what two branches made of a ledger; without a base, all they have.

    Every address is kept, and of two first publications the earlier. Where
    the branches contradict each other ours is kept, which is an error: it
    breaks a promise of theirs. `path` names the ledger in the findings.
    """
    versions = (base or Ledger(), ours, theirs)
    before, one, other = map(_records, versions)
    editions: defaultdict[str, dict[str, EditionRecord]] = defaultdict(dict)
    owners: dict[str, Key] = {}
    troubles: list[str] = []
    for key in {**one, **other}:
        record = _united(before.get(key), one.get(key), other.get(key))
        broken = [*_broken(key, record, other.get(key), before.get(key), owners)]
        troubles += broken
        kept = one.get(key) if broken else record
        if kept:
            editions[key[0]][key[1]] = kept
            owners |= dict.fromkeys(_claims(kept), key)
    paths = _paths(*versions)
    troubles += _two_ids(paths, *versions)
    return Checked(
        value=Ledger(editions=dict(editions), paths=paths),
        diagnostics=tuple(_finding(each, path) for each in troubles),
    )


def _records(ledger: Ledger) -> dict[Key, EditionRecord]:
    return {
        (article_id, tag): record
        for article_id, editions in ledger.editions.items()
        for tag, record in editions.items()
    }


def _united(before: _Record, one: _Record, other: _Record) -> _Record:
    """Return what two sides made of the record of an edition, if it is kept."""
    if one is None or other is None:
        return agree(before, one, other, otherwise=one or other)
    every = (before or one, one, other)
    slugs, folders = zip(*_addresses(*every), strict=True)
    earlier = min(one.first_published, other.first_published)
    return EditionRecord(
        feed_id=agree(*(each.feed_id for each in every), otherwise=one.feed_id),
        slugs=slugs,
        folders=folders,
        first_published=agree(
            *(each.first_published for each in every), otherwise=earlier
        ),
    )
