"""One text of an article → what helps to translate it, and what is wrong with it."""

from collections.abc import Iterable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from pipeline import validating
from pipeline.building.assistance.prefilling import named
from pipeline.building.contents.naming import read_glossary
from pipeline.building.contents.waiving import waived
from pipeline.building.upkeep.opening import OpenCatalog, OpenSiteWords
from pipeline.differences import LABEL, changes
from pipeline.model.articles import MessageKey
from pipeline.model.catalogs import Catalog, Translation
from pipeline.model.diagnostics import Diagnostic
from pipeline.model.glossary import Status
from pipeline.model.locales import is_pseudo
from pipeline.model.site import Site
from pipeline.ports import Engine, Store, TranslationMemory
from pipeline.translating import protect, restore
from pipeline.translating.naming import terms
from pipeline.translating.recalling import recall

_MOST_SUGGESTED = 5


class Suggestion(Struct, frozen=True, kw_only=True):
    """A translation of a source alike: how alike in per cent, where, and how unlike.

    `difference` is the source with `[-…-]` for what that one has besides and
    `{+…+}` for what it lacks; empty where the two are the same.
    """

    text: str
    percent: int
    article: str
    difference: str


class NamedTerm(Struct, frozen=True, kw_only=True):
    """A term that stands in a source, and how the site calls it in the other language.

    `forbidden` are the names that it must not have there.
    """

    term: str
    name: str
    forbidden: tuple[str, ...] = ()
    note: str = ""


class Advice(Struct, frozen=True, kw_only=True):
    """What helps with one text; `difference` is that to the source it was made for."""

    suggestions: tuple[Suggestion, ...]
    terms: tuple[NamedTerm, ...]
    difference: str = ""


def advise(
    opened: OpenCatalog,
    entry: Translation,
    site: Site,
    store: Store,
    memory: TranslationMemory | None,
) -> Advice:
    """Return what glossary and memory, if there is one, know of a text.

    Raises `OperatingError` where the memory can't be used.
    """
    return Advice(
        suggestions=tuple(_suggestions(opened, entry, site, memory)) if memory else (),
        terms=tuple(dict.fromkeys(_terms(opened, entry, site, store))),
        difference=difference(entry),
    )


def difference(entry: Translation) -> str:
    """Return what is new in a source since it was translated, or nothing."""
    before = entry.previous.source if entry.previous else ""
    return changes(before, entry.source).removeprefix(LABEL) if before else ""


def _suggestions(
    opened: OpenCatalog, entry: Translation, site: Site, memory: TranslationMemory
) -> Iterator[Suggestion]:
    exact, near = (
        find(entry.source, opened.tags) for find in (memory.exact, memory.near)
    )
    catalog = opened.catalog
    languages = (catalog.source_locale.language, catalog.locale.language)
    units = map(named, (*exact, *near))
    found = recall(entry, units, languages, site.translate.suggest_from)
    # What this very entry has is no suggestion for it.
    others = (each for each in found if each.text != entry.text)
    for each, _ in zip(others, range(_MOST_SUGGESTED), strict=False):
        yield Suggestion(
            text=each.text,
            percent=each.percent,
            article=each.unit.origin,
            difference=each.difference(entry.source),
        )


def _terms(
    opened: OpenCatalog, entry: Translation, site: Site, store: Store
) -> Iterator[NamedTerm]:
    glossary = read_glossary(site, store).value
    catalog, message = opened.catalog, opened.messages[entry.key]
    for hit in terms(message, glossary, catalog.source_locale, catalog.locale):
        yield NamedTerm(
            term=hit.term.text,
            name=hit.concept.preferred(catalog.locale),
            forbidden=tuple(hit.concept.called(catalog.locale, Status.FORBIDDEN)),
            note=hit.concept.note,
        )


def ask_machine(opened: OpenCatalog, entry: Translation, engine: Engine) -> str:
    """Return what an engine makes of a text; nothing, where it lost its marks.

    Raises `OperatingError`.
    """
    fragment = protect(opened.messages[entry.key])
    (answer,) = engine.translate([fragment.xml], *opened.tags)
    return restore(fragment, answer) or ""


def proofread(
    opened: OpenCatalog, site: Site, store: Store, entry: Translation | None = None
) -> dict[MessageKey, tuple[Diagnostic, ...]]:
    """Return what would be said of each text if it were approved as it stands.

    With an entry, of that one alone, as it would be in its catalog.
    """
    catalog = opened.catalog
    if is_pseudo(catalog.locale):
        return {}
    if entry is not None:
        catalog = opened.with_entry(replace(entry, previous=None))
    glossary = read_glossary(site, store).value
    every = validating.validate(
        opened.article, as_approved(catalog), site, opened.path, glossary
    )
    entries = catalog.translations if entry is None else (entry,)
    return _by_key(waived(every, site, store).diagnostics, entries)


def proofread_words(
    opened: OpenSiteWords, site: Site, store: Store
) -> dict[MessageKey, tuple[Diagnostic, ...]]:
    """Return what would be said of the site's own words, if they were approved."""
    if is_pseudo(opened.catalog.locale):
        return {}
    every = validating.validate_words(as_approved(opened.catalog), site, opened.path)
    entries = opened.catalog.translations
    return _by_key(waived(every, site, store).diagnostics, entries)


def _by_key(
    every: Iterable[Diagnostic], entries: Iterable[Translation]
) -> dict[MessageKey, tuple[Diagnostic, ...]]:
    """Return what was found of some entries."""
    asked = {each.key for each in entries}
    found: dict[MessageKey, tuple[Diagnostic, ...]] = {}
    for each in every:
        key = (each.context, each.msgid)
        if key in asked:
            found[key] = (*found.get(key, ()), each)
    return found


def as_approved(catalog: Catalog) -> Catalog:
    """Return a catalog in which every text is approved: as it is meant to be."""
    entries = (
        replace(each, is_fuzzy=False, previous=None) for each in catalog.translations
    )
    return replace(catalog, translations=tuple(entries))
