"""A site → its catalogs, of articles and of its own words, beside their messages."""

from collections.abc import Iterator, Mapping

from babel import Locale
from msgspec import Struct, field
from msgspec.structs import replace

from pipeline import merging
from pipeline.building.contents.choosing import Choice
from pipeline.building.contents.inventory import ArticleFile, site_catalog_path
from pipeline.building.contents.words import read_site_catalog
from pipeline.building.upkeep.opening import OpenCatalog, open_catalogs
from pipeline.model.articles import Message, MessageKey
from pipeline.model.catalogs import Catalog, Translation
from pipeline.model.diagnostics import Checked
from pipeline.model.locales import is_pseudo, to_tag
from pipeline.model.site import Site
from pipeline.ports import Store


class Folder(Struct, frozen=True, kw_only=True):
    """A catalog as it stands, and the messages that it is of.

    That of the site's own words has none. `template` is what
    the source asks for now.
    """

    catalog: Catalog
    path: str
    messages: Mapping[MessageKey, Message] = field(default_factory=dict)
    template: Catalog | None = None

    @property
    def languages(self) -> tuple[str, str]:
        """The BCP 47 tags of source and translation."""
        return (to_tag(self.catalog.source_locale), to_tag(self.catalog.locale))

    @property
    def is_finished(self) -> bool:
        """Whether every text in it is approved."""
        return all(each.is_approved for each in self.catalog.translations)

    def brought_up(self, catalog: Catalog) -> Catalog:
        """Return a catalog with what the source asks for now, and nothing lost.

        What is empty is looked for among the pairs for earlier sources.
        """
        if self.template is None:
            return catalog
        done = tuple(each for each in catalog.translations if not _is_bare(each))
        return merging.merge(self.template, replace(catalog, translations=done))


def _is_bare(entry: Translation) -> bool:
    """Say whether nobody has done anything in an entry yet."""
    return not (entry.text or entry.comments or entry.flags or entry.sticky)


def open_folders(
    file: ArticleFile, choice: Choice, site: Site, store: Store
) -> Iterator[Checked[Folder | None]]:
    """Yield the catalogs of an article that were asked for."""
    for opened in open_catalogs(site, store, choice, file):
        yield as_folder(opened)


def as_folder(opened: Checked[OpenCatalog | None]) -> Checked[Folder | None]:
    """Return the catalog of an article, if it could be opened."""
    found = opened.value
    if found is None:
        return Checked(value=None, diagnostics=opened.diagnostics)
    folder = Folder(
        catalog=found.catalog,
        path=found.path,
        messages=found.messages,
        template=found.template,
    )
    return Checked(value=folder, diagnostics=opened.diagnostics)


def open_words(locale: Locale, site: Site, store: Store) -> Checked[Folder | None]:
    """Return the catalog of the site's own words in a language, if there is one."""
    read = read_site_catalog(site, locale, store)
    path = site_catalog_path(site, locale)
    if read.value is None:
        return Checked(value=None, diagnostics=read.diagnostics)
    folder = Folder(catalog=read.value, path=path)
    return Checked(value=folder, diagnostics=read.diagnostics)


def languages(site: Site) -> tuple[Locale, ...]:
    """Return the languages of a site but those that are only made up."""
    return tuple(each for each in site.languages if not is_pseudo(each))


def with_words(choice: Choice, site: Site) -> Iterator[Locale]:
    """Yield the languages whose site's own words are asked for."""
    for locale in languages(site):
        if site_catalog_path(site, locale) in choice.words:
            yield locale
