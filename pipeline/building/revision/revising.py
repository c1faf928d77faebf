"""Articles that say something else → what shows them, made again, and nothing else.

What a newsroom does all day: a text is corrected, a translation comes in. Where such
an article leads and is led to as before, no other has to be asked for anything; what
shows it is known since the last build (`showing.py`). Every other change is for a
whole build to find out.
"""

from collections.abc import Iterable, Iterator, Mapping, Set as AbstractSet

import msgspec
from msgspec import Raw, Struct
from msgspec.structs import replace

from pipeline import publishing
from pipeline.building.contents.orders import Order
from pipeline.building.manuscripts.drafts import RECORDS, Draft
from pipeline.building.manuscripts.likeness import is_alike, leads_alike
from pipeline.building.manuscripts.memory import (
    Kept,
    Memory,
    places_after,
    sound,
    tray_of,
)
from pipeline.building.press.announcing import write_wires
from pipeline.building.press.freshness import Made, Shown
from pipeline.building.press.listing import Lists, draw_lists, is_due
from pipeline.building.press.planning import Plan
from pipeline.building.press.pressing import Forme, newsdesk, write_pages
from pipeline.building.press.producing import context
from pipeline.building.press.wires import Wire
from pipeline.building.press.wiring import Newsdesk
from pipeline.building.revision.redrafting import Proof, redraft
from pipeline.building.revision.reviving import Holdings, Revival, Rows, holdings
from pipeline.building.revision.showing import MOST_ARTICLES, Showing
from pipeline.building.revision.slips import Slip
from pipeline.building.revision.standing import Baseline, token
from pipeline.building.revision.telling import Revised, told
from pipeline.building.traces.drawers import folder_of
from pipeline.building.traces.remembering import (
    pack_findings,
    packed,
    recall,
    remember,
    unpack_findings,
)
from pipeline.building.traces.seals import Seal
from pipeline.errors import StoreError
from pipeline.model.editions import Card, File
from pipeline.model.locales import parse_tag
from pipeline.rendering.pages.addresses import facing_folder
from pipeline.rendering.sitemap import news, sitemap


class _Ready(Struct, frozen=True, kw_only=True):
    """All that is made ready, and the pages, lists and feeds that may change.

    `maps` are the sitemaps, where another edition is indexed now.
    """

    job: Forme
    drafts: tuple[Draft, ...]
    maps: tuple[File, ...]
    desk: Newsdesk
    lists: tuple[Lists, ...]
    channels: tuple[tuple[Wire, tuple[Card, ...]], ...]

    def paths(self) -> Iterator[str]:
        """Yield where all that may change is published, but for the news."""
        yield from _pages(self.drafts, self.job.plan)
        yield from (file.path for file in self.maps)
        yield from (page.path for _, pages in self.lists for page in pages)
        for wire, _ in self.channels:
            yield from (wire.folder + (wire.file or each) for each in wire.formats)


def revise(last: Baseline, changed: Mapping[str, str], order: Order) -> Revised | None:
    """Make again what shows the articles that changed; none where that won't do.

    `changed` are the inputs of the last build that have another stamp now, in
    which the same names are; its outputs are as it left them.
    """
    files = [path for path in changed if path[-1] != "/"]
    if not files or not all(map(order.store.has_settled, files)):
        return None
    known = _open(last, order)
    try:
        names = known.names(files) if known else []
        if not known or not 0 < len(names) <= MOST_ARTICLES:
            return None
        inputs = last.inputs.amended(changed)
        return _Revision(Revival(known), inputs, order).run(names)
    except (StoreError, msgspec.MsgspecError):
        return None  # what is gone or broken, a whole build has to find out


def _open(last: Baseline, order: Order) -> Holdings | None:
    """Open what the last build has kept; none where a part of it is of another."""
    if not last.kept or token(order) != last.kept:
        return None
    showing = recall(order.store, order.showing, Showing)
    memory = recall(order.store, RECORDS, Kept)
    made = recall(order.store, order.made, Made)
    if not showing or not memory or not made or {memory.key, made.key} != {order.key}:
        return None
    return holdings(showing, memory, made, order.store)


