"""A store → an article, and its catalogs, as they stand there."""

from collections.abc import Callable, Iterator

from babel import Locale

from pipeline import catalogs, reading
from pipeline.building.contents.inventory import (
    ArticleFile,
    catalog_path,
    open_catalog_file,
)
from pipeline.model.articles import Article
from pipeline.model.catalogs import Catalog
from pipeline.model.diagnostics import Checked, Severity, worst
from pipeline.model.site import Site
from pipeline.ports import Store


def read_article(
    file: ArticleFile, site: Site, store: Store, *, is_whole: bool = True
) -> Checked[Article]:
    """Return the article in a file; a file that can't be read is an empty one.

    One that is not asked for whole may have no skeleton (`reading.read`).
    """
    content = store.read(file.path)
    return read_source(file.path, content, site, file.id, is_whole=is_whole)


def read_source(
    path: str, content: bytes, site: Site, article_id: str, *, is_whole: bool = True
) -> Checked[Article]:
    """Return the article that these bytes are, as if they stood at the path."""
    decoded = reading.decode(path, content)
    read = reading.read(decoded.value, site, article_id, is_whole=is_whole)
    # Of a file that can't be decoded there is nothing more to say.
    if worst(decoded.diagnostics) is Severity.ERROR:
        return Checked(value=read.value, diagnostics=decoded.diagnostics)
    return Checked(
        value=read.value, diagnostics=(*decoded.diagnostics, *read.diagnostics)
    )


def targets(article: Article, site: Site) -> Iterator[Locale]:
    """Yield the languages that the article is translated into."""
    if article.metadata.is_translated:
        yield from (each for each in site.languages if each != article.locale)


def read_catalog(
    article: Article,
    locale: Locale,
    site: Site,
    store: Store,
    parse: Callable[..., Checked[Catalog | None]] | None = None,
) -> Checked[Catalog | None]:
    """Return the catalog of an article in a language, or none where there is none.

    `parse` is called as `catalogs.parse` is, which it stands for, and may read more.
    """
    path = catalog_path(site, locale, article.id)
    opened = open_catalog_file(path, store)
    if opened.value is None:
        return Checked(value=None, diagnostics=opened.diagnostics)
    read = parse or catalogs.parse
    return read(opened.value, path, locale=locale, source_locale=article.locale)
