"""What a build has kept → some articles alone, as that build had them."""

from collections.abc import Iterable, Iterator, Mapping, Set as AbstractSet
from dataclasses import dataclass, field
from itertools import islice

from msgspec import Raw, Struct

from pipeline.building.contents.orders import Order
from pipeline.building.contents.words import read_theme
from pipeline.building.manuscripts.drafts import Draft, DraftRecord
from pipeline.building.press.freshness import Keys
from pipeline.building.press.linking import Table
from pipeline.building.press.listing import Lists, Press
from pipeline.building.press.planning import Plan, replan
from pipeline.building.press.setting import Stock, bare_card, make_setup, stock
from pipeline.building.press.wires import Wire
from pipeline.building.press.wiring import Newsdesk
from pipeline.building.revision.showing import (
    ListRow,
    Row,
    ShelfRow,
    Showing,
    Slip,
    WireRow,
)
from pipeline.building.traces.remembering import unpacked
from pipeline.model.editions import Card
from pipeline.model.ledger import Ledger
from pipeline.model.locales import parse_tag
from pipeline.rendering.pages import ListPage
from pipeline.rendering.pages.addresses import BOTH
from pipeline.rendering.pages.lists import CardShelf


class Kept(Struct, frozen=True, kw_only=True):
    """The memory of a build (`Memory`), its records still packed."""

    key: str
    trays: int
    places: dict[int, tuple[str, str]]
    records: dict[str, Raw]

    def record(self, name: str) -> DraftRecord:
        """Return the record of an article."""
        return unpacked(self.records[name], DraftRecord)


