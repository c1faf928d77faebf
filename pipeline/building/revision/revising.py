"""Articles that say something else → what shows them, made again, and nothing else.

What a newsroom does all day: a text is corrected, a translation comes in. Where such
an article leads and is led to as before, no other has to be asked for anything; what
shows it is known since the last build (`showing.py`). Every other change is for a
whole build to find out.
"""

from collections.abc import Iterable, Iterator, Mapping, Set as AbstractSet
from dataclasses import dataclass, replace

import msgspec
from msgspec import Raw

from pipeline import publishing
from pipeline.building.contents.orders import Order
from pipeline.building.manuscripts.drafts import Draft
from pipeline.building.manuscripts.likeness import is_alike, leads_alike
from pipeline.building.manuscripts.memory import PLACE, Memory, places_after, sound
from pipeline.building.press.acquaintance import Circle, KeptCircle, recall_circle
from pipeline.building.press.announcing import write_wires
from pipeline.building.press.freshness import Shown
from pipeline.building.press.listing import Lists, draw_lists, is_due
from pipeline.building.press.planning import Plan
from pipeline.building.press.pressing import Forme, newsdesk, write_pages
from pipeline.building.press.producing import context
from pipeline.building.press.wires import Wire
from pipeline.building.press.wiring import Newsdesk
from pipeline.building.revision.redrafting import Proof, redraft
from pipeline.building.revision.reviving import Kept, KeptFiles, Revival, Rows
from pipeline.building.revision.showing import MOST_ARTICLES, Showing, Slip
from pipeline.building.revision.standing import Baseline
from pipeline.building.revision.telling import Revised, told
from pipeline.building.traces.remembering import (
    pack_findings,
    packed,
    recall,
    remember,
    unpack_findings,
)
from pipeline.errors import StoreError
from pipeline.model.editions import Card, File
from pipeline.model.locales import parse_tag
from pipeline.rendering.pages.addresses import facing_folder
from pipeline.rendering.sitemap import news, sitemap


@dataclass(frozen=True, slots=True, kw_only=True)
class _Ready:
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


def revise(last: Baseline, stamps: Mapping[str, str], order: Order) -> Revised | None:
    """Make again what shows the articles that changed; none where that won't do.

    `stamps` are those that the inputs of the last build have now, in which the
    same names are; its outputs are as it left them.
    """
    was = last.inputs.known
    files = (path for path, stamp in stamps.items() if stamp != was[path])
    changed = [path for path in files if path[-1] != "/"]
    if not changed or not all(map(order.store.has_settled, changed)):
        return None
    revision = _open(last, stamps, order)
    numbers = revision and revision.revival.showing.numbers(changed)
    if not revision or not numbers or len(numbers) > MOST_ARTICLES:
        return None
    try:
        return revision.run(numbers)
    except StoreError:
        return None  # what is gone, a whole build has to find out


def _open(
    last: Baseline, stamps: Mapping[str, str], order: Order
) -> "_Revision | None":
    """Open what the last build has kept; none where a part of it is of another."""
    known = recall(order.store, order.showing, Showing)
    kept = recall(order.store, PLACE, Kept)
    made = recall(order.store, order.made, KeptFiles)
    if not known or not kept or not made:
        return None
    circle = recall_circle(known.circle, order)
    is_whole = sound(kept.places, order.store) == kept.places.keys()
    is_one = known.key == last.showing and {kept.key, made.key} == {order.key}
    if circle is None or not is_whole or not is_one:
        return None
    return _Revision(Revival(known, kept), made, circle, stamps, order)


