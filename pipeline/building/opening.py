"""Articles → each beside its catalogs, brought up to date and not yet written."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from babel import Locale

from pipeline import extracting, merging
from pipeline.building.choosing import Choice
from pipeline.building.inventory import ArticleFile, catalog_path, unreadable
from pipeline.building.studying import read_article, read_catalog, targets
from pipeline.errors import StoreError
from pipeline.model.articles import Article, Kind, Message, MessageKey
from pipeline.model.catalogs import Catalog, Translation
from pipeline.model.diagnostics import Checked, Severity, worst
from pipeline.model.locales import to_tag
from pipeline.model.site import Site
from pipeline.ports import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenCatalog:
    """An article beside its catalog in a language, as they stand now.

    `template` is what the article asks for, with nothing translated.
    """

    article: Article
    template: Catalog
    catalog: Catalog
    path: str

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
            yield _opened(site, store, read.value, locale, path)


def _opened(
    site: Site, store: Store, article: Article, locale: Locale, path: str
) -> Checked[OpenCatalog | None]:
    """Return an article beside its catalog, brought up to date."""
    old = read_catalog(article, locale, site, store)
    if old.value is None and worst(old.diagnostics) is Severity.ERROR:
        return Checked(value=None, diagnostics=old.diagnostics)
    template = extracting.extract(article, locale, site.domain)
    catalog = merging.merge(template, old.value)
    opened = OpenCatalog(article=article, template=template, catalog=catalog, path=path)
    return Checked(value=opened, diagnostics=old.diagnostics)
