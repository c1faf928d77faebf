"""Catalogs → what pruning takes from them, and the catalogs without it."""

from collections.abc import Iterator
from functools import partial

from babel import Locale
from msgspec.structs import replace

from pipeline import catalogs, merging, reading
from pipeline.building.contents.inventory import batches, catalog_path, held_path
from pipeline.building.contents.shelves import Shelf, open_catalog
from pipeline.building.contents.sources import read_source
from pipeline.building.tallies.changes import Action, Change
from pipeline.building.tallies.records import Record, Updated
from pipeline.model.articles import MessageKey
from pipeline.model.catalogs import Catalog, Translation
from pipeline.model.diagnostics import Diagnostic, Severity
from pipeline.model.locales import parse_tag
from pipeline.model.phrases import say
from pipeline.model.site import OutdatedPolicy, Site
from pipeline.ports import Executor


def spare_entries(
    catalog: Catalog, article_id: str, path: str, shelf: Shelf
) -> tuple[Translation, ...]:
    """Return the obsolete entries that nothing published leans on.

    `path` is that of the article.
    """
    if not catalog.obsolete:
        return ()
    needed = _held_keys(catalog.locale, article_id, path, shelf)
    kept = {each.key for each in merging.prune(catalog, needed).obsolete}
    return tuple(each for each in catalog.obsolete if each.key not in kept)


def _held_keys(
    locale: Locale, article_id: str, path: str, shelf: Shelf
) -> frozenset[MessageKey]:
    """Return the messages of the last complete version, if readers see that."""
    site, store = shelf.site, shelf.store
    held = held_path(site, locale, article_id, path)
    if site.policy.outdated is not OutdatedPolicy.HOLD or not store.exists(held):
        return frozenset()
    former = read_source(path, store.read(held), site, article_id).value
    return frozenset(message.key for message in former.messages)


def clear(done: Updated, shelf: Shelf, executor: Executor) -> Updated:
    """Take from the catalogs what they have to spare; say what goes.

    A catalog that stands for no edition goes whole, but only where every
    article could be read: it may be that of one which could not.
    """
    every = sorted(done.records, key=_order)
    spare = tuple(each for each in every if each.spare.texts or not each.path)
    orphans = tuple(each for each in spare if not each.path)
    is_kept_back = bool(orphans) and _has_unread(done, shelf.site)
    if is_kept_back:
        spare = tuple(each for each in spare if each.path)
    cleared = executor.map(partial(_clear, shelf), batches(spare, executor.workers))
    return Updated(
        changes=tuple(change for batch in cleared for change in batch),
        diagnostics=(_kept_back(orphans, shelf.site),) if is_kept_back else (),
    )


def _order(record: Record) -> tuple[bool, str, str, tuple[str, str]]:
    return (not record.path, record.path, record.id, record.pair)


def _has_unread(done: Updated, site: Site) -> bool:
    """Say whether there are articles that could not be read, or none at all."""
    unread = (
        each.path.startswith(f"{site.articles}/") or each.path == site.articles
        for each in done.diagnostics
        if each.severity is Severity.ERROR or each.code == "skipped-file"
    )
    has_articles = any(each.path for each in done.records)
    return any(unread) or not has_articles


def _kept_back(orphans: tuple[Record, ...], site: Site) -> Diagnostic:
    return Diagnostic(
        code="prune-held-back",
        severity=Severity.WARNING,
        message=(
            say(
                "{count} catalogs without an article were not removed, "
                "since an article that can't be read may be theirs. Mend "
                "that, and prune again.",
                count=len(orphans),
            )
        ),
        path=site.articles,
    )


def _clear(shelf: Shelf, records: tuple[Record, ...]) -> tuple[Change, ...]:
    return tuple(change for each in records for change in _cleared(each, shelf))


def _cleared(record: Record, shelf: Shelf) -> Iterator[Change]:
    locale = parse_tag(record.pair[1])
    path = catalog_path(shelf.site, locale, record.id)
    action = Action.PRUNED if record.path else Action.REMOVED
    if record.path:
        _write_pruned(record, locale, shelf)
    else:
        shelf.keeper.remove(path)
        _remove_held(record.id, locale, shelf)
    yield Change(path=path, action=action, removed=record.spare)


def _write_pruned(record: Record, locale: Locale, shelf: Shelf) -> None:
    catalog = open_catalog(record.id, locale, shelf).value
    if catalog is None:  # a check, and a catalog that is not written yet
        return
    spare = spare_entries(catalog, record.id, record.path, shelf)
    gone = {each.key for each in spare}
    left = tuple(each for each in catalog.obsolete if each.key not in gone)
    path = catalog_path(shelf.site, locale, record.id)
    shelf.keeper.write(path, catalogs.serialize(replace(catalog, obsolete=left)))


def _remove_held(article_id: str, locale: Locale, shelf: Shelf) -> None:
    """Remove the source that was kept to hold an edition, whatever its format."""
    for suffix in reading.SUFFIXES:
        name = f"article{suffix}"
        shelf.keeper.remove(held_path(shelf.site, locale, article_id, name))