class _Revision(Struct):
    """`inputs` are as they are now."""

    revival: Revival
    inputs: Seal
    order: Order

    def run(self, names: list[str]) -> Revised | None:
        """Draft the articles, and make what shows them, if they are where they were."""
        revival = self.revival
        revival.revive(names)
        self.order.begin("reading")
        proof = redraft(names, revival.holdings, self.inputs, self.order)
        pairs = zip(proof.before.values(), proof.after.values(), strict=True)
        self.order.begin("planning")
        if not all(is_alike(*pair, revival.holdings.inputs) for pair in pairs):
            return None
        rows, beside = revival.rows(names), revival.beside(names)
        if proof.is_turned:
            revival.revive_all()
        ready = self._ready(proof, rows, beside)
        if not self._is_sound(ready, proof):
            return None
        self._write(ready, rows)
        self.order.begin("remembering")
        self._finish(ready.job, proof)
        return told(ready.job.found, proof)

    def _is_sound(self, ready: _Ready, proof: Proof) -> bool:
        """Say whether all else is as it was, and the texts are there to be read."""
        revival, job = self.revival, ready.job
        memory = revival.holdings.memory
        trays = {tray_of(name, memory.trays) for name in revival.drafts}
        places = {number: job.memory.places[number] for number in trays}
        return (
            job.press.setup.key == revival.showing.setup
            and len(ready.maps) <= 1
            and sound(places, self.order.store) == trays
            and self._leads_alike(proof, job.plan)
        )

    def _forme(self, proof: Proof) -> Forme:
        """Make ready what all of it is made with, but for what is there."""
        revival, kept = self.revival, self.revival.holdings.memory
        plan = revival.plan(proof.drafts)
        press, supplies = revival.press(plan, self.order)
        bare = Memory(key=kept.key, trays=kept.trays, places=kept.places)
        places = places_after(bare, proof.drafted)
        return Forme(
            plan=plan,
            press=press,
            stock=supplies,
            static=(),
            memory=replace(bare, places=places),
            keys=revival.keys(plan),
            circle=revival.circle(plan, self.order),
            found=Shown(own=frozenset(), known={}, stamps={}),
        )

    def _ready(self, proof: Proof, rows: Rows, beside: list[str]) -> _Ready:
        """Make all ready that these articles alone, and what shows them, need."""
        job, revival = self._forme(proof), self.revival
        plan, desk = job.plan, newsdesk(job)
        ready = _Ready(
            job=job,
            drafts=tuple(plan.drafts[name] for name in beside),
            maps=self._maps(plan) if proof.is_turned else (),
            desk=desk,
            lists=tuple(revival.lists(rows, plan)),
            channels=tuple(revival.channels(rows, desk)),
        )
        paths = {*ready.paths(), *map(_news_path, rows.news)}
        return replace(ready, job=replace(job, found=self._found(paths)))

    def _maps(self, plan: Plan) -> tuple[File, ...]:
        return tuple(sitemap(plan.all_cards, self.order.site))

    def _found(self, paths: AbstractSet[str]) -> Shown:
        """Return the part of the output that may change, as it is."""
        known = self.revival.holdings.some_files(paths)
        own = {f"{self.order.site.static}/{path}": path for path in paths}
        theirs = {own[each] for each in self.inputs.some(own.keys())}
        return Shown(
            # Else the last build has not made it.
            own=frozenset(theirs | (paths - known.keys())),
            known=known,
            stamps={path: self.order.output.stamp(path) for path in known},
            remarks=unpack_findings(self.revival.holdings.made.findings),
        )

    def _leads_alike(self, proof: Proof, plan: Plan) -> bool:
        """Say whether the cards lead where they led, and no old address does."""
        drafts = {name: each.draft for name, each in proof.before.items() if each.draft}
        before = self.revival.plan(drafts, is_alone=True)
        return all(
            len(before.cards[name]) == len(plan.cards[name])
            and all(map(leads_alike, before.cards[name], plan.cards[name]))
            and not _has_moved(self.revival.slips[name])
            for name in drafts
        )

    def _write(self, ready: _Ready, rows: Rows) -> None:
        """Write pages, then lists, then what announces them."""
        job, order = ready.job, self.order
        found, press = job.found, job.press
        order.begin("pages")
        write_pages(job, (draft.id for draft in ready.drafts), order)
        order.begin("lists")
        for locale, pages in ready.lists:
            due = tuple(p for p in pages if is_due(p, press, job.keys, found))
            found.note(draw_lists(press, (locale, due)))
        order.begin("feeds")
        wires = tuple(
            due
            for wire, cards in ready.channels
            for due in ready.desk.due(wire, cards, found)
        )
        found.judge([write_wires(press, wires)])
        is_turned = bool(ready.maps)
        fresh = (self._news(tag, job, rows, is_turned=is_turned) for tag in rows.news)
        announced = (*ready.maps, *fresh)
        found.note(publishing.publish(found.changed(announced), order.output))

    def _news(self, tag: str, job: Forme, rows: Rows, *, is_turned: bool) -> File:
        locale, site = parse_tag(tag), self.order.site
        # Where one is indexed no more, another may come in.
        cards = (
            job.plan.all_cards if is_turned else self.revival.news(tag, rows, job.plan)
        )
        name, now = context(job.press.setup, locale).name, self.order.clock.now()
        return news(cards, site, locale=locale, name=name, now=now)

    def _finish(self, job: Forme, proof: Proof) -> None:
        """Keep what is known now, and remove what nobody asks for."""
        places = frozenset(each.place for each in proof.drafted)
        if self.order.is_proof:
            unused = places - proof.places
        else:
            unused = (proof.places - places) | self._keep(job, proof)
        for place in unused:
            self.order.store.remove(place)

    def _keep(self, job: Forme, proof: Proof) -> AbstractSet[str]:
        """Keep what is known now; return the drawers that have others for it."""
        known, store, order = self.revival.holdings, self.order.store, self.order
        records = {name: Raw(packed(each)) for name, each in proof.after.items()}
        memory = replace(
            known.memory,
            places=job.memory.places,
            records=known.records.amended(records, folder_of(RECORDS)),
        )
        every = job.found.made(order.output, is_whole=True)
        files = {path: Raw(packed(each)) for path, each in every.items()}
        made = replace(
            known.made,
            files=known.files.amended(files, folder_of(order.made)),
            findings=pack_findings(job.found.findings(is_whole=False)),
        )
        remember(store, RECORDS, memory)
        remember(store, order.made, made)
        before = {*known.memory.records.places, *known.made.files.places}
        return before - {*memory.records.places, *made.files.places}


def _pages(drafts: Iterable[Draft], plan: Plan) -> Iterator[str]:
    for draft in drafts:
        for card in plan.cards[draft.id]:
            yield f"{card.folder}index.html"
            yield f"{facing_folder(card)}index.html"


def _has_moved(slip: Slip) -> bool:
    """Say whether there are old addresses, at which a page tells of the new."""
    return any(len(each.folders) > 1 for each in slip.editions.values())


def _news_path(tag: str) -> str:
    return f"news-{tag}.xml"
