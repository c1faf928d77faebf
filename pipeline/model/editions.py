"""What is published: an article in one language, and the files it becomes."""

from datetime import date, datetime
from enum import StrEnum

from babel import Locale
from msgspec import Struct

from pipeline.model.articles import Article, Image
from pipeline.model.catalogs import State
from pipeline.model.locales import to_tag


class EditionState(StrEnum):
    """How far an article is in one language."""

    SOURCE = "source"
    COMPLETE = "complete"
    OUTDATED = "outdated"
    PARTIAL = "partial"
    ABSENT = "absent"


class LocalizedMessage(Struct, frozen=True, kw_only=True):
    """The text shown for a message, the language it is in, and why.

    `is_fallback`: it is the source's text, in an edition of another language.
    """

    text: str
    locale: Locale
    state: State
    is_fallback: bool = False


class LocalizedArticle(Struct, frozen=True, kw_only=True):
    """An article in one language; `messages` go with `article.messages`."""

    article: Article
    locale: Locale
    messages: tuple[LocalizedMessage, ...]
    state: EditionState
    is_published: bool
    translator: str = ""


class Card(Struct, frozen=True, kw_only=True, gc=False):
    """The small record of an edition: all that lists, feeds and links need.

    `folder` is the URL path relative to the site (`en/2026/11/the-market/`).
    `title` and `summary` are plain text, typeset for their language, and
    `title_locale` and `summary_locale` say which that is. `published` is the
    date of the article, `first_published` that of this edition.
    `corrected` is the day of its last correction.
    `is_significant`: subscribers are told of the update. `is_faced`: there is
    a page with this translation beside its original. `translator` is a name
    that may be told, or empty. `embargo` is when readers may see it, and
    `is_draft` that they may not at all: a preview shows it before. `related` are the
    ids and paths of articles that an editor wants to be read next, and `is_lead` says
    that it is to open the front page.
    """

    article_id: str
    path: str
    locale: Locale
    source_locale: Locale
    folder: str
    title: str
    summary: str
    state: EditionState
    title_locale: Locale
    summary_locale: Locale
    feed_id: str
    published: date | datetime | None
    updated: date | datetime | None
    first_published: datetime
    corrected: date | datetime | None = None
    authors: tuple[str, ...] = ()
    section: str = ""
    tags: tuple[str, ...] = ()
    image: Image | None = None
    words: int = 0
    is_page: bool = False
    is_significant: bool = False
    is_faced: bool = False
    translator: str = ""
    embargo: datetime | None = None
    is_draft: bool = False
    related: tuple[str, ...] = ()
    is_lead: bool = False

    @property
    def facing_name(self) -> str:
        """The folder, within its own, of the page with both texts side by side."""
        return f"{to_tag(self.locale)}-{to_tag(self.source_locale)}/"

    @property
    def is_indexed(self) -> bool:
        """Whether search engines are told of it: not while parts are missing."""
        return self.state is not EditionState.PARTIAL


class Searchable(Struct, frozen=True, kw_only=True):
    """An edition as it is searched: its path in the site, its title, all its text."""

    path: str
    title: str
    text: str


class Media(Struct, frozen=True, kw_only=True):
    """A picture as a feed points at it; `length` in bytes, 0 if unknown."""

    url: str
    media_type: str
    length: int = 0


class FeedItem(Struct, frozen=True, kw_only=True):
    """An edition in a feed: its card, and its whole text with absolute URLs.

    `siblings` are the same article in its other languages, `picture` what readers
    fetch of that of its card.
    """

    card: Card
    content: str
    siblings: tuple[Card, ...] = ()
    picture: Media | None = None

    def __hash__(self) -> int:
        return hash(self.card.feed_id)


class Feed(Struct, frozen=True, kw_only=True):
    """A channel in one language, newest item first.

    `folder` is where it stands (`fr/`, `fr/tags/culture/`), and `page` the
    folder of the page it belongs to, where that is another. `file` is its
    name, where that is not the one of its format. An archive (RFC 5005) has
    in `current` the path of the feed that it is of; `previous` is the path of
    the archive with what came before. `authority` is the host of which its id
    is made, the one that the site began with.
    """

    locale: Locale
    folder: str
    title: str
    description: str
    items: tuple[FeedItem, ...]
    page: str = ""
    file: str = ""
    current: str = ""
    previous: str = ""
    authority: str = ""

    def path(self, name: str) -> str:
        """Return where the feed is published, in a format that has this name."""
        return self.folder + (self.file or name)


class File(Struct, frozen=True, kw_only=True):
    """A file to publish: a path relative to the output, and its bytes."""

    path: str
    content: bytes
