"""Articles as lists and other articles name them."""

from msgspec import Struct

from pipeline.rendering.views.texts import DateView, ImageView, LinkView, TextView


class CardView(Struct, frozen=True, kw_only=True):
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


class HeadlineView(Struct, frozen=True, kw_only=True):
    """An article as another names it; `section` is the name of that, or empty."""

    url: str
    title: TextView
    published: DateView
    section: str


class OnwardView(Struct, frozen=True, kw_only=True):
    """What to read after an article: what came next to it, and what is related.

    Pages of `kind: page` have neither; nor is anything related to an article that
    has no topic in common with another.
    """

    newer: HeadlineView | None
    older: HeadlineView | None
    related: tuple[HeadlineView, ...]


class PaginationView(Struct, frozen=True, kw_only=True):
    """Where a page of a list stands; `newer` and `older` are empty at the ends.

    `since` and `until` are the dates of the oldest and the newest article of a page
    that is not the list's first, which has none.
    """

    newer: str
    older: str
    since: DateView | None = None
    until: DateView | None = None


class ShelfView(Struct, frozen=True, kw_only=True):
    """Articles under a name: a section, or in the archive a year or a month.

    `url` is that of the list which has all of them, `count` how many these are, and
    `cards` some of them. `shelves` are the months of a year.
    """

    url: str
    name: str
    count: int
    cards: tuple[CardView, ...]
    shelves: tuple["ShelfView", ...]
