"""The catalogs of a site → its translation memory, brought up to date.

Only files that changed are read again; the memory is never the truth, and can
be removed at any time.
"""

from collections.abc import Iterable, Iterator
from functools import partial

from pipeline import catalogs
from pipeline.building.inventory import batches, catalog_path, open_catalog_file
from pipeline.building.remembering import digest
from pipeline.model.catalogs import ever_approved
from pipeline.model.locales import to_tag
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
    found = dict(_digests(site, store))
    changed = tuple(path for path in found if known.get(path) != found[path])
    gone = tuple(path for path in known if path not in found)
    if not changed and not gone:
        return 0
    read = executor.map(partial(_read, site, store), batches(changed, executor.workers))
    stocks = {each.path: each for part in read for each in part}
    memory.stock(stocks.values(), (*gone, *(set(changed) - stocks.keys())))
    return len(stocks)


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
