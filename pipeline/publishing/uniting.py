"""Three states of one ledger → one: what two branches promised, edition by edition."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import TypeAlias

from pipeline.model.diagnostics import Checked, Diagnostic, Severity
from pipeline.model.ledger import EditionRecord, Ledger
from pipeline.model.phrases import say
from pipeline.model.versions import agree
from pipeline.publishing.planning import Key

_Record: TypeAlias = EditionRecord | None
_Versions: TypeAlias = tuple[Ledger, Ledger, Ledger]


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
        rival = _rival(key, record, owners)
        if rival:
            troubles.append(_taken(key, rival))
            record = one.get(key)
        if record:
            editions[key[0]][key[1]] = record
            owners |= dict.fromkeys(_claims(record), key)
            troubles += _lost_feed(key, record, before.get(key), other.get(key))
    troubles += _two_ids(versions)
    return Checked(
        value=Ledger(
            editions=dict(editions),
            paths=_paths(versions),
            domain=ours.domain or theirs.domain,
        ),
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
    if one is None or other is None or other in (one, before) or one == before:
        return agree(before, one, other, otherwise=one or other)
    earlier = min(one.first_published, other.first_published)
    slugs, folders = zip(*_addresses(before, one, other), strict=True)
    return EditionRecord(
        feed_id=agree(
            before and before.feed_id, one.feed_id, other.feed_id, otherwise=one.feed_id
        ),
        slugs=slugs,
        folders=folders,
        first_published=agree(
            before and before.first_published,
            one.first_published,
            other.first_published,
            otherwise=earlier,
        ),
    )


def _addresses(
    before: _Record, one: EditionRecord, other: EditionRecord
) -> Iterator[tuple[str, str]]:
    """Yield the slug and folder of every address, the one in force last."""
    slugs = dict(zip(other.folders, other.slugs, strict=True))
    slugs |= dict(zip(one.folders, one.slugs, strict=True))
    folder = agree(
        before and before.folder, one.folder, other.folder, otherwise=one.folder
    )
    yield from ((slug, each) for each, slug in slugs.items() if each != folder)
    yield slugs[folder], folder


def _claims(record: EditionRecord) -> tuple[str, ...]:
    """Return what no other edition may have; on some systems case is nothing."""
    return (record.feed_id, *(each.casefold() for each in record.folders))


def _rival(key: Key, record: _Record, owners: Mapping[str, Key]) -> Key | None:
    """Return the edition that has something which a record claims, if any."""
    claims = _claims(record) if record else ()
    return next((owners[each] for each in claims if owners.get(each, key) != key), None)


def _lost_feed(
    key: Key, kept: EditionRecord, before: _Record, other: _Record
) -> Iterator[str]:
    """Say so where the other branch made a feed id that is not kept."""
    lost = other.feed_id if other else kept.feed_id
    if lost not in {kept.feed_id, before and before.feed_id}:
        yield say(
            "the branches gave {edition} two feed ids: {kept!r} is kept; write "
            "{lost!r} in its place if subscribers know the article by that",
            edition=_name(key),
            kept=kept.feed_id,
            lost=lost,
        )


def _paths(versions: _Versions) -> dict[str, str]:
    """Return which file every id came from."""
    _, ours, theirs = versions
    agreed = {
        path: agree(
            *(each.paths.get(path) for each in versions),
            otherwise=ours.paths.get(path) or theirs.paths.get(path),
        )
        for path in {**ours.paths, **theirs.paths}
    }
    return {path: name for path, name in agreed.items() if name}


def _two_ids(versions: _Versions) -> Iterator[str]:
    """Say so where the branches know a file under two ids."""
    base, ours, theirs = (each.paths for each in versions)
    for path, kept in ours.items():
        lost = theirs.get(path, kept)
        if lost != kept and base.get(path) not in {kept, lost}:
            yield say(
                "{path} is the article {kept!r} on our branch and {lost!r} on the "
                "other: the first is kept; give the other a file of its own",
                path=path,
                kept=kept,
                lost=lost,
            )


def _taken(key: Key, rival: Key) -> str:
    return say(
        "{edition} has an address or a feed id on the other branch that {rival} has on "
        "ours, and is left as we have it: give one of the two another `slug:`, and "
        "build",
        edition=_name(key),
        rival=_name(rival),
    )


def _name(key: Key) -> str:
    return say("the {tag!r} edition of {id!r}", tag=key[1], id=key[0])


def _finding(message: str, path: str) -> Diagnostic:
    return Diagnostic(
        code="merge-conflict", severity=Severity.ERROR, message=message, path=path
    )
