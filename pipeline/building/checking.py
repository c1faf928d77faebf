"""A site → everything that its authors and translators should hear."""

from dataclasses import dataclass
from functools import partial

from pipeline.building.files import list_static
from pipeline.building.inventory import (
    ArticleFile,
    batches,
    catalog_path,
    read_ledger,
    take_inventory,
)
from pipeline.building.reports import CheckReport
from pipeline.building.studying import study
from pipeline.building.words import check_words
from pipeline.errors import ConfigurationError
from pipeline.model.diagnostics import Diagnostic
from pipeline.model.locales import to_tag
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
    wanted = _Wanted.choose(only, inventory.value, site)
    found = list(
        executor.map(
            partial(_check_batch, site, store),
            batches(wanted.articles, executor.workers),
        )
    )
    diagnostics = [each for batch in found for each in batch.diagnostics]
    if not only:
        diagnostics += inventory.diagnostics
        diagnostics += check_words(site, store)
        diagnostics += list_static(site, store).diagnostics
    return CheckReport(
        articles=len(wanted.articles),
        catalogs=sum(batch.catalogs for batch in found),
        diagnostics=tuple(
            sorted(filter(wanted.has, diagnostics), key=lambda each: each.order)
        ),
    )


def _check_batch(site: Site, store: Store, files: tuple[ArticleFile, ...]) -> _Found:
    studies = [study(file, site, store) for file in files]
    return _Found(
        catalogs=sum(len(each.catalogs) for each in studies),
        diagnostics=tuple(found for each in studies for found in each.diagnostics),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Wanted:
    """The part of a site that was asked for."""

    articles: tuple[ArticleFile, ...]
    tags: frozenset[str]
    paths: frozenset[str]

    @staticmethod
    def choose(
        only: tuple[str, ...], articles: tuple[ArticleFile, ...], site: Site
    ) -> "_Wanted":
        """Understand each name as a language, an article or a catalog."""
        known = {to_tag(locale) for locale in site.languages}
        tags = frozenset(name for name in only if name in known)
        places = _places(articles, site)
        chosen = {}
        for name in only:
            if name in known:
                continue
            if name not in places:
                raise ConfigurationError(
                    f"“{name}” is no article, catalog or language of this site.",
                    "Give the path or id of an article, the path of a catalog, "
                    f"or one of {', '.join(sorted(known))}.",
                )
            chosen[name] = places[name]
        catalogs = frozenset(name for name in chosen if name.endswith(".po"))
        return _Wanted(
            articles=tuple(dict.fromkeys(chosen.values())) or articles,
            tags=tags,
            paths=catalogs,
        )

    def has(self, diagnostic: Diagnostic) -> bool:
        """Say whether a finding belongs to what was asked for."""
        is_language = not self.tags or diagnostic.locale in self.tags
        return is_language and (not self.paths or diagnostic.path in self.paths)


def _places(articles: tuple[ArticleFile, ...], site: Site) -> dict[str, ArticleFile]:
    """Return every name that an article or one of its catalogs goes by."""
    places = {}
    for file in articles:
        places[file.path] = file
        places[file.id] = file
        for locale in site.languages:
            places[catalog_path(site, locale, file.id)] = file
    return places
