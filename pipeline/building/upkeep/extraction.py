"""A site → its catalogs, brought up to date.

A catalog is written only where something changed. One that can't be read is
left as it is, and so is that of an article that can't be: nothing is lost to
a typing error.
"""

from collections.abc import Mapping
from functools import partial
from itertools import islice

from babel import Locale
from msgspec import Struct
from msgspec.structs import replace

from pipeline import extracting, merging
from pipeline.building.contents.inventory import (
    batches,
    read_ledger,
    site_catalog_path,
    take_inventory,
)
from pipeline.building.contents.shelves import Shelf
from pipeline.building.contents.words import (
    read_site_catalog,
    read_strings,
    shipped_words,
)
from pipeline.building.tallies.changes import Action, Change, ExtractReport, tally
from pipeline.building.tallies.records import Updated, joined
from pipeline.building.traces.proofs import ProofStore
from pipeline.building.upkeep.clearing import clear
from pipeline.building.upkeep.lending import borrowers, with_loans
from pipeline.building.upkeep.recollecting import keep, part, recollect
from pipeline.building.upkeep.reconciliation import parse_marked
from pipeline.building.upkeep.reuniting import Family, reunite
from pipeline.building.upkeep.updating import is_unreadable, put, study_orphans, update
from pipeline.extracting import SiteNames
from pipeline.model.catalogs import Catalog, Translation
from pipeline.model.site import Site
from pipeline.ports import Executor, Store


def extract(  # noqa: PLR0913 - the windows, and what is asked of them
    site: Site,
    *,
    store: Store,
    executor: Executor,
    check_only: bool = False,
    prune: bool = False,
    program: str = "",
) -> ExtractReport:
    """Bring every catalog of the site up to date.

    With `prune`, obsolete entries go, and catalogs of articles that are gone.
    With `check_only` nothing is written; the report says what would be.
    `program` tells this version of the program from any other: where it is
    given, what it found out the last time is used, and the same comes of it.
    """
    keeper: Store = ProofStore(store) if check_only else store
    shelf = Shelf(site=site, store=store, keeper=keeper)
    ledger = read_ledger(site, store)
    inventory = take_inventory(site, store, ledger)
    family = reunite(shelf, inventory.value, ledger, executor)
    begun = Updated(
        changes=family.changes,
        diagnostics=(*inventory.diagnostics, *family.diagnostics),
    )
    updated, shipped = _update(family, shelf, executor, program)
    words = _update_words(updated, shelf, shipped, prune=prune)
    done = joined((begun, updated, words))
    if prune:
        cleared = clear(done, shelf, executor)
        done = joined((done, cleared))
    return ExtractReport(
        articles=len(inventory.value),
        changes=done.changes,
        unchanged=done.unchanged,
        diagnostics=tuple(sorted(done.diagnostics, key=lambda each: each.order)),
    )


class _Shipped(Struct, frozen=True, kw_only=True):
    """What the theme says, and what the package has translated of it."""

    strings: tuple[Translation, ...]
    words: Mapping[Locale, Catalog | None]


def _update(
    family: Family, shelf: Shelf, executor: Executor, program: str
) -> tuple[Updated, _Shipped]:
    """Send the articles that have changed through the workers, and a few twice."""
    known = recollect(shelf.site, shelf.store, program)
    fresh, recalled = part(family.jobs, known, shelf.store)
    work = batches(fresh, executor.workers)
    results = iter(executor.map(partial(update, shelf), work))
    updated = list(islice(results, 1))
    # The workers are busy from here on, and this process has nothing else to do.
    shipped = _read_shipped(shelf)
    updated += results
    lost = batches(tuple(family.lost.items()), executor.workers)
    orphans = executor.map(partial(study_orphans, shelf), lost)
    first = joined((*recalled, *updated, *orphans))
    keep(known, first, shelf.keeper)
    again = batches(borrowers(family.jobs, first.records), executor.workers)
    second = joined(executor.map(partial(update, shelf), again))
    return with_loans(first, second), shipped


def _read_shipped(shelf: Shelf) -> _Shipped:
    site = shelf.site
    return _Shipped(
        strings=read_strings(site, shelf.store),
        words={locale: shipped_words(locale) for locale in site.languages},
    )


def _update_words(
    found: Updated, shelf: Shelf, shipped: _Shipped, *, prune: bool
) -> Updated:
    """Bring `site.po` up to date in every language."""
    site = shelf.site
    names = SiteNames(
        tags=tuple(sorted(found.tags)), sections=tuple(sorted(found.sections))
    )
    return joined(
        _update_site_catalog(
            extracting.extract_theme(shipped.strings, names, locale, site.domain),
            shelf,
            shipped.words[locale],
            prune=prune,
        )
        for locale in site.languages
    )


def _update_site_catalog(
    template: Catalog, shelf: Shelf, shipped: Catalog | None, *, prune: bool
) -> Updated:
    locale = template.locale
    old = read_site_catalog(shelf.site, locale, shelf.store, parse=parse_marked)
    if is_unreadable(old):
        return Updated(diagnostics=old.diagnostics)
    merged = merging.merge(template, old.value) if old.value else template
    filled = merging.prefill(merged, shipped) if shipped else merged
    left = merging.prune(filled) if prune else filled
    path = site_catalog_path(shelf.site, locale)
    result = put(path, left, old, shelf)
    if left == filled:
        return result
    gone = tally(each for each in filled.obsolete if each not in left.obsolete)
    pruned = Change(path=path, action=Action.PRUNED, removed=gone)
    return replace(result, changes=(*result.changes, pruned))
