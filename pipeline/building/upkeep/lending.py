"""What catalogs want and what left others → who looks where in a second pass.

A paragraph that is cut from one article and pasted into another is looked for
by the fingerprint of its source; only the few catalogs concerned are opened.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from msgspec.structs import replace

from pipeline.building.contents.shelves import Job
from pipeline.building.tallies.changes import Change
from pipeline.building.tallies.records import Record, Updated

Donors = Mapping[str, Mapping[str, tuple[str, ...]]]
"""Id of an article → tag of a language → ids of catalogs that have what it wants."""


def borrowers(jobs: Iterable[Job], records: Iterable[Record]) -> tuple[Job, ...]:
    """Return the articles that want what left another, and where that is."""
    donors = _donors(tuple(records))
    return tuple(
        replace(job, donors=donors[job.file.id])
        for job in jobs
        if job.file.id in donors
    )


def with_loans(first: Updated, second: Updated) -> Updated:
    """Return what a first pass gave, with what the second restored."""
    loans = {each.path: each for each in second.changes if each.restored.texts}
    known = {each.path for each in first.changes}
    told = [
        replace(each, restored=loans[each.path].restored)
        if each.path in loans
        else each
        for each in first.changes
    ]
    told += [
        Change(path=path, restored=each.restored)
        for path, each in loans.items()
        if path not in known
    ]
    records = {(each.id, each.pair): each for each in (*first.records, *second.records)}
    return replace(
        first,
        changes=tuple(told),
        unchanged=first.unchanged - len(loans.keys() - known),
        records=tuple(records.values()),
    )


def _donors(records: tuple[Record, ...]) -> Donors:
    """Return for each text that is wanted the first catalog that lost it."""
    losers = {
        (record.pair, each): record
        for record in sorted(records, key=_order, reverse=True)
        for each in record.gone
    }
    found: defaultdict[str, dict[str, tuple[str, ...]]] = defaultdict(dict)
    for record in records:
        lenders = [
            losers[record.pair, each]
            for each in record.wants
            if (record.pair, each) in losers
        ]
        if lenders:
            found[record.id][record.pair[1]] = _places(lenders)
    return found


def _order(record: Record) -> tuple[str, str]:
    return (record.id, record.path)


def _places(lenders: Iterable[Record]) -> tuple[str, ...]:
    """Return the ids under which their catalogs stand, or stood until now."""
    ordered = sorted(lenders, key=_order)
    ids = (name for each in ordered for name in (each.id, each.former) if name)
    return tuple(dict.fromkeys(ids))
