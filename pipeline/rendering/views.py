"""What a template is given: the interface of a theme, in frozen values.

Every text is plain and is escaped where it is printed; only `Markup` is HTML.
Every URL is relative to the page, unless its comment says absolute.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypedDict

from markupsafe import Markup


@dataclass(frozen=True, slots=True, kw_only=True)
class TextView:
    """A text, with its language where that is not the page's own.

    `lang` and `dir` are empty for a text in the language of the page.
    """

    text: str
    lang: str = ""
    dir: str = ""

    def __bool__(self) -> bool:
        return bool(self.text)


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkView:
    """A link by the name of what it leads to.

    `hreflang` is empty where it leads to a page in the language of this one.
    """

    url: str
    text: str
    lang: str = ""
    dir: str = ""
    hreflang: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguageView:
    """One entry of the language switcher; `name` is the language's own.

    Where there is no edition, `url` leads to that language's front page.
    """

    tag: str
    dir: str
    name: str
    url: str
    has_edition: bool
    is_current: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class AlternateView:
    """One `hreflang`: a language tag or `x-default`, and an absolute URL."""

    tag: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DateView:
    """A date for machines (ISO 8601) and for people."""

    iso: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ImageView:
    """A picture; `width` and `height` are 0 where they are not known.

    `srcset` names smaller copies of it, or is empty where there are none.
    """

    url: str
    alt: TextView
    caption: TextView
    credit: str = ""
    width: int = 0
    height: int = 0
    srcset: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedView:
    """A feed: `address` is the absolute URL that a reader program wants."""

    url: str
    address: str
    title: str
    media_type: str
    tag: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CardView:
    """An article in a list.

    `authors` is one text such as “A, B and C”, or empty. `minutes` is the time
    to read it, at least 1. `embargo` and `is_draft` are only in a preview: until
    when readers do not see it, and that they do not at all.
    """

    url: str
    title: TextView
    summary: TextView
    published: DateView
    modified: DateView
    authors: str
    section: LinkView | None
    tags: tuple[LinkView, ...]
    image: ImageView | None
    minutes: int
    embargo: DateView | None = None
    is_draft: bool = False

    @property
    def updated(self) -> DateView | None:
        """The date of the last change, where it is not that of publication."""
        return None if self.modified.text == self.published.text else self.modified


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadlineView:
    """An article as another names it; `section` is the name of that, or empty."""

    url: str
    title: TextView
    published: DateView
    section: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OnwardView:
    """What to read after an article: what came next to it, and what is related.

    Pages of `kind: page` have neither; nor is anything related to an article that
    has no topic in common with another.
    """

    newer: HeadlineView | None
    older: HeadlineView | None
    related: tuple[HeadlineView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginalView:
    """What a page was translated from: the way there, and its dates.

    `link` is by the name of the language, in that of the page; it has no URL
    where the original is not published. `published` is None where the author
    gave no date, `updated` where the original has not changed since.
    `translator` is a name, or empty.
    """

    link: LinkView
    translator: str
    published: DateView | None
    updated: DateView | None


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeView:
    """How many passages are not translated yet, or not up to date.

    In a preview also how many nobody has approved (`fuzzy`), and what keeps
    readers from the page: that it is a draft, or an embargo. `is_held`: the page
    shows the article whole, as it was before the original changed. `language`
    names the original's language in that of the page.
    """

    untranslated: int
    outdated: int
    is_held: bool
    language: str
    fuzzy: int = 0
    is_draft: bool = False
    embargo: DateView | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionView:
    """What was wrong in the article, and the day on which it was put right."""

    date: DateView
    text: TextView


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleView:
    """An article whole; `body` is safe HTML, typeset.

    `byline` are the authors, each a link to their page: “A, B and C”.

    `original` is None on an original. `corrections` are the oldest first. `facings`
    are the pages with both texts side by side, by the name of the other language: of
    a translation that with its original, of an original those with each of its
    translations.
    """

    card: CardView
    byline: Markup
    body: Markup
    original: OriginalView | None
    notice: NoticeView | None
    corrections: tuple[CorrectionView, ...]
    facings: tuple[LinkView, ...]

    @property
    def corrected(self) -> DateView | None:
        """The date of the last correction, if there is one."""
        return self.corrections[-1].date if self.corrections else None

    @property
    def updated(self) -> DateView | None:
        """The date of the last change, where it is not that of a correction."""
        updated, corrected = self.card.updated, self.corrected
        is_told = updated and corrected and updated.text == corrected.text
        return None if is_told else updated


@dataclass(frozen=True, slots=True, kw_only=True)
class PairView:
    """A passage in the language of the page, and the same in the original.

    All are safe HTML. `picture` is what both would show: it stands once, and
    its captions, if there are any, face each other.
    """

    translation: Markup
    original: Markup
    picture: Markup


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionPairView:
    """A correction as the translation says it, and as the original does."""

    date: DateView
    translation: TextView
    original: TextView


@dataclass(frozen=True, slots=True, kw_only=True)
class FacingView:
    """A translation beside its original, passage by passage.

    `card` is that of the translation, whose URL is the way back; `title`,
    `summary` and `caption` are the original's. `language` is that of the page,
    `other` that of the original.
    """

    card: CardView
    title: TextView
    summary: TextView
    caption: TextView
    pairs: tuple[PairView, ...]
    corrections: tuple[CorrectionPairView, ...]
    notice: NoticeView | None
    language: LanguageView
    other: LanguageView


@dataclass(frozen=True, slots=True, kw_only=True)
class PaginationView:
    """Where a page of a list stands; `newer` and `older` are empty at the ends.

    `since` and `until` are the dates of the oldest and the newest article of a page
    that is not the list's first, which has none.
    """

    newer: str
    older: str
    since: DateView | None = None
    until: DateView | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ShelfView:
    """Articles under a name: a section, or in the archive a year or a month.

    `url` is that of the list which has all of them, `count` how many these are, and
    `cards` some of them. `shelves` are the months of a year.
    """

    url: str
    name: str
    count: int
    cards: tuple[CardView, ...]
    shelves: tuple["ShelfView", ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteView:
    """The site in the language of the page.

    `feeds` are those of the language, then one of each other language;
    `feeds_page` explains them. `sections` and `pages` are the navigation;
    `archive` leads to every article.
    """

    name: str
    description: str
    home: str
    feeds: tuple[FeedView, ...]
    feeds_page: str
    sections: tuple[LinkView, ...]
    pages: tuple[LinkView, ...]
    archive: str
    stylesheet: str
    icon: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FrameView:
    """Parts of a page that are drawn once for all pages that share them.

    They come from `head.html`, `navigation.html` and `colophon.html`, which
    are given the site alone, and the URL of the page if they lead to it.
    """

    head: Markup
    navigation: Markup
    colophon: Markup


@dataclass(frozen=True, slots=True, kw_only=True)
class PageView:
    """The facts of the head, and where the page stands.

    `root` leads from the page to the top of the site, with a final slash, and
    `url` from the page to itself by way of it, so that `url` equals the URL of
    any link to this page. `canonical` is absolute. `feeds` go with this page
    alone. `properties` are Open Graph's pairs. `structured` is JSON-LD, safe
    inside `<script>`, or empty.
    """

    lang: str
    dir: str
    root: str
    url: str
    title: str
    description: str
    canonical: str
    alternates: tuple[AlternateView, ...]
    languages: tuple[LanguageView, ...]
    feeds: tuple[FeedView, ...]
    properties: tuple[tuple[str, str], ...]
    structured: Markup
    is_indexed: bool


class ArticleContext(TypedDict):
    """What `article.html` and `page.html` are given."""

    article: ArticleView
    onward: OnwardView


class FacingContext(TypedDict):
    """What `facing.html` is given."""

    facing: FacingView


class ListContext(TypedDict):
    """What every list is given: the front page, tags, sections, authors, archives.

    `above` is what the list is a part of, in the archive. `shelves` are the sections
    of the front page, the years of the archive, the months of a year. `count` is the
    number of all articles of the list, told on its first page alone. `feed` is empty
    where a list has none.
    """

    heading: str
    above: Sequence[LinkView]
    cards: Sequence[CardView]
    shelves: Sequence[ShelfView]
    count: int
    feed: str
    pagination: PaginationView


class FeedsContext(TypedDict):
    """What `feeds.html` is given; the pairs are a name and the first feed of it."""

    feeds: Sequence[FeedView]
    both: FeedView | None
    sections: Sequence[tuple[str, FeedView]]
    topics: Sequence[tuple[str, FeedView]]
    authors: Sequence[tuple[str, FeedView]]
    outline: str


class DoorContext(TypedDict):
    """What `chooser.html` and `not_found.html` are given: one panel a language."""

    panels: Sequence[Markup]


class PanelContext(TypedDict):
    """What `chooser_panel.html` and `not_found_panel.html` are given, and no more."""

    site: SiteView
    language: LanguageView


class PartContext(TypedDict):
    """What the parts of the frame are given; `current` is a URL, or empty."""

    site: SiteView
    current: str


class SharedContext(TypedDict):
    """What every page is given beside its own."""

    site: SiteView
    page: PageView
    frame: FrameView
