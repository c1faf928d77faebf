"""A build that is done → which of its lists, feeds and sitemaps show which article.

So that the next one, where an article says something else and leads nowhere else,
can make again what shows it without a look at any other.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import TypeAlias

from babel import Locale
from msgspec import Struct

from pipeline.building.contents.orders import Order
from pipeline.building.press.freshness import Shown
from pipeline.building.press.pressing import Forme
from pipeline.building.press.wires import Wire
from pipeline.building.revision.slips import Slips
from pipeline.building.traces.drawers import Cabinet, folder_of, put_away
from pipeline.building.traces.remembering import clear, packed, remember
from pipeline.model.editions import Card
from pipeline.model.locales import to_tag
from pipeline.rendering.pages import ListPage
from pipeline.rendering.pages.heads import Place
from pipeline.rendering.pages.lists import CardShelf
from pipeline.rendering.sitemap import newest

MOST_ARTICLES = 8
"""What is an input of more articles than these is looked for by a whole build."""

Topic = tuple[str, str, str]
"""A language, what is named (`section`, `tag` or `author`), and its id or name."""


class Row(Struct, frozen=True, array_like=True):
    """What shows articles, each known by its id; `what` is packed."""

    shown: tuple[str, ...]
    what: bytes


class ShelfRow(Struct, frozen=True, kw_only=True, array_like=True):
    """A shelf, with the count of its cards in their place."""

    name: str
    folder: str
    total: int
    count: int
    shelves: tuple["ShelfRow", ...] = ()


class ListRow(Struct, frozen=True, kw_only=True, array_like=True):
    """A page of a list, with the count of its own cards in their place."""

    locale: Locale
    template: str
    place: Place
    heading: str
    count: int
    shelves: tuple[ShelfRow, ...]
    newer: str
    older: str
    total: int
    above: tuple[tuple[str, str], ...]


class WireRow(Struct, frozen=True, kw_only=True, array_like=True):
    """A feed, without its items."""

    locale: Locale
    folder: str
    title: str
    page: str
    file: str
    current: str
    previous: str
    formats: tuple[str, ...]


class Showing(Struct, frozen=True, kw_only=True):
    """What shows which article, each known by its id.

    `setup` and `circle` tell what it was made with. `news` are those in the news
    of each language. `topics` and `pages` are what every page of the site may
    lead to. In drawers are `slips` by article, `rows` by what they are of
    (`list_name`, `wire_name`), and under `inputs` the articles that were made
    from each path, where they are few.
    """

    setup: str
    circle: str
    domain: str
    news: dict[str, tuple[str, ...]]
    topics: tuple[Topic, ...]
    pages: tuple[str, ...]
    slips: Cabinet
    rows: Cabinet
    inputs: Cabinet

    @property
    def places(self) -> set[str]:
        """The files of all drawers."""
        return {*self.slips.places, *self.rows.places, *self.inputs.places}


def list_name(number: int) -> str:
    """Return the name of a page of a list among rows."""
    return f"l{number:06}"


def is_list_name(name: str) -> bool:
    """Say whether a row is that of a page of a list."""
    return name.startswith("l")


def wire_name(number: int) -> str:
    """Return the name of a feed among rows."""
    return f"w{number:06}"


def remember_showing(job: Forme, order: Order) -> None:
    """Keep what shows which article, of a build of all languages.

    What goes into drawers is made one kind after the other, so that what another
    kind takes is free again.
    """
    plan, folder = job.plan, folder_of(order.showing)
    keep: _Keeping = partial(
        put_away, folder=folder, store=order.store, executor=order.executor
    )
    kept = Showing(
        setup=job.press.setup.key,
        circle=job.circle.facts,
        domain=plan.ledger.domain,
        news=_news(job, order),
        topics=tuple(_topics(job.press.setup.cards)),
        pages=tuple(name for name, each in plan.drafts.items() if each.is_page),
        slips=_keep_slips(job, keep),
        rows=_keep_rows(job.found, keep),
        inputs=_keep_inputs(job, keep),
    )
    remember(order.store, order.showing, kept)
    clear(folder, kept.places, order.store)


_Keeping: TypeAlias = Callable[[Iterable[str], Callable[[str], object]], Cabinet]
"""Puts a value for each of some names into drawers."""


def _keep_slips(job: Forme, keep: _Keeping) -> Cabinet:
    lists = (_ids(page.shown) for _, page in job.found.listed)
    wires = (_ids(cards) for _, cards in job.found.wired)
    return keep(job.plan.drafts, Slips(job, lists, wires).slip)


def _keep_rows(found: Shown, keep: _Keeping) -> Cabinet:
    rows: dict[str, Callable[[], Row]] = {
        list_name(number): partial(_row_of_list, *each)
        for number, each in enumerate(found.listed)
    }
    for number, each in enumerate(found.wired):
        rows[wire_name(number)] = partial(_row_of_wire, *each)
    return keep(rows, lambda name: rows[name]())


def _keep_inputs(job: Forme, keep: _Keeping) -> Cabinet:
    inputs = _inputs(job)
    return keep(inputs, lambda path: sorted(inputs[path]))


def _row_of_list(locale: Locale, page: ListPage) -> Row:
    return Row(_ids(page.shown), packed(_list_row(locale, page)))


def _row_of_wire(wire: Wire, cards: Iterable[Card]) -> Row:
    return Row(_ids(cards), packed(_wire_row(wire)))


def _ids(cards: Iterable[Card]) -> tuple[str, ...]:
    return tuple(card.article_id for card in cards)


def _news(job: Forme, order: Order) -> dict[str, tuple[str, ...]]:
    now, every = order.clock.now(), job.plan.all_cards
    return {
        to_tag(locale): _ids(newest(every, locale, now))
        for locale in order.site.languages
    }


def _inputs(job: Forme) -> dict[str, tuple[str, ...]]:
    """Return the paths that a few articles alone were made from, and these.

    Of a large site these are most of its files, so that no other map is made of them.
    """
    made: dict[str, tuple[str, ...]] = {}
    for name, paths in job.memory.records.inputs():
        for path in paths:
            names = made.get(path, ())
            if len(names) <= MOST_ARTICLES:  # of more it is enough to know that much
                made[path] = (*names, name)
    shown = job.plan.drafts.keys()
    vain = [
        path
        for path, names in made.items()
        # One that has no edition to show may have been made from it as well.
        if len(names) > MOST_ARTICLES or not shown >= {*names}
    ]
    for path in vain:
        del made[path]
    return made


def _list_row(locale: Locale, page: ListPage) -> ListRow:
    return ListRow(
        locale=locale,
        template=page.template,
        place=page.place,
        heading=page.heading,
        count=len(page.cards),
        shelves=tuple(map(_shelf_row, page.shelves)),
        newer=page.newer,
        older=page.older,
        total=page.total,
        above=page.above,
    )


def _shelf_row(shelf: CardShelf) -> ShelfRow:
    return ShelfRow(
        name=shelf.name,
        folder=shelf.folder,
        total=shelf.total,
        count=len(shelf.cards),
        shelves=tuple(map(_shelf_row, shelf.shelves)),
    )


def _wire_row(wire: Wire) -> WireRow:
    return WireRow(
        locale=wire.locale,
        folder=wire.folder,
        title=wire.title,
        page=wire.page,
        file=wire.file,
        current=wire.current,
        previous=wire.previous,
        formats=wire.formats,
    )


def _topics(cards: Iterable[Card]) -> Iterator[Topic]:
    """Yield what the bare cards of a setup name."""
    for card in cards:
        tag = to_tag(card.locale)
        if not card.article_id and card.section:
            yield tag, "section", card.section
        elif not card.article_id and card.tags:
            yield tag, "tag", card.tags[0]
        elif not card.article_id:
            yield tag, "author", card.authors[0]
