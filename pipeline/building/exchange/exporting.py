"""A site → files for translation programs: XLIFF, TMX, TBX."""

from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from functools import partial
from itertools import chain

from msgspec import Struct

from pipeline import exchanging
from pipeline.building.assistance.stocking import open_units
from pipeline.building.contents.choosing import Choice, choose
from pipeline.building.contents.inventory import (
    ArticleFile,
    batches,
    catalog_path,
    read_ledger,
    take_inventory,
)
from pipeline.building.contents.naming import read_glossary
from pipeline.building.exchange.opening import (
    Folder,
    languages,
    open_folders,
    open_words,
    with_words,
)
from pipeline.building.exchange.pages import pages
from pipeline.building.exchange.projects import projects
from pipeline.errors import ConfigurationError
from pipeline.exchanging import Parcel
from pipeline.model.diagnostics import Checked, Diagnostic
from pipeline.model.editions import File
from pipeline.model.locales import to_tag
from pipeline.model.phrases import say
from pipeline.model.site import Site
from pipeline.ports import Executor, Store
from pipeline.version import VERSION


class ExchangeForm(StrEnum):
    """What is written for another program."""

    XLIFF = "xliff"
    XLIFF_12 = "xliff-1.2"
    TMX = "tmx"
    TBX = "tbx"
    OMEGAT = "omegat"
    HUGO = "hugo"
    MKDOCS = "mkdocs"
    DOCUSAURUS = "docusaurus"
    ASTRO = "astro"


class Wish(Struct, frozen=True, kw_only=True):
    """What is to be exported; `name` is that of the one file, if it is to be one.

    With `is_unfinished`, catalogs in which all is approved are left out.
    """

    form: ExchangeForm
    names: tuple[str, ...] = ()
    name: str = ""
    is_unfinished: bool = False


class ExportReport(Struct, frozen=True, kw_only=True):
    """The files that were made, and how many entries or catalogs are in them."""

    files: tuple[File, ...]
    texts: int
    diagnostics: tuple[Diagnostic, ...] = ()


def export(wish: Wish, site: Site, *, store: Store, executor: Executor) -> ExportReport:
    """Return the files; nothing is written.

    Raises `ConfigurationError` for a name that means nothing here, and for one
    file that would need several pairs of languages.
    """
    if wish.form is ExchangeForm.TBX:
        return _glossary(wish, site, store)
    inventory = take_inventory(site, store, read_ledger(site, store)).value
    choice = choose(wish.names, inventory, site)
    work = batches(choice.articles, executor.workers)
    if wish.form is ExchangeForm.TMX:
        return _memory(wish, choice, site, store)
    if wish.form is ExchangeForm.OMEGAT:
        return _projects(wish, choice, site, store)
    if wish.form.value in exchanging.LAYOUTS:
        return _pages(wish, choice, site, store)
    parts = executor.map(partial(_parcels, wish, choice, site, store), work)
    found = list(chain(*parts))
    words = (open_words(each, site, store) for each in with_words(choice, site))
    found += [_packed(each, wish) for each in words]
    parcels = [each.value for each in found if each.value]
    return ExportReport(
        files=tuple(_files(parcels, wish, site)),
        texts=sum(len(each.units) for each in parcels),
        diagnostics=tuple(chain(*(each.diagnostics for each in found))),
    )


def _parcels(
    wish: Wish,
    choice: Choice,
    site: Site,
    store: Store,
    files: Iterable[ArticleFile],
) -> list[Checked[Parcel | None]]:
    return [
        _packed(opened, wish)
        for file in files
        for opened in open_folders(file, choice, site, store)
    ]


def _packed(opened: Checked[Folder | None], wish: Wish) -> Checked[Parcel | None]:
    folder = opened.value
    if folder is None:
        return Checked(value=None, diagnostics=opened.diagnostics)
    is_empty = not folder.catalog.translations
    if is_empty or (wish.is_unfinished and folder.is_finished):
        return Checked(value=None, diagnostics=opened.diagnostics)
    parcel = exchanging.pack(folder.catalog, folder.path, folder.messages)
    return Checked(value=parcel, diagnostics=opened.diagnostics)


def _files(parcels: list[Parcel], wish: Wish, site: Site) -> Iterator[File]:
    """Yield one file, or one for each catalog, by language and article."""
    is_old = wish.form is ExchangeForm.XLIFF_12
    write: Callable[..., bytes] = partial(exchanging.write_parcels, is_old=is_old)
    if not wish.name:
        for each in parcels:
            yield File(path=_path(each, site), content=write([each], each.languages))
        return
    pairs = sorted({each.languages for each in parcels})
    if len(pairs) > 1 and not is_old:
        raise ConfigurationError(
            say(
                "One file of XLIFF 2 can't hold {pairs}.",
                pairs=", ".join(f"{source} → {target}" for source, target in pairs),
            ),
            say("Name articles and a language, or give `--output` a folder."),
        )
    for pair in pairs[:1]:
        yield File(path=wish.name, content=write(parcels, pair))


def _path(parcel: Parcel, site: Site) -> str:
    """Return where the file of a catalog goes: by language, then by article."""
    inside = parcel.path.removeprefix(f"{site.locales}/").removesuffix(".po")
    _, _, name = inside.partition("/LC_MESSAGES/")
    return f"{parcel.languages[1]}/{name.removeprefix('articles/')}.xlf"


def _memory(wish: Wish, choice: Choice, site: Site, store: Store) -> ExportReport:
    paths = (
        path
        for file in choice.articles
        for locale in languages(site)
        if choice.has(to_tag(locale), path := catalog_path(site, locale, file.id))
    )
    units = [each for path in paths if (each := open_units(path, site, store))]
    content = exchanging.write_tmx(units, VERSION)
    name = wish.name or "memory.tmx"
    return ExportReport(
        files=(File(path=name, content=content),),
        texts=sum(len(each.units) for each in units),
    )


def _projects(wish: Wish, choice: Choice, site: Site, store: Store) -> ExportReport:
    made = projects(choice, site, store, is_unfinished=wish.is_unfinished)
    sources = (each for each in made.value if each.path.endswith(".po"))
    return ExportReport(
        files=made.value,
        texts=sum(1 for _ in sources),
        diagnostics=made.diagnostics,
    )


def _pages(wish: Wish, choice: Choice, site: Site, store: Store) -> ExportReport:
    default = to_tag(site.languages[0])
    layout = exchanging.LAYOUTS[wish.form.value](default=default)
    made = pages(choice, layout, site, store)
    texts = sum(each.path.endswith(".md") for each in made.value)
    return ExportReport(files=made.value, texts=texts, diagnostics=made.diagnostics)


def _glossary(wish: Wish, site: Site, store: Store) -> ExportReport:
    read = read_glossary(site, store)
    content = exchanging.write_tbx(read.value, to_tag(site.languages[0]))
    return ExportReport(
        files=(File(path=wish.name or "glossary.tbx", content=content),),
        texts=len(read.value.concepts),
        diagnostics=read.diagnostics,
    )
