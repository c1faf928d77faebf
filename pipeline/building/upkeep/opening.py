"""Articles → each beside its catalogs, brought up to date and not yet written."""

from collections.abc import Iterator, Mapping

from babel import Locale
from msgspec import Struct
from msgspec.structs import replace

from pipeline import catalogs, extracting, merging
from pipeline.building.contents.choosing import Choice
from pipeline.building.contents.inventory import (
    ArticleFile,
    catalog_path,
    open_catalog_file,
    site_catalog_path,
    unreadable,
)
from pipeline.building.contents.sources import read_article, targets
from pipeline.building.contents.words import read_site_catalog
from pipeline.errors import StoreError
from pipeline.model.articles import Article, Kind, Message, MessageKey
from pipeline.model.catalogs import Catalog, Translation, is_same
from pipeline.model.diagnostics import Checked, Severity, worst
from pipeline.model.locales import to_tag
from pipeline.model.site import Site
from pipeline.ports import Store


class OpenFile(Struct, frozen=True, kw_only=True):
    """A catalog as it stands now, and as it is to be worked on.

    `stored` is what the file says, and `content` its bytes, or neither where there
    is none yet.
    """

    catalog: Catalog
    path: str
    stored: Catalog | None = None
    content: bytes | None = None

    @property
    def tags(self) -> tuple[str, str]:
        """The BCP 47 tags of source and translation."""
        return to_tag(self.catalog.source_locale), to_tag(self.catalog.locale)

    @property
    def is_stored(self) -> bool:
        """Whether the file is what it is to be."""
        return self.stored is not None and is_same(self.stored, self.catalog)

    def with_entry(self, entry: Translation) -> Catalog:
        """Return the catalog with an entry made anew."""
        entries = tuple(
            entry if each.key == entry.key else each
            for each in self.catalog.translations
        )
        return replace(self.catalog, translations=entries)


class OpenSiteWords(OpenFile, frozen=True, kw_only=True):
    """The site's own words in a language."""


class OpenCatalog(OpenFile, frozen=True, kw_only=True):
    """An article beside its catalog in a language, as they stand now.

    `catalog` has every message of the article, whatever the file has.
    """

    article: Article
    template: Catalog

    def with_entry(self, entry: Translation) -> Catalog:
        """Return the catalog as extraction would leave it, with an entry made anew."""
        # A class with slots is another than the one that `super()` would look for.
        changed = OpenFile.with_entry(self, entry)
        return merging.merge(self.template, changed)

    @property
    def messages(self) -> Mapping[MessageKey, Message]:
        """The messages of the article, by what the catalog knows them by."""
        return {each.key: each for each in self.article.messages}

    @property
    def empty(self) -> Iterator[tuple[Translation, Message]]:
        """Yield the entries that have no text, each with its message."""
        known = self.messages
        for entry in self.catalog.translations:
            if not entry.text and known[entry.key].kind is not Kind.SLUG:
                yield entry, known[entry.key]


def open_catalogs(
    site: Site, store: Store, choice: Choice, file: ArticleFile
) -> Iterator[Checked[OpenCatalog | None]]:
    """Yield an article beside each of its catalogs that was asked for.

    What can't be read is a finding, and left as it is.
    """
    try:
        read = read_article(file, site, store)
    except StoreError as error:
        yield Checked(value=None, diagnostics=(unreadable(file.path, error),))
        return
    if worst(read.diagnostics) is Severity.ERROR:
        yield Checked(value=None, diagnostics=read.diagnostics)
        return
    for locale in targets(read.value, site):
        path = catalog_path(site, locale, file.id)
        if choice.has(to_tag(locale), path):
            yield open_catalog(read.value, locale, site, store)


def open_site_words(
    locale: Locale, site: Site, store: Store
) -> Checked[OpenSiteWords | None]:
    """Return the site's own words in a language; nothing, where there are none yet."""
    read = read_site_catalog(site, locale, store)
    if read.value is None:
        return Checked(value=None, diagnostics=read.diagnostics)
    path = site_catalog_path(site, locale)
    opened = OpenSiteWords(
        catalog=read.value, path=path, stored=read.value, content=store.read(path)
    )
    return Checked(value=opened, diagnostics=read.diagnostics)


def open_catalog(
    article: Article, locale: Locale, site: Site, store: Store
) -> Checked[OpenCatalog | None]:
    """Return an article beside its catalog; nothing, where that can't be read."""
    path = catalog_path(site, locale, article.id)
    opened = open_catalog_file(path, store)
    if opened.value is None and opened.diagnostics:
        return Checked(value=None, diagnostics=opened.diagnostics)
    read: Checked[Catalog | None] = Checked(value=None)
    if opened.value is not None:
        read = catalogs.parse(
            opened.value, path, locale=locale, source_locale=article.locale
        )
    if read.value is None and worst(read.diagnostics) is Severity.ERROR:
        return Checked(value=None, diagnostics=read.diagnostics)
    template = extracting.extract(article, locale, site.domain)
    return Checked(
        value=OpenCatalog(
            article=article,
            catalog=merging.merge(template, read.value),
            path=path,
            template=template,
            stored=read.value,
            content=opened.value,
        ),
        diagnostics=read.diagnostics,
    )
