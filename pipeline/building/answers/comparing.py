"""A site as it was and as it is → what the edit between them costs translators.

On both sides it is asked what `extract` makes of the articles that differ:
in memory, by the same doors, and nothing is written.
"""

from collections.abc import Iterable, Iterator

from babel import Locale
from msgspec import Struct

from pipeline.building.contents.choosing import Choice, choose
from pipeline.building.contents.inventory import (
    ArticleFile,
    catalog_path,
    differs,
    read_ledger,
    take_inventory,
)
from pipeline.building.contents.shelves import Shelf
from pipeline.building.contents.sources import read_article, read_catalog, targets
from pipeline.building.tallies.costs import FREE, Cost, measure, weigh
from pipeline.building.tallies.records import joined
from pipeline.building.traces.proofs import ScratchStore
from pipeline.building.upkeep.lending import borrowers
from pipeline.building.upkeep.reuniting import reunite
from pipeline.building.upkeep.updating import study_orphans, update
from pipeline.differences import LABEL, changes
from pipeline.errors import StoreError
from pipeline.model.catalogs import Catalog, Translation
from pipeline.model.diagnostics import Diagnostic, Severity
from pipeline.model.locales import to_tag
from pipeline.model.site import Site
from pipeline.ports import Executor, Store


class EditionCost(Struct, frozen=True, kw_only=True):
    """What an edit costs in one language of an article.

    `changes` are the passages that cost something, as differences to what was
    translated: `[-…-]` is gone, `{+…+}` is new.
    """

    path: str
    id: str
    locale: Locale
    cost: Cost
    changes: tuple[str, ...] = ()


class CostReport(Struct, frozen=True, kw_only=True):
    """What an edit costs, by article and language; `articles` differ in all."""

    articles: int
    editions: tuple[EditionCost, ...]
    diagnostics: tuple[Diagnostic, ...] = ()

    def totals(self) -> dict[Locale, Cost]:
        """Return what the whole edit costs in each language."""
        sums: dict[Locale, Cost] = {}
        for each in self.editions:
            sums[each.locale] = sums.get(each.locale, FREE) + each.cost
        return sums


def compare(
    site: Site,
    *,
    store: Store,
    then: Store,
    executor: Executor,
    only: tuple[str, ...] = (),
) -> CostReport:
    """Return what it costs translators that articles are not what they were.

    `then` holds the site as it was. An article that is gone costs nothing.
    Raises `ConfigurationError` for a name that means nothing here, or for a
    ledger that can't be read.
    """
    files = take_inventory(site, store, read_ledger(site, store)).value
    choice = choose(only, files, site)
    had = _settle(site, then, store, executor)
    has = _settle(site, store, then, executor)
    asked = (each for each in has.editions if _is_asked(each, choice))
    return CostReport(
        articles=has.articles,
        editions=tuple(_costs(asked, had.editions, site)),
        diagnostics=has.diagnostics,
    )


def _is_asked(edition: "_Extracted", choice: Choice) -> bool:
    is_article = any(file.path == edition.path for file in choice.articles)
    return is_article and choice.has(to_tag(edition.locale), edition.place)


def _costs(
    editions: Iterable["_Extracted"], before: tuple["_Extracted", ...], site: Site
) -> Iterator[EditionCost]:
    """Yield what each edition costs, measured by all of its language before."""
    standards = {
        locale: measure(each.catalog for each in before if each.locale == locale)
        for locale in site.languages
    }
    for each in editions:
        weighed = weigh(each.catalog, standards[each.locale])
        yield EditionCost(
            path=each.path,
            id=each.id,
            locale=each.locale,
            cost=sum((cost for _, cost in weighed), FREE),
            changes=tuple(_change(entry) for entry, cost in weighed if not cost.kept),
        )


def _change(entry: Translation) -> str:
    if entry.previous is None:
        return f"{{+{entry.source}+}}"
    return changes(entry.previous.source, entry.source).removeprefix(LABEL)


class _Extracted(Struct, frozen=True, kw_only=True):
    """A catalog as `extract` would leave it, and whose it is."""

    path: str
    id: str
    locale: Locale
    place: str
    catalog: Catalog


class _Side(Struct, frozen=True, kw_only=True):
    """One of the two states: the articles that the other has not, or not so."""

    articles: int
    editions: tuple[_Extracted, ...]
    diagnostics: tuple[Diagnostic, ...]


def _settle(site: Site, store: Store, other: Store, executor: Executor) -> _Side:
    """Extract the articles of a store that differ from those of another."""
    scratch = ScratchStore(store)
    shelf = Shelf(site=site, store=store, keeper=scratch)
    ledger = read_ledger(site, store)
    files = take_inventory(site, store, ledger).value
    differing = {file.path for file in files if differs(file.path, store, other)}
    if not differing:
        return _Side(articles=0, editions=(), diagnostics=())
    family = reunite(shelf, files, ledger, executor)
    jobs = tuple(job for job in family.jobs if job.file.path in differing)
    first = joined(
        (update(shelf, jobs), study_orphans(shelf, tuple(family.lost.items())))
    )
    update(shelf, borrowers(jobs, first.records))
    editions = (each for job in jobs for each in _editions(job.file, site, scratch))
    return _Side(
        articles=len(jobs),
        editions=tuple(editions),
        diagnostics=tuple(
            each for each in first.diagnostics if each.severity is Severity.ERROR
        ),
    )


def _editions(file: ArticleFile, site: Site, store: Store) -> Iterator[_Extracted]:
    try:
        article = read_article(file, site, store).value
    except StoreError:
        return
    for locale in targets(article, site):
        catalog = read_catalog(article, locale, site, store).value
        if catalog is not None:
            yield _Extracted(
                path=file.path,
                id=file.id,
                locale=locale,
                place=catalog_path(site, locale, file.id),
                catalog=catalog,
            )
