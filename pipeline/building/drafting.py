"""Articles → drafts: each edition localized and filled, its links still open.

The first of a build's two passes. A batch of articles goes through its own
rooms; its text stays on disk, in one file a batch, and only small records
come back. Where a link leads is known when all batches are done.
"""

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from posixpath import dirname, normpath
from urllib.parse import unquote, urlsplit

import msgspec
from babel import Locale

from pipeline.building.holding import keep, localized
from pipeline.building.inventory import ArticleFile
from pipeline.building.studying import Study, study, targets
from pipeline.model.articles import Article, Image, Kind, Message
from pipeline.model.catalogs import State
from pipeline.model.diagnostics import Diagnostic
from pipeline.model.editions import EditionState, LocalizedArticle, LocalizedMessage
from pipeline.model.locales import to_tag
from pipeline.model.site import Site
from pipeline.ports import Store
from pipeline.rendering.containment import clean_text
from pipeline.rendering.filling import CLOSE_URL, OPEN_URL, fill, plain_text

FOLDER = ".diptyque/drafts"

_URLS = re.compile(f"{OPEN_URL}([^{CLOSE_URL}]*){CLOSE_URL}")


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftText:
    """A text of the front matter in one edition, and the language it is in."""

    text: str
    locale: Locale


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftEdition:
    """An article in one language, without its body."""

    locale: Locale
    state: EditionState
    is_published: bool
    title: DraftText
    summary: DraftText
    alt: DraftText
    caption: DraftText
    image: Image | None = None
    slug: str = ""
    words: int = 0
    untranslated: int = 0
    outdated: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """The small record of an article: what the rest of a build knows of it.

    `references` are the paths in the site that its text points at. `place` is
    the file of the batch, which holds the bodies. `date` is the earliest that
    is known: that of an update, where the author gives no other.
    """

    id: str
    path: str
    locale: Locale
    place: str
    editions: tuple[DraftEdition, ...]
    references: tuple[str, ...]
    date: dt.date | None
    updated: dt.date | None
    authors: tuple[str, ...]
    section: str
    tags: tuple[str, ...]
    is_page: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """Articles to draft together, and the file for their bodies."""

    files: tuple[ArticleFile, ...]
    place: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Drafted:
    """What comes back from a batch."""

    drafts: tuple[Draft, ...]
    diagnostics: tuple[Diagnostic, ...]


Bodies = dict[str, dict[str, str]]
"""Article id → language tag → HTML with open links."""


def draft_batch(
    site: Site, store: Store, keeper: Store, now: dt.datetime, batch: Batch
) -> Drafted:
    """Draft the articles of a batch, and put their bodies into its file.

    `keeper` takes what the site is to remember (`holding.keep`).
    """
    bodies: Bodies = {}
    drafts = []
    found: list[Diagnostic] = []
    for file in batch.files:
        studied = study(file, site, store)
        found += studied.diagnostics
        if studied.is_sound and is_due(studied.article, now):
            editions = _editions(studied, site, store)
            for edition in editions:
                keep(edition, site, store, keeper)
            bodies[file.id] = _filled(editions)
            drafts.append(_draft(studied.article, editions, batch.place, bodies))
    store.write(batch.place, msgspec.msgpack.encode(bodies))
    return Drafted(drafts=tuple(drafts), diagnostics=tuple(found))


def read_bodies(store: Store, place: str) -> Bodies:
    """Return the bodies of a batch."""
    return msgspec.msgpack.decode(store.read(place), type=Bodies)


def is_due(article: Article, now: dt.datetime) -> bool:
    """Say whether an article may be seen: no draft, and no embargo ahead."""
    embargo = article.metadata.embargo
    return not article.metadata.is_draft and (embargo is None or embargo <= now)


def _editions(studied: Study, site: Site, store: Store) -> tuple[LocalizedArticle, ...]:
    article = studied.article
    locales = (article.locale, *targets(article, site))
    return tuple(localized(studied, locale, site, store) for locale in locales)


def _filled(editions: Iterable[LocalizedArticle]) -> dict[str, str]:
    """Return the HTML of each edition that is published, its links open."""
    return {to_tag(each.locale): fill(each) for each in editions if each.is_published}


def _draft(
    article: Article,
    editions: tuple[LocalizedArticle, ...],
    place: str,
    bodies: Bodies,
) -> Draft:
    metadata = article.metadata
    return Draft(
        id=article.id,
        path=article.path,
        locale=article.locale,
        place=place,
        editions=tuple(map(_edition, editions)),
        references=_references(editions, "".join(bodies[article.id].values())),
        date=metadata.date or metadata.updated,
        updated=metadata.updated,
        authors=tuple(map(clean_text, metadata.authors)),
        section=metadata.section,
        tags=metadata.tags,
        is_page=article.is_page,
    )


def _clean_image(image: Image | None) -> Image | None:
    """Return the picture; its credit is shown as it is in every language."""
    return replace(image, credit=clean_text(image.credit)) if image else None


def _edition(localized: LocalizedArticle) -> DraftEdition:
    article = localized.article
    pairs = tuple(zip(article.messages, localized.messages, strict=True))
    # Of each kind the first: a figure in the body may have an `alt` too.
    head = {message.kind: (message, each) for message, each in reversed(pairs[:_HEAD])}
    shown = localized.messages
    return DraftEdition(
        locale=localized.locale,
        state=localized.state,
        is_published=localized.is_published,
        title=_text(head.get(Kind.TITLE), localized.locale),
        summary=_text(head.get(Kind.SUMMARY), localized.locale),
        alt=_text(_of_image(head, Kind.ALT, article), localized.locale),
        caption=_text(_of_image(head, Kind.CAPTION, article), localized.locale),
        image=_clean_image(article.metadata.image),
        slug=article.metadata.slug if localized.locale == article.locale else "",
        words=sum(each.text.count(" ") + 1 for each in shown),
        untranslated=sum(each.is_fallback for each in shown),
        outdated=sum(
            each.state is State.OUTDATED and not each.is_fallback for each in shown
        ),
    )


_HEAD = 4
"""How many messages the front matter has at the most: they lead the others."""

_Pair = tuple[Message, LocalizedMessage]


def _of_image(head: dict[Kind, _Pair], kind: Kind, article: Article) -> _Pair | None:
    """Return a text of the front matter's picture, not of one in the body."""
    image = article.metadata.image
    wanted = image and (image.alt if kind is Kind.ALT else image.caption)
    return head.get(kind) if wanted else None


def _text(pair: _Pair | None, locale: Locale) -> DraftText:
    if pair is None:
        return DraftText(text="", locale=locale)
    message, shown = pair
    return DraftText(text=plain_text(shown, message), locale=shown.locale)


def _references(editions: tuple[LocalizedArticle, ...], html: str) -> tuple[str, ...]:
    """Return the paths in the site that an article points at, once each."""
    urls = dict.fromkeys(_URLS.findall(html))
    images = (each.article.metadata.image for each in editions)
    urls |= dict.fromkeys(image.src for image in images if image)
    paths = (local_path(url, editions[0].article.path) for url in urls)
    return tuple(dict.fromkeys(path for path in paths if path))


def local_path(url: str, article_path: str) -> str:
    """Return the path in the site that a relative URL means, or an empty text."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    if parts.scheme or parts.netloc or not parts.path or parts.path.startswith("/"):
        return ""
    return normpath(f"{dirname(article_path)}/{unquote(parts.path)}")
