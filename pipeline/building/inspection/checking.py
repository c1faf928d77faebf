"""A site → everything that its authors and translators should hear."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from pipeline import validating
from pipeline.building.contents.choosing import Choice, narrow
from pipeline.building.contents.inventory import (
    ArticleFile,
    batches,
    catalog_path,
    read_ledger,
    site_catalog_path,
    take_inventory,
)
from pipeline.building.contents.naming import read_glossary
from pipeline.building.contents.waiving import judge_waivers, waived
from pipeline.building.contents.wording import judge_words
from pipeline.building.contents.words import judge_templates
from pipeline.building.inspection.anchors import ENDS, Outline, outline, stray
from pipeline.building.inspection.examining import flawed
from pipeline.building.manuscripts.recommending import Prominence, unseen
from pipeline.building.manuscripts.studying import Study, study
from pipeline.building.pictures.files import list_static
from pipeline.building.tallies.reports import CheckReport
from pipeline.model.diagnostics import Checked, Diagnostic, Severity
from pipeline.model.locales import parse_tag
from pipeline.model.site import Site
from pipeline.ports import Darkroom, Executor, Store
from pipeline.validating import Rendering, WaiverKey


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """What a part of the site was found to have."""

    diagnostics: tuple[Diagnostic, ...]
    catalogs: int = 0
    waivers: frozenset[WaiverKey] = frozenset()
    outlines: tuple[Outline, ...] = ()
    renderings: tuple[Rendering, ...] = ()


def check(  # noqa: PLR0913 - the two windows, and what is asked of them
    site: Site,
    *,
    store: Store,
    executor: Executor,
    only: tuple[str, ...] = (),
    then: Store | None = None,
    has_sources: bool = False,
    darkroom: Darkroom | None = None,
) -> CheckReport:
    """Judge every article and catalog, or only those that are named.

    `only` holds paths or ids of articles, paths of catalogs, or language
    tags. `then` is the site as it was, and only what differs is judged. With
    `has_sources` articles are judged as well as translations; where their links
    lead always is. Without a `darkroom` pictures are not opened. Raises
    `ConfigurationError` for a name that means nothing here, and for rules that
    can't be asked.
    """
    # Over 30 lines: seven are its windows, and the rest names in turn what is judged.
    validating.select(site.check)
    inventory = take_inventory(site, store, read_ledger(site, store))
    choice = narrow(only, inventory.value, site, store, then)
    look = partial(_check_batch, site, store, has_sources=has_sources)
    found = list(executor.map(look, batches(choice.articles, executor.workers)))
    outlines = [each for part in found for each in part.outlines]
    lost = stray(outlines, {file.path for file in inventory.value}, site, store)
    bad = flawed(outlines, site, store, executor, darkroom)
    left_out = _left_out(outlines, inventory.value)
    found.append(_Found(diagnostics=(*lost, *bad, *left_out)))
    found.append(_check_whole(found, site, store))
    found += _check_words(choice, site, store)
    found += () if only else _check_rest(inventory, site, store)
    used = frozenset(key for each in found for key in each.waivers)
    diagnostics = [each for part in found for each in part.diagnostics]
    if not only:
        known = None if then or _has_unread(diagnostics, site) else used
        diagnostics += judge_waivers(site, store, known, has_sources=has_sources)
    return CheckReport(
        articles=len(choice.articles),
        catalogs=sum(each.catalogs for each in found),
        waived=len(used),
        diagnostics=_chosen(diagnostics, choice),
    )


def _check_batch(
    site: Site, store: Store, files: tuple[ArticleFile, ...], *, has_sources: bool
) -> _Found:
    studies = [study(file, site, store, has_sources=has_sources) for file in files]
    return _Found(
        catalogs=sum(len(each.catalogs) for each in studies),
        diagnostics=tuple(found for each in studies for found in each.diagnostics),
        waivers=frozenset(key for each in studies for key in each.waivers),
        outlines=tuple(outline(each.article) for each in studies),
        renderings=tuple(text for each in studies for text in _renderings(each, site)),
    )


def _renderings(study: Study, site: Site) -> Iterator[Rendering]:
    for tag, catalog in study.catalogs.items():
        path = catalog_path(site, parse_tag(tag), study.article.id)
        yield from validating.renderings(catalog, tag, path, study.article.path)


def _left_out(
    outlines: Iterable[Outline], files: Iterable[ArticleFile]
) -> Iterator[Diagnostic]:
    """Yield what articles name to be read next in vain; others are taken for listed."""
    known = {name: Prominence.LISTED for file in files for name in (file.id, file.path)}
    for each in outlines:
        known |= dict.fromkeys((each.recommendation.id, each.path), each.prominence)
    yield from unseen((each.recommendation for each in outlines), known)


def _check_whole(found: Iterable[_Found], site: Site, store: Store) -> _Found:
    """Judge the texts of all articles beside one another."""
    texts = [text for each in found for text in each.renderings]
    verdict = waived(validating.survey(texts, site), site, store)
    return _Found(diagnostics=verdict.diagnostics, waivers=verdict.used)


def _check_rest(
    inventory: Checked[tuple[ArticleFile, ...]], site: Site, store: Store
) -> Iterator[_Found]:
    """Judge what is of no article and no language, or of all."""
    for each in (inventory, list_static(site, store), read_glossary(site, store)):
        yield _Found(diagnostics=each.diagnostics)
    yield _Found(diagnostics=judge_templates(site, store))


def _check_words(choice: Choice, site: Site, store: Store) -> list[_Found]:
    """Judge the catalogs of the site's words, which are counted as no article's."""
    read = (
        judge_words(site, locale, store)
        for locale in site.languages
        if site_catalog_path(site, locale) in choice.words
    )
    return [_Found(diagnostics=each.diagnostics, waivers=each.waivers) for each in read]


def _has_unread(found: Iterable[Diagnostic], site: Site) -> bool:
    """Say whether something could not be read, so that not all was judged."""
    known = {*validating.select(site.check).known, *ENDS}
    errors = (each.code for each in found if each.severity is Severity.ERROR)
    return any(code not in known for code in errors)


def _chosen(found: Iterable[Diagnostic], choice: Choice) -> tuple[Diagnostic, ...]:
    """Return the findings that were asked for, in order."""
    asked = (each for each in found if choice.has(each.locale, each.path))
    return tuple(sorted(asked, key=lambda each: each.order))