class KeptFiles(Struct, frozen=True, kw_only=True):
    """What a build has made (`Made`), its files still packed."""

    key: str
    files: dict[str, Raw]
    findings: bytes = b""

    def some(self, paths: Iterable[str]) -> dict[str, tuple[str, str]]:
        """Return the keys and stamps of those files that were made."""
        return {
            path: unpacked(self.files[path], tuple[str, str])
            for path in paths
            if path in self.files
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """What shows some articles: lists, feeds, and the news by language tag."""

    lists: tuple[Row, ...]
    wires: tuple[Row, ...]
    news: Mapping[str, tuple[int, ...]]


@dataclass(slots=True)
class Revival:
    """Some articles as a build had them: all that has to be known of no others."""

    showing: Showing
    kept: Kept
    drafts: dict[str, Draft] = field(default_factory=dict)
    slips: dict[str, Slip] = field(default_factory=dict)

    def revive(self, numbers: Iterable[int]) -> None:
        """Take in what was known of some articles."""
        for number in numbers:
            name = self.showing.names[number]
            if name not in self.slips:
                self.slips[name] = self.showing.slip(number)
                draft = self.kept.record(name).draft
                if draft:
                    self.drafts[name] = draft

    def rows(self, numbers: frozenset[int]) -> Rows:
        """Return what shows some articles, and take in all that it shows."""
        known = self.showing
        rows = Rows(
            lists=tuple(_shown_by(known.lists, numbers)),
            wires=tuple(_shown_by(known.wires, numbers)),
            news={tag: each for tag, each in known.news.items() if numbers & {*each}},
        )
        shown = (row.shown for row in (*rows.lists, *rows.wires))
        for each in (known.pages, *shown, *rows.news.values()):
            self.revive(each)
        return rows

    def revive_names(self, names: AbstractSet[str]) -> None:
        """Take in some articles by their ids."""
        known = enumerate(self.showing.names)
        self.revive([number for number, name in known if name in names])

    def revive_all(self) -> None:
        """Take in every article, for what tells of all."""
        self.revive(range(len(self.showing.names)))

    def plan(self, drafts: Mapping[str, Draft], *, is_alone: bool = False) -> Plan:
        """Return the plan of some drafts, and of the others, unless they are alone."""
        editions = {name: slip.editions for name, slip in self.slips.items()}
        ledger = Ledger(editions=editions, domain=self.showing.domain)
        bare = Plan(drafts={}, cards={}, ledger=ledger)
        others = {} if is_alone else self.drafts
        return replan(bare, {**others, **drafts}.values(), self._table())

    def keys(self, plan: Plan) -> Keys:
        """Return what the parts of their pages are known by."""
        lengths = {
            path: length
            for slip in self.slips.values()
            for path, length in slip.lengths.items()
        }
        return Keys(plan, self._table(), lengths)

    def press(self, plan: Plan, order: Order) -> tuple[Press, Stock]:
        """Return what all pages share, of articles no more than topics."""
        names = [self.showing.names[number] for number in self.showing.pages]
        topics = tuple(
            bare_card(parse_tag(tag), kind, name)
            for tag, kind, name in self.showing.topics
        )
        cards = {name: plan.cards[name] for name in names} | {"": topics}
        telling = Plan(drafts=plan.drafts, cards=cards, ledger=plan.ledger)
        supplies = stock(read_theme(order.site, order.store).value, (), ())
        setup = make_setup(order.site, telling, supplies, order.store).value
        return Press(setup=setup, store=order.store, output=order.output), supplies

    def lists(self, rows: Rows, plan: Plan) -> list[Lists]:
        """Return pages of lists as they are now."""
        return [self._list(row, plan) for row in rows.lists]

    def channels(
        self, rows: Rows, desk: Newsdesk
    ) -> Iterator[tuple[Wire, tuple[Card, ...]]]:
        """Yield feeds as they are now, and what each of them announces."""
        for row in rows.wires:
            wire = _wire(row)
            names = [self.showing.names[number] for number in row.shown]
            if wire.file == BOTH:
                every = (desk.plan.cards[name] for name in names)
                yield wire, tuple(desk.either(each, wire.locale) for each in every)
            else:
                yield wire, _cards(names, desk.plan, wire.locale)

    def news(self, tag: str, rows: Rows, plan: Plan) -> tuple[Card, ...]:
        """Return what is news in a language, as it is now."""
        names = [self.showing.names[number] for number in rows.news[tag]]
        return _cards(names, plan, parse_tag(tag))

    def _list(self, row: Row, plan: Plan) -> Lists:
        what = unpacked(row.what, ListRow)
        names = [self.showing.names[number] for number in row.shown]
        cards = iter(_cards(names, plan, what.locale))
        page = ListPage(
            template=what.template,
            place=what.place,
            heading=what.heading,
            cards=tuple(islice(cards, what.count)),
            shelves=tuple(_shelf(each, cards) for each in what.shelves),
            newer=what.newer,
            older=what.older,
            total=what.total,
            above=what.above,
        )
        return what.locale, (page,)

    def _table(self) -> Table:
        tables = [slip.table for slip in self.slips.values()]
        return Table(
            articles={p: to for each in tables for p, to in each.articles.items()},
            files={p: to for each in tables for p, to in each.files.items()},
            plates={p: to for each in tables for p, to in each.plates.items()},
            placeholder=next((each.placeholder for each in tables), ""),
        )


def _shelf(row: ShelfRow, cards: Iterator[Card]) -> CardShelf:
    return CardShelf(
        name=row.name,
        folder=row.folder,
        total=row.total,
        cards=tuple(islice(cards, row.count)),
        shelves=tuple(_shelf(each, cards) for each in row.shelves),
    )


def _wire(row: Row) -> Wire:
    what = unpacked(row.what, WireRow)
    return Wire(
        locale=what.locale,
        folder=what.folder,
        title=what.title,
        page=what.page,
        file=what.file,
        current=what.current,
        previous=what.previous,
        formats=what.formats,
    )


def _shown_by(rows: Iterable[Row], numbers: frozenset[int]) -> Iterator[Row]:
    return (row for row in rows if not numbers.isdisjoint(row.shown))


def _cards(names: Iterable[str], plan: Plan, locale: object) -> tuple[Card, ...]:
    every = (card for name in names for card in plan.cards[name])
    return tuple(card for card in every if card.locale == locale)
