"""A build that is done → which of its lists, feeds and sitemaps show which article.

So that the next one, where an article says something else and leads nowhere else,
can make again what shows it without a look at any other.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import groupby
from operator import itemgetter

from babel import Locale
from msgspec import Struct

from pipeline.building.contents.orders import Order
from pipeline.building.manuscripts.drafts import DraftRecord
from pipeline.building.press.linking import Table
from pipeline.building.press.pressing import Forme
from pipeline.building.press.wires import Wire
from pipeline.building.traces.remembering import packed, unpacked
from pipeline.model.editions import Card
from pipeline.model.ledger import EditionRecord
from pipeline.model.locales import to_tag
from pipeline.rendering.pages import ListPage
from pipeline.rendering.pages.heads import Place
from pipeline.rendering.pages.lists import CardShelf
from pipeline.rendering.sitemap import is_recent

MOST_ARTICLES = 8
"""What is an input of more articles than these is looked for by a whole build."""

Topic = tuple[str, str, str]
"""A language, what is named (`section`, `tag` or `author`), and its id or name."""


class Slip(Struct, frozen=True, kw_only=True, array_like=True):
    """What the ledger and the links of an article are, by language tag and path.

    `lengths` are those of its picture in bytes, by published path.
    """

    editions: dict[str, EditionRecord]
    table: Table
    lengths: dict[str, int]


class Row(Struct, frozen=True, array_like=True):
    """What shows articles, each known by its number; `what` is packed."""

    shown: tuple[int, ...]
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
    """What shows which article, each known by its number among `names`.

    `key`, `setup` and `circle` tell what it was made with. `inputs` are the
    paths that a few articles alone were made from, `slips` are packed, and
    `news` are those in the news of each language. `topics` and `pages` are what
    every page of the site may lead to.
    """

    key: str
    setup: str
    circle: str
    domain: str
    names: tuple[str, ...]
    inputs: dict[str, tuple[int, ...]]
    slips: tuple[bytes, ...]
    lists: tuple[Row, ...]
    wires: tuple[Row, ...]
    news: dict[str, tuple[int, ...]]
    topics: tuple[Topic, ...]
    pages: tuple[int, ...]

    def numbers(self, paths: Iterable[str]) -> frozenset[int] | None:
        """Return the articles that were made from some files; none for others."""
        known = [self.inputs.get(path) for path in paths]
        if not all(known):
            return None
        return frozenset(each for some in known if some for each in some)

    def slip(self, number: int) -> Slip:
        """Return what is known of an article."""
        return unpacked(self.slips[number], Slip)


def showing(job: Forme, key: str, order: Order) -> Showing:
    """Return what shows which article, of a build of all languages."""
    plan, found = job.plan, job.found
    names = tuple(plan.drafts)
    numbers = {name: number for number, name in enumerate(names)}

    def shown(cards: Iterable[Card]) -> tuple[int, ...]:
        return tuple(numbers[card.article_id] for card in cards)

    return Showing(
        key=key,
        setup=job.press.setup.key,
        circle=job.circle.facts,
        domain=plan.ledger.domain,
        names=names,
        inputs=_inputs(job.memory.records, numbers),
        slips=tuple(packed(_slip(job, name)) for name in names),
        lists=tuple(
            Row(shown(page.shown), packed(_list_row(locale, page)))
            for locale, page in found.listed
        ),
        wires=tuple(
            Row(shown(cards), packed(_wire_row(wire))) for wire, cards in found.wired
        ),
        news=_news(job, shown, order),
        topics=tuple(_topics(job.press.setup.cards)),
        pages=tuple(
            numbers[name] for name, each in plan.drafts.items() if each.is_page
        ),
    )


def _news(
    job: Forme, shown: Callable[[Iterable[Card]], tuple[int, ...]], order: Order
) -> dict[str, tuple[int, ...]]:
    now = order.clock.now()
    fresh = [card for card in job.plan.all_cards if is_recent(card, now)]
    return {
        to_tag(locale): shown(card for card in fresh if card.locale == locale)
        for locale in order.site.languages
    }


def _inputs(
    records: Mapping[str, DraftRecord], numbers: Mapping[str, int]
) -> dict[str, tuple[int, ...]]:
    pairs = sorted(
        (path, numbers[name])
        for name, record in records.items()
        if name in numbers
        for path in record.inputs
    )
    every = (
        (path, tuple(number for _, number in group))
        for path, group in groupby(pairs, itemgetter(0))
    )
    # One that has no edition to show may have been made from them as well.
    hidden = {
        path
        for name, record in records.items()
        if name not in numbers
        for path in record.inputs
    }
    return {
        path: group
        for path, group in every
        if len(group) <= MOST_ARTICLES and path not in hidden
    }


def _slip(job: Forme, name: str) -> Slip:
    keys = job.keys
    table = keys.table.part(job.plan.drafts[name].references)
    cards = job.plan.cards[name]
    pictures = {card.image.src for card in cards if card.image}
    return Slip(
        editions=dict(job.plan.ledger.editions.get(name, {})),
        table=replace(table, placeholder=keys.table.placeholder),
        lengths={each: keys.lengths[each] for each in pictures if each in keys.lengths},
    )


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