@dataclass(slots=True)
class _Revision:
    revival: Revival
    made: KeptFiles
    circle: KeptCircle
    stamps: Mapping[str, str]
    order: Order

    def run(self, numbers: frozenset[int]) -> Revised | None:
        """Draft the articles, and make what shows them, if they are where they were."""
        revival = self.revival
        revival.revive(numbers)
        self.order.begin("reading")
        names = [revival.showing.names[each] for each in sorted(numbers)]
        proof = redraft(names, revival.kept, self.stamps, self.order)
        pairs = zip(proof.before.values(), proof.after.values(), strict=True)
        self.order.begin("planning")
        known = revival.showing.inputs
        if not all(is_alike(*pair, known) for pair in pairs):
            return None
        rows = revival.rows(numbers)
        revival.revive_names(self.circle.of(self.circle.beside(proof.after.keys())))
        if proof.is_turned:
            revival.revive_all()
        ready = self._ready(proof, rows)
        is_same = ready.job.press.setup.key == revival.showing.setup
        is_same = is_same and len(ready.maps) <= 1
        if not is_same or not self._leads_alike(proof, ready.job.plan):
            return None
        self._write(ready, rows)
        self.order.begin("remembering")
        self._finish(ready.job, proof)
        return told(ready.job.found, proof)

    def _forme(self, proof: Proof) -> Forme:
        """Make ready what all of it is made with, but for what is there."""
        revival, kept = self.revival, self.revival.kept
        plan = revival.plan(proof.drafts)
        press, supplies = revival.press(plan, self.order)
        bare = Memory(key=kept.key, trays=kept.trays, places=kept.places)
        places = places_after(bare, proof.drafted)
        return Forme(
            plan=plan,
            press=press,
            stock=supplies,
            static=(),
            memory=msgspec.structs.replace(bare, places=places),
            keys=revival.keys(plan),
            circle=Circle(facts=self.circle.key, plan=plan, known=self.circle.known),
            found=Shown(own=frozenset(), known={}, stamps={}),
        )

    def _ready(self, proof: Proof, rows: Rows) -> _Ready:
        """Make all ready that these articles alone, and what shows them, need."""
        job, revival = self._forme(proof), self.revival
        plan, desk = job.plan, newsdesk(job)
        beside = sorted(self.circle.beside(proof.after.keys()))
        site = self.order.site
        ready = _Ready(
            job=job,
            drafts=tuple(plan.drafts[name] for name in beside),
            maps=sitemap(plan.all_cards, site) if proof.is_turned else (),
            desk=desk,
            lists=tuple(revival.lists(rows, plan)),
            channels=tuple(revival.channels(rows, desk)),
        )
        paths = {*ready.paths(), *map(_news_path, rows.news)}
        return replace(ready, job=replace(job, found=self._found(paths)))

    def _found(self, paths: AbstractSet[str]) -> Shown:
        """Return the part of the output that may change, as it is."""
        known = self.made.some(paths)
        static = self.order.site.static
        return Shown(
            own=frozenset(
                path
                for path in paths
                # Else the last build has not made it.
                if path not in known or f"{static}/{path}" in self.stamps
            ),
            known=known,
            stamps={path: self.order.output.stamp(path) for path in known},
            remarks=unpack_findings(self.made.findings),
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
        write_pages(job, ready.drafts, order)
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
        announced = (*ready.maps, *(self._news(tag, job, rows) for tag in rows.news))
        found.note(publishing.publish(found.changed(announced), order.output))

    def _news(self, tag: str, job: Forme, rows: Rows) -> File:
        locale, site = parse_tag(tag), self.order.site
        cards = self.revival.news(tag, rows, job.plan)
        name, now = context(job.press.setup, locale).name, self.order.clock.now()
        return news(cards, site, locale=locale, name=name, now=now)

    def _finish(self, job: Forme, proof: Proof) -> None:
        """Keep what is known now, and remove the trays that nobody asks for."""
        store, kept = self.order.store, self.revival.kept
        places = frozenset(each.place for each in proof.drafted)
        if self.order.is_proof:
            unused = places - proof.places
        else:
            unused = proof.places - places
            records = {name: Raw(packed(each)) for name, each in proof.after.items()}
            memory = msgspec.structs.replace(
                kept,
                places=job.memory.places,
                records={**kept.records, **records},
            )
            remember(store, PLACE, memory)
            remember(store, self.order.made, self._made(job))
        for place in unused:
            store.remove(place)

    def _made(self, job: Forme) -> KeptFiles:
        made = job.found.made(self.order.output, is_whole=True)
        files = {path: Raw(packed(each)) for path, each in made.items()}
        return msgspec.structs.replace(
            self.made,
            files={**self.made.files, **files},
            findings=pack_findings(job.found.findings(is_whole=False)),
        )


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
