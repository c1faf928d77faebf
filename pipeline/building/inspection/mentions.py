"""An article and its catalogs → the addresses of other sites that stand in them."""

from collections.abc import Iterator
from contextlib import suppress

from msgspec import Struct

from pipeline import validating
from pipeline.building.contents.choosing import Choice
from pipeline.building.contents.inventory import ArticleFile, catalog_path
from pipeline.building.contents.sources import read_article, read_catalog, targets
from pipeline.errors import StoreError
from pipeline.model.articles import Article
from pipeline.model.catalogs import Translation
from pipeline.model.locales import to_tag
from pipeline.model.site import Site
from pipeline.patterns import pattern
from pipeline.ports import Store

_ADDRESS = pattern("https?://[^ \t\n\u00a0\u202f<>\"'`“”‘’«»()\\[\\]{}|*\\\\]+")
_ENDS = ".,;:!?…"


class Mention(Struct, frozen=True, kw_only=True):
    """A place in the site where an address stands."""

    url: str
    path: str
    line: int
    article: str = ""
    locale: str = ""


def find_mentions(
    site: Site, store: Store, choice: Choice, files: tuple[ArticleFile, ...]
) -> tuple[Mention, ...]:
    """Return the addresses in some files, as far as they are of the choice."""
    every = (each for file in files for each in _of_file(file, site, store))
    return tuple(each for each in every if choice.has(each.locale, each.path))


def _of_file(file: ArticleFile, site: Site, store: Store) -> Iterator[Mention]:
    """Yield what an article and its catalogs name; `check` says what is unreadable."""
    with suppress(StoreError):
        article = read_article(file, site, store).value
        yield from _of_article(article)
        for locale in targets(article, site):
            catalog = read_catalog(article, locale, site, store).value
            path = catalog_path(site, locale, article.id)
            for entry in catalog.translations if catalog else ():
                yield from _of_entry(entry, article.path, path, to_tag(locale))


def _of_article(article: Article) -> Iterator[Mention]:
    image = article.metadata.image
    links = [(url, at.line if at else 1) for url, at in validating.pointers(article)]
    for url, line in (*links, *(((image.src, 1),) if image else ())):
        if url.lower().startswith(("http://", "https://")):
            yield Mention(url=bare(url), path=article.path, line=line)


def _of_entry(
    entry: Translation, article: str, path: str, tag: str
) -> Iterator[Mention]:
    """Yield the addresses that a translator has typed, and the author has not."""
    for url in sorted(_addresses(entry.text) - _addresses(entry.source)):
        yield Mention(url=url, path=path, line=entry.line, article=article, locale=tag)


def _addresses(text: str) -> set[str]:
    found = (each.rstrip(_ENDS) for each in _ADDRESS.findall(text))
    return {bare(each) for each in found}


def bare(url: str) -> str:
    """Return an address without what is for the browser alone."""
    return url.partition("#")[0]
