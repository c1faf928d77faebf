"""What a build has kept → some articles alone, as that build had them."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice

from msgspec import Raw, Struct, field

from pipeline.building.contents.orders import Order
from pipeline.building.contents.words import read_theme
from pipeline.building.manuscripts.drafts import Draft, DraftRecord
from pipeline.building.manuscripts.memory import Kept
from pipeline.building.press.acquaintance import Circle
from pipeline.building.press.freshness import Files, Keys, Made
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
    WireRow,
    list_name,
    wire_name,
)
from pipeline.building.revision.slips import Slip
from pipeline.building.traces.drawers import Drawers
from pipeline.building.traces.remembering import FOLDER, unpacked
from pipeline.errors import StoreError
from pipeline.model.editions import Card
from pipeline.model.ledger import Ledger
from pipeline.model.locales import parse_tag, to_tag
from pipeline.ports import Store
from pipeline.rendering.pages import ListPage
from pipeline.rendering.pages.addresses import BOTH
from pipeline.rendering.pages.lists import CardShelf


class Holdings(Struct, frozen=True):
    """What a build has kept of a site, of which some is taken out (`Showing`)."""

    showing: Showing
    memory: Kept
    made: Made
    store: Store
    slips: Drawers
    rows: Drawers
    inputs: Drawers
    records: Drawers
    files: Drawers

    def record(self, name: str) -> DraftRecord:
        """Return the record of an article."""
        return unpacked(_there(self.records.find(name)), DraftRecord)

    def slip(self, name: str) -> Slip:
        """Return what its ledger and its links are."""
        return unpacked(_there(self.slips.find(name)), Slip)

    def row(self, name: str) -> Row:
        """Return what shows some articles."""
        return unpacked(_there(self.rows.find(name)), Row)

    def names(self, paths: Iterable[str]) -> list[str]:
        """Return the articles that were made from some files; none for others."""
        known = [self.inputs.find(path) for path in paths]
        if not all(known):
            return []
        every = (unpacked(each, tuple[str, ...]) for each in known if each)
        return sorted({name for names in every for name in names})

    def some_files(self, paths: Iterable[str]) -> Files:
        """Return the keys and stamps of those of some files that were made."""
        some = self.files.some(paths)
        return {path: unpacked(each, tuple[str, str]) for path, each in some}


def holdings(showing: Showing, memory: Kept, made: Made, store: Store) -> Holdings:
    """Return what a build has kept, none of its drawers open."""
    return Holdings(
        showing=showing,
        memory=memory,
        made=made,
        store=store,
        slips=Drawers(showing.slips, store),
        rows=Drawers(showing.rows, store),
        inputs=Drawers(showing.inputs, store),
        records=Drawers(memory.records, store),
        files=Drawers(made.files, store),
    )


def _there(found: Raw | None) -> Raw:
    if found is None:  # what was kept is of one build, or no use at all
        raise StoreError(FOLDER)
    return found


class Rows(Struct, frozen=True, kw_only=True):
    """What shows some articles: lists, feeds, and the news by language tag."""

    lists: tuple[Row, ...]
    wires: tuple[Row, ...]
    news: Mapping[str, tuple[str, ...]]


class Revival(Struct):
    """Some articles as a build had them: all that has to be known of no others."""

    holdings: Holdings
    drafts: dict[str, Draft] = field(default_factory=dict)
    slips: dict[str, Slip] = field(default_factory=dict)

    @property
    def showing(self) -> Showing:
        """What the build knew of all of them."""
        return self.holdings.showing

    def revive(self, names: Iterable[str]) -> None:
        """Take in what was known of some articles."""
        for name in names:
            if name not in self.slips:
                self.slips[name] = self.holdings.slip(name)
                draft = self.holdings.record(name).draft
                if draft:
                    self.drafts[name] = draft

    def rows(self, names: Iterable[str]) -> Rows:
        """Return what shows some articles, and take in all that it shows."""
        slips = [self.slips[name] for name in names]
        lists = sorted({number for slip in slips for number in slip.lists})
        wires = sorted({number for slip in slips for number in slip.wires})
        news = self.showing.news.items()
        rows = Rows(
            lists=tuple(self.holdings.row(list_name(each)) for each in lists),
            wires=tuple(self.holdings.row(wire_name(each)) for each in wires),
            news={tag: each for tag, each in news if not {*names}.isdisjoint(each)},
        )
        shown = (row.shown for row in (*rows.lists, *rows.wires))
        for each in (self.showing.pages, *shown, *rows.news.values()):
            self.revive(each)
        return rows

    def beside(self, names: Iterable[str]) -> list[str]:
        """Return the articles whose pages name one of some, and these, in order.

        What all those pages name is taken in.
        """
        known = self.slips
        every = sorted({*names, *(o for name in names for o in known[name].beside)})
        self.revive(every)
        for name in every:
            for each in known[name].onward.values():
                self.revive(each.names)
        return every

    def revive_all(self) -> None:
        """Take in every article, for what tells of all."""
        self.revive(name for name, _ in self.holdings.slips.all())

    def circle(self, plan: Plan, order: Order) -> Circle:
        """Return who is in company with whom."""
        known = {
            to_tag(locale): {
                name: slip.onward[to_tag(locale)]
                for name, slip in self.slips.items()
                if to_tag(locale) in slip.onward
            }
            for locale in order.site.languages
        }
        return Circle(facts=self.showing.circle, plan=plan, known=known)

    def plan(self, drafts: Mapping[str, Draft], *, is_alone: bool = False) -> Plan:
        """Return the plan of some drafts, and of the others, unless they are alone."""
        editions = {name: slip.editions for name, slip in self.slips.items()}
        ledger = Ledger(editions=editions, domain=self.showing.domain)
        bare = Plan(drafts={}, cards={}, ledger=ledger)
        others = {} if is_alone else self.drafts
        every = {**others, **drafts}
        return replan(bare, every, every, self._table())

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
        names = self.showing.pages
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
            names = row.shown
            if wire.file == BOTH:
                every = (desk.plan.cards[name] for name in names)
                yield wire, tuple(desk.either(each, wire.locale) for each in every)
            else:
                yield wire, _cards(names, desk.plan, wire.locale)

    def news(self, tag: str, rows: Rows, plan: Plan) -> tuple[Card, ...]:
        """Return what is news in a language, as it is now."""
        return _cards(rows.news[tag], plan, parse_tag(tag))

    def _list(self, row: Row, plan: Plan) -> Lists:
        what = unpacked(row.what, ListRow)
        cards = iter(_cards(row.shown, plan, what.locale))
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


def _cards(names: Iterable[str], plan: Plan, locale: object) -> tuple[Card, ...]:
    every = (card for name in names for card in plan.cards[name])
    return tuple(card for card in every if card.locale == locale)
