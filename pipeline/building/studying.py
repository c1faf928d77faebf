"""One article through its own rooms: read, its catalogs parsed, all of it judged."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from babel import Locale

from pipeline import catalogs, reading, validating
from pipeline.building.inventory import (
    ArticleFile,
    catalog_path,
    open_catalog_file,
    unreadable,
)
from pipeline.building.naming import read_glossary
from pipeline.building.waiving import waived
from pipeline.errors import StoreError
from pipeline.model.articles import Article, MessageKey
from pipeline.model.catalogs import Catalog
from pipeline.model.diagnostics import Checked, Diagnostic, Severity, worst
from pipeline.model.locales import is_pseudo, to_tag
from pipeline.model.site import Site
from pipeline.ports import Store
from pipeline.validating import WaiverKey


@dataclass(frozen=True, slots=True, kw_only=True)
class Study:
    """An article, its catalogs, and all that was found in them.

    `is_sound` says that the source has no error, so that it can be published.
    What a waiver lets pass is not among the findings; `waivers` are those used.
    """

    article: Article
    catalogs: dict[str, Catalog]
    is_sound: bool
    diagnostics: tuple[Diagnostic, ...]
    waivers: frozenset[WaiverKey] = frozenset()

    def rejected(self, locale: Locale) -> frozenset[MessageKey]:
        """Return the messages whose translation has an error."""
        tag = to_tag(locale)
        return frozenset(
            (each.context, each.msgid)
            for each in self.diagnostics
            if each.severity is Severity.ERROR and each.locale == tag and each.msgid
        )


def read_article(file: ArticleFile, site: Site, store: Store) -> Checked[Article]:
    """Return the article in a file; a file that can't be read is an empty one."""
    return read_source(file.path, store.read(file.path), site, file.id)


def read_source(
    path: str, content: bytes, site: Site, article_id: str
) -> Checked[Article]:
    """Return the article that these bytes are, as if they stood at the path."""
    decoded = reading.decode(path, content)
    read = reading.read(decoded.value, site, article_id)
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
    parse: Callable[..., Checked[Catalog | None]] = catalogs.parse,
) -> Checked[Catalog | None]:
    """Return the catalog of an article in a language, or none where there is none.

    `parse` is called as `catalogs.parse` is, and may read more than that does.
    """
    path = catalog_path(site, locale, article.id)
    opened = open_catalog_file(path, store)
    if opened.value is None:
        return Checked(value=None, diagnostics=opened.diagnostics)
    return parse(opened.value, path, locale=locale, source_locale=article.locale)


def study(
    file: ArticleFile, site: Site, store: Store, *, has_sources: bool = False
) -> Study:
    """Read an article and its catalogs, and judge every translation.

    With `has_sources` the article is judged too, and not only its links.
    """
    try:
        read = read_article(file, site, store)
    except StoreError as error:
        return _unread(file, site, error)
    found: list[Diagnostic] = list(read.diagnostics)
    is_sound = worst(found) is not Severity.ERROR
    known: dict[str, Catalog] = {}
    judged = list(validating.validate_source(read.value, site, is_asked=has_sources))
    for locale in targets(read.value, site):
        parsed = read_catalog(read.value, locale, site, store)
        found += (replace(each, article=file.path) for each in parsed.diagnostics)
        if parsed.value is not None:
            known[to_tag(locale)] = parsed.value
            judged += _judge(read.value, parsed.value, locale, site, store)
    verdict = waived(judged, site, store)
    return Study(
        article=read.value,
        catalogs=known,
        is_sound=is_sound,
        diagnostics=(*found, *verdict.diagnostics),
        waivers=verdict.used,
    )


def _judge(
    article: Article, catalog: Catalog, locale: Locale, site: Site, store: Store
) -> tuple[Diagnostic, ...]:
    """Judge a catalog; one of a language that is only made up is always right."""
    if is_pseudo(locale):
        return ()
    path = catalog_path(site, locale, article.id)
    glossary = read_glossary(site, store).value
    return validating.validate(article, catalog, site, path, glossary)


def _unread(file: ArticleFile, site: Site, error: StoreError) -> Study:
    """Return an empty article for a file that can't be opened: the rest goes on."""
    empty = reading.decode(file.path, b"")
    return Study(
        article=reading.read(empty.value, site, file.id).value,
        catalogs={},
        is_sound=False,
        diagnostics=(unreadable(file.path, error),),
    )
