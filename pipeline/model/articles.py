"""An article, understood: its metadata, its messages and its skeleton.

The skeleton is everything that is the same in every language: literal HTML,
holes that messages fill, and references to other pages and files. Rendering
an edition fills the holes, so a translation can't change the structure of a
page (`docs/architecture.md`).
"""

import datetime as dt
from enum import StrEnum
from typing import TypeAlias

from babel import Locale
from msgspec import Struct

from pipeline.model.pictures import Plate

SUFFIXES = (".md", ".html", ".txt")
"""The formats that articles are in, by the end of the file's name."""

MessageKey: TypeAlias = tuple[str, str]
"""What gettext looks a message up by: (msgctxt, msgid)."""


class Source(Struct, frozen=True, kw_only=True):
    """Decoded text of a file, nothing understood yet.

    `path` is relative to the site, with `/` between names; `content` has LF
    line ends and no byte order mark.
    """

    path: str
    content: str


class Kind(StrEnum):
    """The role of a message, as a translator is told it."""

    TITLE = "title"
    SUMMARY = "summary"
    SLUG = "slug"
    HEADING_2 = "heading 2"
    HEADING_3 = "heading 3"
    HEADING_4 = "heading 4"
    HEADING_5 = "heading 5"
    HEADING_6 = "heading 6"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list item"
    QUOTATION = "quotation"
    TABLE_HEADER = "table header"
    TABLE_CELL = "table cell"
    TERM = "term"
    DEFINITION = "definition"
    FOOTNOTE = "footnote"
    CAPTION = "caption"
    ALT = "alt"
    TOOLTIP = "tooltip"
    CORRECTION = "correction"

    # It is equal to its text, and so hashed as that is: an enumeration's own hash
    # is a function of Python's, called each time that a kind is looked up.
    __hash__ = str.__hash__

    @property
    def is_heading(self) -> bool:
        """Whether the message opens a section."""
        return self in HEADINGS

    @property
    def is_plain(self) -> bool:
        """Whether the text is plain, so that no mark in it has a meaning."""
        return self in _PLAIN

    @property
    def is_prose(self) -> bool:
        """Whether readers read the text: a slug is an address, and may be missing."""
        return self is not Kind.SLUG

    @property
    def context(self) -> str:
        """The msgctxt: given only where the role changes the translation."""
        return _CONTEXTS.get(self, "")


HEADINGS = frozenset(kind for kind in Kind if kind.startswith("heading"))
"""The kinds that open a section."""

_PLAIN = frozenset(
    {
        Kind.TITLE,
        Kind.SUMMARY,
        Kind.SLUG,
        Kind.CAPTION,
        Kind.ALT,
        Kind.TOOLTIP,
        Kind.CORRECTION,
    }
)


_CONTEXTS = {kind: kind.value for kind in _PLAIN}


class Link(Struct, frozen=True, kw_only=True, gc=False):
    """What `[text][number]` or `![alt][number]` in a message points at.

    `tooltip` is the index of the message that is the link's title, if any.
    """

    number: int
    url: str
    is_image: bool = False
    tooltip: int | None = None


class Hole(Struct, frozen=True, gc=False):
    """A place in the skeleton that a message fills.

    `is_attribute`: inside a quoted attribute, where only text can stand.
    """

    message: int
    is_attribute: bool = False


class Reference(Struct, frozen=True, gc=False):
    """A URL in the skeleton, resolved anew for each page and feed."""

    url: str


Part: TypeAlias = str | Hole | Reference
Skeleton: TypeAlias = tuple[Part, ...]


class Tag(Struct, frozen=True, kw_only=True, gc=False):
    """The attributes of a bare tag such as `<abbr>` in a message.

    `name` is the tag as the message writes it: `abbr`, and `abbr-2` for a
    second one with other attributes; `element` is the HTML element. Prose in
    an attribute is a message of its own, and `attributes` has a hole for it.
    """

    name: str
    element: str
    attributes: Skeleton


class Message(Struct, frozen=True, kw_only=True, gc=False):
    """A text that people translate, with what a translator needs to know.

    `text` is one line of the message syntax (`docs/translators.md`), or plain
    text where `kind.is_plain`. `notes` are the labels of the footnotes that
    it calls. `section` is the text of the heading above. `comments` come from
    the author. `line` is in the source, from 1.
    """

    text: str
    kind: Kind
    section: str = ""
    links: tuple[Link, ...] = ()
    notes: tuple[str, ...] = ()
    tags: tuple[Tag, ...] = ()
    comments: tuple[str, ...] = ()
    line: int = 0

    @property
    def context(self) -> str:
        """The msgctxt, empty where there is none."""
        return self.kind.context

    @property
    def key(self) -> MessageKey:
        """What the catalog knows the message by."""
        return (self.kind.context, self.text)


class Image(Struct, frozen=True, kw_only=True):
    """A picture of the front matter; `alt` and `caption` are messages.

    What is known of it when it is published is its `plate`. `is_lost`: another
    stands in its place, which says so.
    """

    src: str
    alt: str = ""
    caption: str = ""
    credit: str = ""
    plate: Plate | None = None
    is_lost: bool = False


class CorrectionNote(Struct, frozen=True, kw_only=True):
    """What was wrong in an article, and the day on which it was put right.

    `text` is a message.
    """

    date: dt.date | dt.datetime
    text: str


class Metadata(Struct, frozen=True, kw_only=True):
    """The front matter, typed.

    A date without time stays a `date`. `is_significant`: subscribers are told
    of the update. `corrections` are in the order of their dates. `slug` is empty
    where none is given. `related` are ids and paths of articles, as they are written;
    `is_lead`: an editor wants it to open the front page.
    Tags and the section are ids, whose names stand in `site.po`.
    """

    title: str
    summary: str = ""
    date: dt.date | dt.datetime | None = None
    updated: dt.date | dt.datetime | None = None
    is_significant: bool = False
    authors: tuple[str, ...] = ()
    section: str = ""
    tags: tuple[str, ...] = ()
    image: Image | None = None
    corrections: tuple[CorrectionNote, ...] = ()
    related: tuple[str, ...] = ()
    is_lead: bool = False
    slug: str = ""
    kind: str = "article"
    is_draft: bool = False
    is_translated: bool = True
    embargo: dt.datetime | None = None


class Article(Struct, frozen=True, kw_only=True):
    """A document, understood.

    `messages` are in reading order, the title first; `notes` are the labels
    of the footnotes in the order of their numbers.
    """

    id: str
    path: str
    locale: Locale
    metadata: Metadata
    messages: tuple[Message, ...]
    skeleton: Skeleton
    notes: tuple[str, ...] = ()

    @property
    def is_page(self) -> bool:
        """Whether it stands in the navigation and in no list or feed."""
        return self.metadata.kind == "page"
