"""Articles → drafts: each edition localized and filled, its links still open.

The first of a build's two passes. A batch of articles goes through its own
rooms; its text stays on disk, in one file a batch, and only small records
come back. Where a link leads is known when all batches are done.
"""

import datetime as dt
import re
from dataclasses import dataclass, replace
from posixpath import dirname, normpath
from urllib.parse import unquote, urlsplit

import msgspec
from babel import Locale

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
from pipeline.rendering.localizing import localize

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
    image: Image | None
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


def draft_batch(site: Site, store: Store, now: dt.datetime, batch: Batch) -> Drafted:
    """Draft the articles of a batch, and put their bodies into its file."""
    bodies: Bodies = {}
    drafts = []
    found: list[Diagnostic] = []
    for file in batch.files:
        studied = study(file, site, store)
        found += studied.diagnostics
        if studied.is_sound and is_due(studied.article, now):
            drafts.append(_draft(studied, site, batch.place, bodies))
    store.write(batch.place, msgspec.msgpack.encode(bodies))
    return Drafted(drafts=tuple(drafts), diagnostics=tuple(found))


def read_bodies(store: Store, place: str) -> Bodies:
    """Return the bodies of a batch."""
    return msgspec.msgpack.decode(store.read(place), type=Bodies)


def is_due(article: Article, now: dt.datetime) -> bool:
    """Say whether an article may be seen: no draft, and no embargo ahead."""
    embargo = article.metadata.embargo
    return not article.metadata.is_draft and (embargo is None or embargo <= now)


def _draft(studied: Study, site: Site, place: str, bodies: Bodies) -> Draft:
    article = studied.article
    metadata = article.metadata
    localized = [
        _localized(studied, locale, site) for locale in _locales(article, site)
    ]
    filled = {
        to_tag(each.locale): fill(each) for each in localized if each.is_published
    }
    bodies[article.id] = filled
    return Draft(
        id=article.id,
        path=article.path,
        locale=article.locale,
        place=place,
        editions=tuple(map(_edition, localized)),
        references=_references(article, "".join(filled.values())),
        date=metadata.date or metadata.updated,
        updated=metadata.updated,
        authors=tuple(map(clean_text, metadata.authors)),
        section=metadata.section,
        tags=metadata.tags,
        image=_clean_image(metadata.image),
        is_page=article.is_page,
    )


def _clean_image(image: Image | None) -> Image | None:
    """Return the picture; its credit is shown as it is in every language."""
    return replace(image, credit=clean_text(image.credit)) if image else None


def _locales(article: Article, site: Site) -> tuple[Locale, ...]:
    return (article.locale, *targets(article, site))


def _localized(studied: Study, locale: Locale, site: Site) -> LocalizedArticle:
    return localize(
        studied.article,
        locale,
        studied.catalogs.get(to_tag(locale)),
        site.policy,
        studied.rejected(locale),
    )


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


def _references(article: Article, html: str) -> tuple[str, ...]:
    """Return the paths in the site that an article points at, once each."""
    urls = dict.fromkeys(_URLS.findall(html))
    if article.metadata.image:
        urls[article.metadata.image.src] = None
    paths = (local_path(url, article.path) for url in urls)
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
