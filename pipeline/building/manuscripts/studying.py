"""Articles through their own rooms: read, their catalogs parsed, all of it judged."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice

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
from pipeline.model.locales import is_pseudo, parse_tag, to_tag
from pipeline.model.site import Site
from pipeline.ports import Store
from pipeline.validating import Submission


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
    judged: tuple[Diagnostic, ...]
    glossary: Glossary


class _Opened(Struct, frozen=True, kw_only=True):
    """An article and its catalogs, read; `read` are the findings of that.

    `judged` is what was found of the article itself.
    """

    article: Article
    catalogs: dict[str, Catalog]
    read: tuple[Diagnostic, ...]
    is_sound: bool
    judged: tuple[Diagnostic, ...] = ()
    glossary: Glossary = Glossary()

    def submitted(self, site: Site) -> Iterator[Submission]:
        """Yield the catalogs to be judged; one that is only made up is right."""
        for tag, catalog in self.catalogs.items():
            locale = parse_tag(tag)
            if not is_pseudo(locale):
                yield Submission(
                    article=self.article,
                    catalog=catalog,
                    path=catalog_path(site, locale, self.article.id),
                    glossary=self.glossary,
                )


def study(file: ArticleFile, site: Site, store: Store) -> Study:
    """Read an article and its catalogs, and judge every translation.

    Of the article itself only the links are judged.
    """
    return next(study_all([(file, store)], site))


def study_all(
    files: Iterable[tuple[ArticleFile, Store]], site: Site
) -> Iterator[Study]:
    """Study articles, each through the store beside it, in their order."""
    every = tuple(files)
    for (_, store), perused in zip(every, peruse_all(every, site), strict=True):
        verdict = waived(perused.judged, site, store)
        yield Study(
            article=perused.article,
            catalogs=perused.catalogs,
            glossary=perused.glossary,
            is_sound=perused.is_sound,
            diagnostics=(*perused.found, *verdict.diagnostics),
        )


def peruse(
    file: ArticleFile, site: Site, store: Store, *, has_sources: bool = False
) -> Perusal:
    """Do as `study`, and let nothing pass.

    With `has_sources` the article is judged too, and not only its links.
    """
    return next(peruse_all([(file, store)], site, has_sources=has_sources))


def peruse_all(
    files: Iterable[tuple[ArticleFile, Store]],
    site: Site,
    *,
    has_sources: bool = False,
) -> Iterator[Perusal]:
    """Peruse articles, each through the store beside it, in their order.

    What they find is what each finds alone: their texts are only looked at together,
    a few articles at a time.
    """
    opened: list[_Opened] = []
    texts = 0
    for file, store in files:
        each = _opened(file, site, store, has_sources=has_sources)
        opened.append(each)
        texts += sum(len(one.translations) for one in each.catalogs.values())
        if texts >= _TOGETHER:
            yield from _perused(opened, site)
            opened, texts = [], 0
    yield from _perused(opened, site)


_TOGETHER = 2000
"""How many texts are in memory together, or those of one article."""


def _opened(
    file: ArticleFile, site: Site, store: Store, *, has_sources: bool
) -> _Opened:
    """Read an article and its catalogs, and judge the first."""
    try:
        read = read_article(file, site, store)
    except StoreError as error:
        return _unread(file, site, error)
    found: list[Diagnostic] = list(read.diagnostics)
    is_sound = worst(found) is not Severity.ERROR
    known: dict[str, Catalog] = {}
    glossary = read_glossary(site, store).value
    for locale in targets(read.value, site):
        parsed = read_catalog(read.value, locale, site, store)
        found += (replace(each, article=file.path) for each in parsed.diagnostics)
        if parsed.value is not None:
            known[to_tag(locale)] = parsed.value
    return _Opened(
        article=read.value,
        catalogs=known,
        read=tuple(found),
        is_sound=is_sound,
        judged=validating.validate_source(read.value, site, is_asked=has_sources),
        glossary=glossary,
    )


def _perused(opened: Sequence[_Opened], site: Site) -> Iterator[Perusal]:
    """Judge the catalogs of some articles together."""
    submitted = [tuple(each.submitted(site)) for each in opened]
    judged = iter(validating.validate_all(tuple(chain(*submitted)), site))
    for each, some in zip(opened, submitted, strict=True):
        yield Perusal(
            article=each.article,
            catalogs=each.catalogs,
            glossary=each.glossary,
            is_sound=each.is_sound,
            found=each.read,
            judged=(*each.judged, *chain(*islice(judged, len(some)))),
        )


def _unread(file: ArticleFile, site: Site, error: StoreError) -> _Opened:
    """Return an empty article for a file that can't be opened: the rest goes on."""
    empty = reading.decode(file.path, b"")
    return _Opened(
        article=reading.read(empty.value, site, file.id).value,
        catalogs={},
        read=(unreadable(file.path, error),),
        is_sound=False,
    )
