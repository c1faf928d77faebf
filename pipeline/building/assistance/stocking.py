"""The catalogs of a site, and memories of others → its translation memory.

Only files that changed are read again; the memory is never the truth, and can
be removed at any time.
"""

from collections.abc import Iterable, Iterator
from functools import partial

from pipeline import catalogs
from pipeline.building.contents.inventory import (
    batches,
    catalog_path,
    open_catalog_file,
)
from pipeline.building.traces.remembering import digest
from pipeline.exchanging import paired_path, pairs, read_memory
from pipeline.model.catalogs import ever_approved
from pipeline.model.diagnostics import Checked
from pipeline.model.locales import is_pseudo, to_tag
from pipeline.model.site import Site
from pipeline.model.units import TranslationUnit, UnitFile
from pipeline.ports import Executor, Store, TranslationMemory


def stock(
    site: Site, *, store: Store, executor: Executor, memory: TranslationMemory
) -> int:
    """Bring a memory up to date with the catalogs; return how many were read.

    Every approved pair of an article's catalog counts, live or obsolete. A
    catalog that can't be read has nothing in the memory until it can.
    """
    known = memory.digests()
    found = {**dict(_digests(site, store)), **dict(_memories(site, store))}
    changed = tuple(path for path in found if known.get(path) != found[path])
    gone = tuple(path for path in known if path not in found)
    if not changed and not gone:
        return 0
    memory.stock((), gone)
    work = batches(changed, executor.workers)
    stocks = executor.map(partial(_read, site, store), work)
    count = 0
    # A part at a time: whoever asks the memory meanwhile waits for no more than that.
    for paths, part in zip(work, stocks, strict=True):
        memory.stock(part, set(paths) - {each.path for each in part})
        count += len(part)
    return count


def _memories(site: Site, store: Store) -> Iterator[tuple[str, str]]:
    """Yield each part of each memory that someone brought, and its digest."""
    for path in store.walk(site.memories):
        content = open_catalog_file(path, store).value
        if path.endswith(".tmx") and content is not None:
            for pair in pairs(_tags(site)):
                yield paired_path(path, pair), digest(content)


def _tags(site: Site) -> tuple[str, ...]:
    return tuple(to_tag(each) for each in site.languages if not is_pseudo(each))


def restock(path: str, site: Site, *, store: Store, memory: TranslationMemory) -> None:
    """Have a memory know one catalog as it is now.

    Raises `OperatingError` where it can't be written.
    """
    found = _stock(path, site, store)
    memory.stock((found,) if found else (), () if found else (path,))


def _digests(site: Site, store: Store) -> Iterator[tuple[str, str]]:
    for locale in site.languages:
        folder = catalog_path(site, locale, "").removesuffix("/.po")
        for path in store.walk(folder):
            content = open_catalog_file(path, store).value
            if path.endswith(".po") and content is not None:
                yield path, digest(content)


def _read(site: Site, store: Store, paths: Iterable[str]) -> tuple[UnitFile, ...]:
    return tuple(each for path in paths if (each := _stock(path, site, store)))


def _stock(path: str, site: Site, store: Store) -> UnitFile | None:
    name, part, _ = path.partition("#")
    if part and name.startswith(f"{site.memories}/"):
        memory = open_memory(name, site, store).value
        return next((each for each in memory if each.path == path), None)
    return open_units(path, site, store)


def open_memory(path: str, site: Site, store: Store) -> Checked[tuple[UnitFile, ...]]:
    """Return what is in a memory that someone brought, by pair of languages."""
    content = open_catalog_file(path, store).value or b""
    return read_memory(content, path, digest(content), _tags(site))


def open_units(path: str, site: Site, store: Store) -> UnitFile | None:
    """Return every approved pair of a catalog; none, if it can't be read."""
    folders = {catalog_path(site, each, "")[:-3]: each for each in site.languages}
    locale = next(each for start, each in folders.items() if path.startswith(start))
    content = open_catalog_file(path, store).value
    if content is None:
        return None
    catalog = catalogs.parse(content, path, locale=locale).value
    if catalog is None:
        return None
    return UnitFile(
        path=path,
        digest=digest(content),
        languages=(to_tag(catalog.source_locale), to_tag(locale)),
        units=tuple(
            TranslationUnit(source=each.source, text=each.text, context=each.context)
            for each in ever_approved(catalog)
            if not each.plural
        ),
    )
