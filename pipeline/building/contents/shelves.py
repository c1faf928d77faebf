"""The folders of a site → which catalogs stand where, and what is in them."""

from collections import defaultdict
from collections.abc import Mapping

from babel import Locale
from msgspec import Struct, field

from pipeline import catalogs
from pipeline.building.contents.inventory import (
    ArticleFile,
    catalog_path,
    open_catalog_file,
)
from pipeline.model.catalogs import Catalog
from pipeline.model.diagnostics import Checked
from pipeline.model.locales import to_tag
from pipeline.model.site import Site
from pipeline.ports import Store


class Shelf(Struct, frozen=True, kw_only=True):
    """Where catalogs are read and put back; `keeper` takes those that changed."""

    site: Site
    store: Store
    keeper: Store


class Job(Struct, frozen=True, kw_only=True):
    """An article whose catalogs are to be brought up to date.

    `stands` says by language tag under which id its catalog stands: that of
    the article, or the one that it had before. `donors` are the ids, by
    language tag, of catalogs with texts that it wants.
    """

    file: ArticleFile
    stands: Mapping[str, str] = field(default_factory=dict)
    donors: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def standing(shelf: Shelf) -> dict[str, tuple[str, ...]]:
    """Return id → tags of the languages in which it has a catalog.

    What a killed run left half-written is taken away.
    """
    folders = {
        catalog_path(shelf.site, locale, "").removesuffix(".po"): to_tag(locale)
        for locale in shelf.site.languages
    }
    found: defaultdict[str, list[str]] = defaultdict(list)
    for path in shelf.keeper.sweep(shelf.site.locales):
        folder, mark, name = path.partition(_ARTICLES)
        tag = folders.get(folder + mark)
        if tag and name.endswith(".po"):
            found[name.removesuffix(".po")].append(tag)
    return {name: tuple(found[name]) for name in sorted(found)}


_ARTICLES = "/LC_MESSAGES/articles/"


def open_catalog(
    article_id: str, locale: Locale, shelf: Shelf
) -> Checked[Catalog | None]:
    """Return a catalog that stands there, or none where it can't be read."""
    path = catalog_path(shelf.site, locale, article_id)
    opened = open_catalog_file(path, shelf.store)
    if opened.value is None:
        return Checked(value=None, diagnostics=opened.diagnostics)
    return catalogs.parse(opened.value, path, locale=locale)
