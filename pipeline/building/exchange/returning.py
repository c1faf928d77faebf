"""Pages of another site generator, edited there → the catalogs that they are of.

A page is read as an article in its language, and aligned with ours: what is not
certain is to be reviewed.
"""

import re
from collections.abc import Iterator, Mapping
from posixpath import dirname, relpath

from babel import Locale
from msgspec.structs import replace

from pipeline import aligning, exchanging, merging
from pipeline.building.contents.inventory import ArticleFile
from pipeline.building.contents.sources import read_article, read_source
from pipeline.building.exchange.opening import Folder, as_folder, languages
from pipeline.building.exchange.pages import stem_of
from pipeline.building.exchange.receiving import Received, Reception, put
from pipeline.building.upkeep.opening import open_catalog
from pipeline.differences.typography import plain_typography
from pipeline.errors import StoreError
from pipeline.exchanging import Fields, Layout
from pipeline.model.articles import Article, Kind, MessageKey
from pipeline.model.catalogs import Catalog, Translation
from pipeline.model.diagnostics import Checked, Diagnostic, Severity, worst
from pipeline.model.locales import to_tag
from pipeline.model.phrases import say
from pipeline.patterns import pattern
from pipeline.ports import Store
from pipeline.reading import decode
from pipeline.reading.frontmatter import split

_ANCHOR = pattern(r" ?\{#[^{}\n]+\}[ \t]*$", re.MULTILINE)
_REFERENCE = pattern(r"\{\{< relref path=\"/([^\"]*)\"[^>]*>\}\}")


def receive_pages(
    pages: Store, layout: Layout, reception: Reception
) -> Iterator[Checked[Received | None]]:
    """Yield what becomes of each page of a folder that is of an article."""
    for file in reception.articles:
        try:
            article = read_article(file, reception.site, reception.store).value
        except StoreError:
            continue
        for locale in languages(reception.site):
            path = layout.page(stem_of(file.path, reception.site), to_tag(locale))
            if locale != article.locale and pages.exists(path):
                yield _receive(pages, path, (file, article, locale), reception)


def _receive(
    pages: Store,
    path: str,
    of: tuple[ArticleFile, Article, Locale],
    reception: Reception,
) -> Checked[Received | None]:
    file, article, locale = of
    site, store = reception.site, reception.store
    found = as_folder(open_catalog(article, locale, site, store))
    if found.value is None:
        return Checked(value=None, diagnostics=found.diagnostics)
    stem = stem_of(file.path, site)
    content = _as_article(pages.read(path), stem, to_tag(locale))
    read = read_source(path, content, site, article.id)
    if worst(read.diagnostics) is Severity.ERROR:
        return Checked(value=None, diagnostics=read.diagnostics)
    said, unplaced = _said(article, read.value)
    after = _after(found.value, said)
    is_trusted = reception.is_trusted
    before = found.value.catalog if is_trusted else _without(found.value, after)
    merged = merging.reconcile(before, found.value.catalog, after)
    diagnostics = (*found.diagnostics, *_homeless(unplaced, read.value))
    return put(found.value, merged, 0, reception, diagnostics)


def _as_article(content: bytes, stem: str, tag: str) -> bytes:
    """Return a page as an article of ours would be: its head, its links, its ids."""
    front = split(decode(f"{stem}.md", content).value)
    texts = {name: str(value) for name, value in front.fields.items()}
    params = front.fields.get("params")
    kept = params if isinstance(params, dict) else front.fields
    image = {
        "src": "picture",
        "alt": str(kept.get("alt", kept.get("heroAlt", ""))),
        "caption": str(kept.get("caption", "")),
    }
    fields: Fields = {
        "title": texts.get("title", ""),
        "lang": tag,
        "summary": texts.get("description", ""),
        "image": image,
        "corrections": tuple(_tables(kept.get("corrections"))),
    }
    body = _ANCHOR.sub("", front.body)
    here = dirname(stem) or "."
    body = _REFERENCE.sub(lambda found: f"{relpath(found[1], here)}.md", body)
    return exchanging.write_page(fields, body).encode()


def _tables(value: object) -> Iterator[Mapping[str, str]]:
    """Yield what a list of tables has, each of texts."""
    for each in value if isinstance(value, list) else ():
        if isinstance(each, dict):
            yield {name: str(text) for name, text in each.items()}


_Said = dict[MessageKey, tuple[str, bool]]


def _said(article: Article, page: Article) -> tuple[_Said, tuple[int, ...]]:
    """Return the text for each message and whether it is certain; and what is left."""
    alignment = aligning.align(article, page)
    said = {
        article.messages[each.message].key: (each.text, each.is_certain)
        for each in alignment.renditions
        if each.text and article.messages[each.message].kind is not Kind.SLUG
    }
    return said, tuple(place for place, _ in alignment.unplaced)


def _after(folder: Folder, said: _Said) -> Catalog:
    """Return the catalog with what the page says where that is something else."""
    entries = (
        _worked(each, *said[each.key]) if each.key in said else each
        for each in folder.catalog.translations
    )
    return replace(folder.catalog, translations=tuple(entries))


def _worked(entry: Translation, text: str, is_certain: bool) -> Translation:  # noqa: FBT001 - a pair
    """Return an entry with a text, unless it is its own, or the source shown."""
    is_own = plain_typography(text) == plain_typography(entry.text)
    if is_own or text == entry.source:
        return entry
    return replace(entry, text=text, is_fuzzy=not is_certain)


def _without(folder: Folder, after: Catalog) -> Catalog:
    """Return the catalog without what differs: nobody knows how that began."""
    pairs = zip(folder.catalog.translations, after.translations, strict=True)
    same = tuple(ours for ours, theirs in pairs if ours == theirs)
    return replace(folder.catalog, translations=same)


def _homeless(places: tuple[int, ...], page: Article) -> Iterator[Diagnostic]:
    for place in places:
        message = page.messages[place]
        yield Diagnostic(
            code="ingest-unplaced",
            severity=Severity.WARNING,
            message=say("Nothing in the article says it: it was left out."),
            path=page.path,
            msgid=message.text,
        )
