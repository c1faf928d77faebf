"""One article through its own rooms: read, its catalogs parsed, all of it judged."""

from babel import Locale
from msgspec import Struct
from msgspec.structs import replace

from pipeline import reading, validating
from pipeline.building.contents.inventory import (
    ArticleFile,
    catalog_path,
    unreadable,
)
from pipeline.building.contents.naming import read_glossary
from pipeline.building.contents.sources import read_article, read_catalog, targets
from pipeline.building.contents.waiving import waived
from pipeline.errors import StoreError
from pipeline.model.articles import Article, MessageKey
from pipeline.model.catalogs import Catalog
from pipeline.model.diagnostics import Diagnostic, Severity, worst
from pipeline.model.glossary import Glossary
from pipeline.model.locales import is_pseudo, to_tag
from pipeline.model.site import Site
from pipeline.ports import Store


class Study(Struct, frozen=True, kw_only=True):
    """An article, its catalogs, the site's glossary, and all that was found.

    `is_sound` says that the source has no error, so that it can be published.
    What a waiver lets pass is not among the findings.
    """

    article: Article
    catalogs: dict[str, Catalog]
    is_sound: bool
    diagnostics: tuple[Diagnostic, ...]
    glossary: Glossary = Glossary()

    def rejected(self, locale: Locale) -> frozenset[MessageKey]:
        """Return the messages whose translation has an error."""
        tag = to_tag(locale)
        return frozenset(
            (each.context, each.msgid)
            for each in self.diagnostics
            if each.severity is Severity.ERROR and each.locale == tag and each.msgid
        )


class Perusal(Struct, frozen=True, kw_only=True):
    """An article and its catalogs, read and judged, before any waiver is asked.

    `found` is what no waiver lets pass, `judged` what one may.
    """

    article: Article
    catalogs: dict[str, Catalog]
    is_sound: bool
    found: tuple[Diagnostic, ...]
    judged: tuple[Diagnostic, ...] = ()
    glossary: Glossary = Glossary()


def study(file: ArticleFile, site: Site, store: Store) -> Study:
    """Read an article and its catalogs, and judge every translation.

    Of the article itself only the links are judged.
    """
    perused = peruse(file, site, store)
    verdict = waived(perused.judged, site, store)
    return Study(
        article=perused.article,
        catalogs=perused.catalogs,
        glossary=perused.glossary,
        is_sound=perused.is_sound,
        diagnostics=(*perused.found, *verdict.diagnostics),
    )


def peruse(
    file: ArticleFile, site: Site, store: Store, *, has_sources: bool = False
) -> Perusal:
    """Do the same, and let nothing pass.

    With `has_sources` the article is judged too, and not only its links.
    """
    try:
        read = read_article(file, site, store)
    except StoreError as error:
        return _unread(file, site, error)
    found: list[Diagnostic] = list(read.diagnostics)
    is_sound = worst(found) is not Severity.ERROR
    glossary = read_glossary(site, store).value
    known: dict[str, Catalog] = {}
    judged = list(validating.validate_source(read.value, site, is_asked=has_sources))
    for locale in targets(read.value, site):
        parsed = read_catalog(read.value, locale, site, store)
        found += (replace(each, article=file.path) for each in parsed.diagnostics)
        if parsed.value is not None:
            known[to_tag(locale)] = parsed.value
            judged += _judge(read.value, parsed.value, locale, site, glossary)
    return Perusal(
        article=read.value,
        catalogs=known,
        glossary=glossary,
        is_sound=is_sound,
        found=tuple(found),
        judged=tuple(judged),
    )


def _judge(
    article: Article, catalog: Catalog, locale: Locale, site: Site, glossary: Glossary
) -> tuple[Diagnostic, ...]:
    """Judge a catalog; one of a language that is only made up is always right."""
    if is_pseudo(locale):
        return ()
    path = catalog_path(site, locale, article.id)
    return validating.validate(article, catalog, site, path, glossary)


def _unread(file: ArticleFile, site: Site, error: StoreError) -> Perusal:
    """Return an empty article for a file that can't be opened: the rest goes on."""
    empty = reading.decode(file.path, b"")
    return Perusal(
        article=reading.read(empty.value, site, file.id).value,
        catalogs={},
        is_sound=False,
        found=(unreadable(file.path, error),),
    )
