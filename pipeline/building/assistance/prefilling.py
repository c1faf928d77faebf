"""Articles → their catalogs with what memory and glossary know. Runs in the workers."""

from collections import Counter
from collections.abc import Callable, Mapping

from msgspec import Struct, field
from msgspec.structs import replace

from pipeline import catalogs
from pipeline.building.contents.choosing import Choice
from pipeline.building.contents.inventory import ArticleFile
from pipeline.building.upkeep.opening import OpenCatalog, open_catalogs
from pipeline.model.articles import Kind, Message, MessageKey
from pipeline.model.catalogs import Catalog, Translation, is_same
from pipeline.model.diagnostics import Checked, Diagnostic
from pipeline.model.glossary import Glossary
from pipeline.model.locales import is_pseudo, to_tag
from pipeline.model.site import Site
from pipeline.model.units import TranslationUnit
from pipeline.ports import Store, TranslationMemory
from pipeline.translating import Filled, Means, Origin, fill, fill_with_accents


class Supplies(Struct, frozen=True, kw_only=True):
    """What it takes to fill a catalog; with `is_trial` nothing is written."""

    site: Site
    store: Store
    memory: TranslationMemory
    glossary: Glossary
    is_trial: bool = False


class Prefilled(Struct, frozen=True, kw_only=True):
    """What became of a catalog: texts by who filled them, and what is still empty.

    `helped` texts are told something new; `letters` are those of the sources
    of the `empty` ones.
    """

    path: str
    tag: str
    article: str
    filled: Mapping[Origin, int] = field(default_factory=dict)
    helped: int = 0
    empty: int = 0
    letters: int = 0


def prefill(
    supplies: Supplies, choice: Choice, files: tuple[ArticleFile, ...]
) -> Checked[tuple[Prefilled, ...]]:
    """Fill the catalogs of articles with what is known."""
    done: list[Prefilled] = []
    found: list[Diagnostic] = []
    for file in files:
        for opened in open_catalogs(supplies.site, supplies.store, choice, file):
            found += opened.diagnostics
            if opened.value is not None:
                done.append(_prefill(supplies, opened.value))
    return Checked(value=tuple(done), diagnostics=tuple(found))


def put(
    supplies: Supplies,
    path: str,
    catalog: Catalog,
    filled: Mapping[MessageKey, Filled],
) -> None:
    """Write the entries of a catalog that were filled or helped."""
    entries = (
        filled[each.key].entry if each.key in filled else each
        for each in catalog.translations
    )
    done = replace(catalog, translations=tuple(entries))
    if not supplies.is_trial and not is_same(done, catalog):
        supplies.store.write(path, catalogs.serialize(done))


def told(opened: OpenCatalog, filled: Mapping[MessageKey, Filled]) -> Prefilled:
    """Return what became of a catalog, in numbers."""
    rest = [message for entry, message in opened.empty if not _has(filled, entry)]
    origins = Counter(each.origin for each in filled.values() if each.origin)
    return Prefilled(
        path=opened.path,
        tag=to_tag(opened.catalog.locale),
        article=opened.article.id,
        filled=dict(origins),
        helped=sum(each.is_helped for each in filled.values()),
        empty=len(rest),
        letters=sum(len(each.text) for each in rest),
    )


def _has(filled: Mapping[MessageKey, Filled], entry: Translation) -> bool:
    return entry.key in filled and bool(filled[entry.key].entry.text)


def _prefill(supplies: Supplies, opened: OpenCatalog) -> Prefilled:
    known = opened.messages
    is_made_up = is_pseudo(opened.catalog.locale)
    look = fill_with_accents if is_made_up else _look(supplies, opened)
    filled = {
        entry.key: look(entry, known[entry.key])
        for entry in opened.catalog.translations
        if not entry.is_approved and known[entry.key].kind is not Kind.SLUG
    }
    put(supplies, opened.path, opened.catalog, filled)
    return told(opened, filled)


def _look(
    supplies: Supplies, opened: OpenCatalog
) -> Callable[[Translation, Message], Filled]:
    """Return what fills an entry with what memory and glossary know."""
    catalog, memory = opened.catalog, supplies.memory
    tags = (to_tag(catalog.source_locale), to_tag(catalog.locale))
    means = Means(
        source=catalog.source_locale,
        target=catalog.locale,
        glossary=supplies.glossary,
        policy=supplies.site.translate,
    )

    def look(entry: Translation, message: Message) -> Filled:
        same = memory.exact(entry.source, tags)
        units = map(named, (*same, *memory.near(entry.source, tags)))
        return fill(entry, message, units, means)

    return look


def named(unit: TranslationUnit) -> TranslationUnit:
    """Name the article that a unit is of, rather than its catalog."""
    path, _, _ = unit.origin.partition("#")  # the languages of a part of a TMX
    name = path.rpartition("/LC_MESSAGES/articles/")[2].removesuffix(".po")
    return replace(unit, origin=name)
