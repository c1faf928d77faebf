"""A site → everything that its authors and translators should hear."""

from dataclasses import dataclass
from functools import partial

from pipeline.building.choosing import choose
from pipeline.building.files import list_static
from pipeline.building.inventory import (
    ArticleFile,
    batches,
    read_ledger,
    take_inventory,
)
from pipeline.building.reports import CheckReport
from pipeline.building.studying import study
from pipeline.building.words import check_words
from pipeline.model.diagnostics import Diagnostic
from pipeline.model.site import Site
from pipeline.ports import Executor, Store


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """What a batch of articles was found to have."""

    catalogs: int
    diagnostics: tuple[Diagnostic, ...]


def check(
    site: Site, *, store: Store, executor: Executor, only: tuple[str, ...] = ()
) -> CheckReport:
    """Judge every article and catalog, or only those that are named.

    `only` holds paths or ids of articles, paths of catalogs, or language
    tags. Raises `ConfigurationError` for a name that means nothing here.
    """
    inventory = take_inventory(site, store, read_ledger(site, store))
    choice = choose(only, inventory.value, site)
    found = list(
        executor.map(
            partial(_check_batch, site, store),
            batches(choice.articles, executor.workers),
        )
    )
    diagnostics = [each for batch in found for each in batch.diagnostics]
    if not only:
        diagnostics += inventory.diagnostics
        diagnostics += check_words(site, store)
        diagnostics += list_static(site, store).diagnostics
    return CheckReport(
        articles=len(choice.articles),
        catalogs=sum(batch.catalogs for batch in found),
        diagnostics=tuple(
            sorted(
                (each for each in diagnostics if choice.has(each.locale, each.path)),
                key=lambda each: each.order,
            )
        ),
    )


def _check_batch(site: Site, store: Store, files: tuple[ArticleFile, ...]) -> _Found:
    studies = [study(file, site, store) for file in files]
    return _Found(
        catalogs=sum(len(each.catalogs) for each in studies),
        diagnostics=tuple(found for each in studies for found in each.diagnostics),
    )
