"""A page of a list, known before it is drawn → that page.

A build draws only those whose `facts` and cards say something new. Pages of a list
are numbered from its oldest article, so that one that is full stays as it is: what
is new comes to the first page alone.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from babel import Locale
from msgspec import Struct
from msgspec.structs import replace

from pipeline.model.editions import Card, File
from pipeline.model.locales import to_tag
from pipeline.rendering.moments import published_on
from pipeline.rendering.pages.addresses import numbered, relative, root_of
from pipeline.rendering.pages.cards import card_view, date_view
from pipeline.rendering.pages.contexts import SiteContext, feed_views
from pipeline.rendering.pages.frames import page_file
from pipeline.rendering.pages.heads import Place
from pipeline.rendering.views import (
    DateView,
    LinkView,
    ListContext,
    PaginationView,
    ShelfView,
)


class CardShelf(Struct, frozen=True, kw_only=True):
    """Some articles under a name: a section, a year, or one of its months.

    `folder` is that of the list which has all of them, and `total` how many these
    are; `cards` are those that are shown.
    """

    name: str
    folder: str
    total: int
    cards: tuple[Card, ...] = ()
    shelves: tuple["CardShelf", ...] = ()

    @property
    def facts(self) -> tuple[object, ...]:
        """All that it says beside its cards."""
        inner = tuple(each.facts for each in self.shelves)
        return (self.name, self.folder, self.total, len(self.cards), inner)


class ListPage(Struct, frozen=True, kw_only=True):
    """A page of a list before it is drawn, newest first.

    `newer` and `older` are the folders of the pages before and after it. `total` is
    how many cards the whole list has, told on its first page alone. `above` are the
    names and folders of what it is a part of.
    """

    template: str
    place: Place
    heading: str
    cards: tuple[Card, ...] = ()
    shelves: tuple[CardShelf, ...] = ()
    newer: str = ""
    older: str = ""
    total: int = 0
    above: tuple[tuple[str, str], ...] = ()

    @property
    def path(self) -> str:
        """Where the page is published."""
        return f"{self.place.folder}index.html"

    @property
    def facts(self) -> tuple[object, ...]:
        """All that the page says beside its cards and the words of the site."""
        place, shelves = self.place, tuple(each.facts for each in self.shelves)
        own = (self.template, self.heading, place.title, place.alternates, self.above)
        editions = sorted((to_tag(each), path) for each, path in place.editions.items())
        return (*own, editions, self.newer, self.older, self.total, shelves)

    @property
    def shown(self) -> Iterator[Card]:
        """Every card that the page shows."""
        yield from self.cards
        for shelf in self.shelves:
            yield from shelf.cards


def split(first: ListPage, cards: Sequence[Card], size: int) -> Iterator[ListPage]:
    """Yield the pages of a list; the first has from `size` to twice as many cards."""
    full = max(0, len(cards) // size - 1)
    newest = len(cards) - full * size
    yield replace(first, cards=tuple(cards[:newest]))
    for number in range(full, 0, -1):
        at = newest + (full - number) * size
        yield replace(
            first,
            place=_later(first.place, numbered(first.place.folder, number)),
            cards=tuple(cards[at : at + size]),
            total=0,
        )


def chained(pages: Iterable[ListPage]) -> Iterator[ListPage]:
    """Yield pages, newest first, each with the way to those beside it."""
    known = list(pages)
    folders = ["", *(page.place.folder for page in known), ""]
    for page, newer, older in zip(known, folders, folders[2:], strict=False):
        yield replace(page, newer=newer, older=older)


def _later(first: Place, folder: str) -> Place:
    """Return the place of a later page, which no other language has as it is."""
    return replace(first, folder=folder, alternates=())


def draw_list(page: ListPage, context: SiteContext) -> File:
    """Return a page of a list, drawn."""
    root = root_of(page.place.folder)
    pagination = _pagination(page, context, root)
    views = ListContext(
        heading=page.heading,
        above=[
            LinkView(url=relative(root, folder), text=name)
            for name, folder in page.above
        ],
        cards=[_listed(card, context, root) for card in page.cards],
        shelves=[_shelf(each, context, root) for each in page.shelves],
        count=page.total,
        feed=_feed(page.place, context, root),
        pagination=pagination,
    )
    return page_file(page.template, _titled(page, pagination), context, views)


def _titled(page: ListPage, pagination: PaginationView) -> Place:
    """Return the place, named by its dates where others have the same title."""
    if pagination.since is None or pagination.until is None:
        return page.place
    days = dict.fromkeys((pagination.since.text, pagination.until.text))
    return replace(page.place, title=f"{page.place.title} ({' – '.join(days)})")


def _pagination(page: ListPage, context: SiteContext, root: str) -> PaginationView:
    newer, older = (
        relative(root, folder) if folder else "" for folder in (page.newer, page.older)
    )
    if page.total or not page.cards:
        return PaginationView(newer=newer, older=older)
    since, until = (
        _day(card, context, context.locale) for card in (page.cards[-1], page.cards[0])
    )
    return PaginationView(newer=newer, older=older, since=since, until=until)


def _day(card: Card, context: SiteContext, locale: Locale) -> DateView:
    return date_view(published_on(card), context.site, locale)


# Several lists show the same newest cards.
_listed = lru_cache(maxsize=1024)(card_view)


def _shelf(shelf: CardShelf, context: SiteContext, root: str) -> ShelfView:
    return ShelfView(
        url=relative(root, shelf.folder),
        name=shelf.name,
        count=shelf.total,
        cards=tuple(_listed(card, context, root) for card in shelf.cards),
        shelves=tuple(_shelf(each, context, root) for each in shelf.shelves),
    )


def _feed(place: Place, context: SiteContext, root: str) -> str:
    if not place.feed:
        return ""
    return feed_views(place.feed, place.title, context, root)[0].url
