"""A site → its catalogs, brought up to date.

A catalog is written only where something changed. One that can't be read is
left as it is, and so is that of an article that can't be: nothing is lost to
a typing error.
"""

from dataclasses import dataclass
from functools import partial

from babel import Locale

from pipeline import catalogs, extracting, merging
from pipeline.building.inventory import (
    ArticleFile,
    batches,
    catalog_path,
    read_ledger,
    site_catalog_path,
    take_inventory,
    unreadable,
)
from pipeline.building.proofs import ProofStore
from pipeline.building.reports import ExtractReport
from pipeline.building.studying import read_article, read_catalog, targets
from pipeline.building.words import read_site_catalog, read_theme, shipped_words
from pipeline.errors import StoreError
from pipeline.extracting import SiteNames
from pipeline.model.articles import Article
from pipeline.model.catalogs import Catalog, is_same
from pipeline.model.diagnostics import Checked, Diagnostic, Severity, worst
from pipeline.model.site import Site
from pipeline.ports import Executor, Store
from pipeline.rendering.templates import theme_sources


@dataclass(frozen=True, slots=True, kw_only=True)
class _Extracted:
    """What a batch of articles gave: the paths written, and the names used."""

    changed: tuple[str, ...] = ()
    unchanged: int = 0
    tags: frozenset[str] = frozenset()
    sections: frozenset[str] = frozenset()
    diagnostics: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Shelf:
    """Where catalogs are read and put back; `keeper` takes those that changed.

    What stands at a `blocked` path is no file of ours to replace: a symbolic
    link, or a pipe.
    """

    site: Site
    store: Store
    keeper: Store
    blocked: frozenset[str]


def extract(
    site: Site, *, store: Store, executor: Executor, check_only: bool = False
) -> ExtractReport:
    """Bring every catalog of the site up to date.

    With `check_only` nothing is written; the report says what would be.
    """
    keeper: Store = ProofStore(store) if check_only else store
    inventory = take_inventory(site, store, read_ledger(site, store))
    groups = batches(inventory.value, executor.workers)
    blocked = frozenset(path for path, _ in store.skipped(site.locales))
    shelf = _Shelf(site=site, store=store, keeper=keeper, blocked=blocked)
    found = list(executor.map(partial(_extract_batch, shelf), groups))
    names = SiteNames(
        tags=tuple(sorted({tag for batch in found for tag in batch.tags})),
        sections=tuple(sorted({name for batch in found for name in batch.sections})),
    )
    found.append(_extract_words(names, shelf))
    diagnostics = [each for batch in found for each in batch.diagnostics]
    return ExtractReport(
        articles=len(inventory.value),
        changed=tuple(path for batch in found for path in batch.changed),
        unchanged=sum(batch.unchanged for batch in found),
        diagnostics=tuple(
            sorted((*inventory.diagnostics, *diagnostics), key=lambda each: each.order)
        ),
    )


def _extract_batch(shelf: _Shelf, files: tuple[ArticleFile, ...]) -> _Extracted:
    return _joined([_extract_article(file, shelf) for file in files])


def _joined(parts: list[_Extracted]) -> _Extracted:
    return _Extracted(
        changed=tuple(path for part in parts for path in part.changed),
        unchanged=sum(part.unchanged for part in parts),
        tags=frozenset(tag for part in parts for tag in part.tags),
        sections=frozenset(name for part in parts for name in part.sections),
        diagnostics=tuple(each for part in parts for each in part.diagnostics),
    )


def _extract_article(file: ArticleFile, shelf: _Shelf) -> _Extracted:
    try:
        read = read_article(file, shelf.site, shelf.store)
    except StoreError as error:
        return _Extracted(diagnostics=(unreadable(file.path, error),))
    if worst(read.diagnostics) is Severity.ERROR:
        return _Extracted(diagnostics=read.diagnostics)
    article = read.value
    parts = [
        _bring_up_to_date(article, locale, shelf)
        for locale in targets(article, shelf.site)
    ]
    named = _Extracted(
        tags=frozenset(article.metadata.tags),
        sections=frozenset({article.metadata.section} - {""}),
        diagnostics=read.diagnostics,
    )
    return _joined([named, *parts])


def _bring_up_to_date(article: Article, locale: Locale, shelf: _Shelf) -> _Extracted:
    template = extracting.extract(article, locale, shelf.site.domain)
    old = read_catalog(article, locale, shelf.site, shelf.store)
    if _is_unreadable(old):
        return _Extracted(diagnostics=old.diagnostics)
    merged = merging.merge(template, old.value)
    path = catalog_path(shelf.site, locale, article.id)
    return _kept(path, merged, old, shelf)


def _is_unreadable(old: Checked[Catalog | None]) -> bool:
    return old.value is None and worst(old.diagnostics) is Severity.ERROR


def _kept(
    path: str, merged: Catalog, old: Checked[Catalog | None], shelf: _Shelf
) -> _Extracted:
    """Write a catalog where something changed, and say whether it did."""
    if path in shelf.blocked:
        return _Extracted()
    if old.value is not None and is_same(merged, old.value):
        return _Extracted(unchanged=1, diagnostics=old.diagnostics)
    is_changed = shelf.keeper.write(path, catalogs.serialize(merged))
    return _Extracted(
        changed=(path,) if is_changed else (),
        unchanged=not is_changed,
        diagnostics=old.diagnostics,
    )


def _extract_words(names: SiteNames, shelf: _Shelf) -> _Extracted:
    """Bring `site.po` up to date in every language."""
    site, store = shelf.site, shelf.store
    templates = {**theme_sources(), **read_theme(site, store).overrides}
    parts = []
    for locale in site.languages:
        template = extracting.extract_theme(templates, names, locale, site.domain)
        old = read_site_catalog(site, locale, store)
        if _is_unreadable(old):
            parts.append(_Extracted(diagnostics=old.diagnostics))
            continue
        merged = merging.merge(template, old.value)
        shipped = shipped_words(locale)
        filled = merging.prefill(merged, shipped) if shipped else merged
        path = site_catalog_path(site, locale)
        parts.append(_kept(path, filled, old, shelf))
    return _joined(parts)
