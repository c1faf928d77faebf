"""A site → what its authors and translators should hear; what is known is recalled."""

from collections.abc import Iterable, Iterator

from pipeline import validating
from pipeline.building.contents.choosing import Choice
from pipeline.building.contents.inventory import (
    ArticleFile,
    site_catalog_path,
)
from pipeline.building.contents.naming import read_glossary
from pipeline.building.contents.topics import nameless
from pipeline.building.contents.waiving import judge_waivers, waived
from pipeline.building.contents.wording import Words, judge_words
from pipeline.building.contents.words import judge_templates, read_site_catalog
from pipeline.building.inspection.anchors import ENDS, Outline, stray
from pipeline.building.inspection.errands import Errand
from pipeline.building.inspection.examining import look_at_pictures
from pipeline.building.inspection.judging import survey
from pipeline.building.inspection.records import Judgment, keep
from pipeline.building.inspection.viewing import View, view
from pipeline.building.manuscripts.recommending import Prominence, unseen
from pipeline.building.pictures.files import list_static
from pipeline.building.tallies.reports import CheckReport
from pipeline.building.traces.remembering import unpack_findings
from pipeline.model.diagnostics import Checked, Diagnostic, Severity
from pipeline.model.locales import parse_tag
from pipeline.model.site import Site


def inspect(errand: Errand) -> CheckReport:
    """Judge what is asked for, and remember what was found of each article.

    Raises `ConfigurationError` as `view` does.
    """
    site, store, seen = errand.site, errand.store, view(errand)
    outlines = [each.outline for each in seen.judged]
    shown = look_at_pictures(outlines, seen.before.seen_by(errand), errand)
    keep(seen.known.with_pictures(shown.files, errand), seen.before, errand)
    links = (*stray(outlines, seen.paths, site, store), *shown.diagnostics)
    others = (*links, *_left_out(outlines, seen.inventory.value))
    return _report(seen, others, errand)


def _report(seen: View, others: tuple[Diagnostic, ...], errand: Errand) -> CheckReport:
    """Join what was found in articles, in `others`, and in the rest of the site."""
    site, store, judged = errand.site, errand.store, seen.judged
    every = (*_waivable(judged), *survey(judged, errand))
    verdict, words = waived(every, site, store), _judge_words(seen.choice, errand)
    used = verdict.used.union(*(each.waivers for each in words))
    told = [*_final(judged), *verdict.diagnostics, *others]
    told += (found for each in words for found in each.diagnostics)
    if not errand.only:
        told += (*_judge_rest(seen.inventory, errand), *_unnamed(judged, errand))
        is_part = bool(errand.then) or _has_unread(told, site)
        known, has_sources = None if is_part else used, errand.has_sources
        told += judge_waivers(site, store, known, has_sources=has_sources)
    return CheckReport(
        articles=len(seen.choice.articles),
        catalogs=sum(len(each.catalogs) for each in judged),
        waived=len(used),
        diagnostics=_chosen(told, seen.choice),
    )


def _waivable(judged: Iterable[Judgment]) -> Iterator[Diagnostic]:
    return (found for each in judged for found in unpack_findings(each.judged))


def _final(judged: Iterable[Judgment]) -> Iterator[Diagnostic]:
    return (found for each in judged for found in unpack_findings(each.found))


def _left_out(
    outlines: Iterable[Outline], files: Iterable[ArticleFile]
) -> Iterator[Diagnostic]:
    """Yield what articles name to be read next in vain; others are taken for listed."""
    known = {name: Prominence.LISTED for file in files for name in (file.id, file.path)}
    for each in outlines:
        known |= dict.fromkeys((each.recommendation.id, each.path), each.prominence)
    yield from unseen((each.recommendation for each in outlines), known)


def _unnamed(judged: Iterable[Judgment], errand: Errand) -> Iterator[Diagnostic]:
    """Yield what has no name in a language in which an article may be published."""
    site, store = errand.site, errand.store
    used = {
        (parse_tag(tag), *topic): each.path
        for each in judged
        if each.outline.prominence is not Prominence.HIDDEN
        for tag in _languages(each)
        for topic in each.outline.topics
    }
    locales = dict.fromkeys(locale for locale, _, _ in used)
    read = {each: read_site_catalog(site, each, store).value for each in locales}
    words = [(locale, [catalog] if catalog else []) for locale, catalog in read.items()]
    yield from nameless(used, words, site)


def _languages(judged: Judgment) -> tuple[str, ...]:
    begun = (each.tag for each in judged.catalogs if each.is_begun)
    return (judged.outline.language, *begun)


def _judge_words(choice: Choice, errand: Errand) -> list[Words]:
    """Judge the catalogs of the site's words, which are counted as no article's."""
    site = errand.site
    return [
        judge_words(site, locale, errand.store)
        for locale in site.languages
        if site_catalog_path(site, locale) in choice.words
    ]


def _judge_rest(
    inventory: Checked[tuple[ArticleFile, ...]], errand: Errand
) -> Iterator[Diagnostic]:
    """Judge what is of no article and no language, or of all."""
    site, store = errand.site, errand.store
    for each in (inventory, list_static(site, store), read_glossary(site, store)):
        yield from each.diagnostics
    yield from judge_templates(site, store)


def _has_unread(found: Iterable[Diagnostic], site: Site) -> bool:
    """Say whether something could not be read, so that not all was judged."""
    known = {*validating.select(site.check).known, *ENDS}
    errors = (each.code for each in found if each.severity is Severity.ERROR)
    return any(code not in known for code in errors)


def _chosen(found: Iterable[Diagnostic], choice: Choice) -> tuple[Diagnostic, ...]:
    """Return the findings that were asked for, in order."""
    asked = (each for each in found if choice.has(each.locale, each.path))
    return tuple(sorted(asked, key=lambda each: each.order))
