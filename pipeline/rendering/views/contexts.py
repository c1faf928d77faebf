"""The names that each template finds its views under."""

from collections.abc import Mapping, Sequence
from typing import TypedDict

from markupsafe import Markup

from pipeline.rendering.views.articles import ArticleView, CorrectionView, FacingView
from pipeline.rendering.views.cards import (
    CardView,
    OnwardView,
    PaginationView,
    ShelfView,
)
from pipeline.rendering.views.frames import FrameView, LanguageView, PageView, SiteView
from pipeline.rendering.views.texts import FeedView, LinkView


class ArticleContext(TypedDict):
    """What `article.html` and `page.html` are given."""

    article: ArticleView
    onward: OnwardView


class CorrectionsContext(TypedDict):
    """What `feed_corrections.html` is given, and no more: the oldest first."""

    corrections: Sequence[CorrectionView]


class FacingContext(TypedDict):
    """What `facing.html` is given."""

    facing: FacingView


class ListContext(TypedDict):
    """What every list is given: the front page, tags, sections, authors, archives.

    `above` is what the list is a part of, below the archive. `shelves` are the sections
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


class SearchContext(TypedDict):
    """What `search.html` is given: where the script is that searches."""

    script: str


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


CONTEXTS: Mapping[str, tuple[type, ...]] = {
    "archive.html": (SharedContext, ListContext),
    "article.html": (SharedContext, ArticleContext),
    "author.html": (SharedContext, ListContext),
    "base.html": (SharedContext,),
    "chooser.html": (SharedContext, DoorContext),
    "chooser_panel.html": (PanelContext,),
    "colophon.html": (PartContext,),
    "facing.html": (SharedContext, FacingContext),
    "feed_corrections.html": (CorrectionsContext,),
    "feeds.html": (SharedContext, FeedsContext),
    "front.html": (SharedContext, ListContext),
    "head.html": (PartContext,),
    "list.html": (SharedContext, ListContext),
    "month.html": (SharedContext, ListContext),
    "navigation.html": (PartContext,),
    "not_found.html": (SharedContext, DoorContext),
    "not_found_panel.html": (PanelContext,),
    "page.html": (SharedContext, ArticleContext),
    "parts.html": (),
    "search.html": (SharedContext, SearchContext),
    "section.html": (SharedContext, ListContext),
    "tag.html": (SharedContext, ListContext),
    "year.html": (SharedContext, ListContext),
}
"""What each template is given; `parts.html` has macros, which are given all."""
