"""A site that stays open → its editions; and at once the pages that a change touches.

To build is to ask of all that a site has whether it is fresh. Who looks on while
they write would wait for that, so the articles that a change touches go first,
alone, through the same rooms, in the forme of the last build. What else shows
them follows with the next one, which takes nothing for granted that stands here.
"""

from collections.abc import Iterable, Iterator, Set as AbstractSet
from dataclasses import dataclass, field

from babel import Locale
from msgspec.structs import replace

from pipeline.building.contents.inventory import ArticleFile
from pipeline.building.contents.orders import Order
from pipeline.building.manuscripts.drafting import Drafted, draft_tray
from pipeline.building.manuscripts.drafts import Draft, DraftRecord
from pipeline.building.manuscripts.filing import Records
from pipeline.building.manuscripts.memory import Memory, fill_trays, places_after
from pipeline.building.press.freshness import Keys
from pipeline.building.press.planning import replan
from pipeline.building.press.pressing import Forme
from pipeline.building.press.producing import Folder, Sheet, produce_batch
from pipeline.building.press.publication import publish
from pipeline.building.tallies.reports import BuildReport, Reprint
from pipeline.building.traces.remembering import FOLDER, unpack_findings
from pipeline.building.traces.sources import SourceStore
from pipeline.errors import OperatingError
from pipeline.model.diagnostics import Diagnostic, Severity
from pipeline.model.site import Site
from pipeline.ports import Clock, Darkroom, Executor, Store

_MOST_ARTICLES = 8
"""What many articles are made from is better built than reprinted."""


@dataclass(slots=True, kw_only=True)
class Workshop:
    """A site that stays open, with the windows that `build` has.

    `program` tells what is kept from what others keep; it is never empty here.
    """

    store: Store
    output: Store
    executor: Executor
    clock: Clock
    program: str
    darkroom: Darkroom | None = None
    languages: tuple[Locale, ...] = ()
    _order: Order | None = field(default=None, init=False)
    _forme: Forme | None = field(default=None, init=False)

    def build(self, site: Site) -> BuildReport:
        """Publish the editions of the site as it is now; raises as `build` does."""
        with self.store.alone(FOLDER):
            self._order = self._ordered(site)
            published = publish(self._order)
        self._forme = published.forme
        return published.report

    def folder(self, article: str, locale: Locale) -> str:
        """Return the folder of an edition below the site's, or nothing."""
        cards = self._forme.plan.cards.get(article, ()) if self._forme else ()
        return next((each.folder for each in cards if each.locale == locale), "")

    def reprint(self, paths: AbstractSet[str]) -> Reprint | None:
        """Make again the pages of the articles that were made from some files.

        None where the site has to be built for it: an article came or went, or
        leads elsewhere, or it is not known what was made from a file.
        """
        if self._forme is None or self._order is None:
            return None
        try:
            return self._reprinted(self._forme, self._order, paths)
        except OperatingError:
            return None  # what is gone, a build has to find out

    def _ordered(self, site: Site) -> Order:
        return Order(
            site=site,
            languages=self.languages or site.languages,
            store=SourceStore(self.store),
            keeper=self.store,
            output=self.output,
            executor=self.executor,
            clock=self.clock,
            darkroom=self.darkroom,
            program=self.program,
        )

    def _reprinted(
        self, forme: Forme, order: Order, paths: AbstractSet[str]
    ) -> Reprint | None:
        known = forme.memory.records
        names = [name for name, inputs in known.inputs() if paths & inputs]
        stale = {name: known[name] for name in names}
        if not 0 < len(stale) <= _MOST_ARTICLES or not _are_there(stale, order.store):
            return None
        drafted = tuple(_drafted(stale, forme.memory, order))
        made = {name: each for one in drafted for name, each in one.records.items()}
        records = Records(made)
        found = tuple(_findings(records.values()))
        broken = tuple(each for each in found if _is_of_file(each))
        if broken:
            return Reprint(diagnostics=found, broken=broken)
        if not all(_is_alike(stale[name], each) for name, each in records.items()):
            return None
        self._forme = _corrected(forme, drafted, records)
        produced = (
            produce_batch(forme.press.setup, order.store, order.output, folder)
            for folder in _folders(self._forme, tuple(records), order)
        )
        written = tuple(path for each in produced for path in each.written)
        return Reprint(written=written, diagnostics=found)


def _are_there(stale: dict[str, DraftRecord], store: Store) -> bool:
    return all(store.exists(each.path) for each in stale.values())


def _drafted(
    stale: dict[str, DraftRecord], memory: Memory, order: Order
) -> Iterator[Drafted]:
    """Draft the articles that have changed, beside the others of their trays."""
    places = set(map(memory.place, stale))
    beside = [name for name in memory.records if memory.place(name) in places]
    every = [ArticleFile(path=memory.records[each].path, id=each) for each in beside]
    others = {name: True for name in beside if name not in stale}
    for tray in fill_trays(every, others, memory):
        now = order.clock.now()
        yield draft_tray(order.site, order.store, order.keeper, now, tray)


def _findings(records: Iterable[DraftRecord]) -> Iterator[Diagnostic]:
    for record in records:
        yield from unpack_findings(record.findings)


def _is_of_file(found: Diagnostic) -> bool:
    """Say whether a file as a whole is of no use, not a text in it."""
    return found.severity is Severity.ERROR and not found.msgid


def _is_alike(one: DraftRecord, other: DraftRecord) -> bool:
    """Say whether both lead to the same files, and are led to in the same way."""
    if one.draft is None or other.draft is None:
        return False
    return _place(one.draft) == _place(other.draft)


def _place(draft: Draft) -> tuple[object, ...]:
    published = tuple(
        (each.locale, each.slug) for each in draft.editions if each.is_published
    )
    topics = (draft.section, draft.tags, draft.authors)
    return (draft.path, draft.is_page, draft.references, topics, published)


def _corrected(forme: Forme, drafted: tuple[Drafted, ...], records: Records) -> Forme:
    """Return the forme with some articles as they are now."""
    memory = replace(
        forme.memory,
        places=places_after(forme.memory, drafted),
        records=forme.memory.records.amended(records.content),
    )
    drafts, table = memory.records.drafts, forme.keys.table
    plan = replan(forme.plan, drafts, records.drafts, table)
    keys = Keys(plan, table, forme.keys.lengths)
    circle = replace(forme.circle, plan=plan, told={})
    return replace(forme, memory=memory, plan=plan, keys=keys, circle=circle)


def _folders(forme: Forme, names: tuple[str, ...], order: Order) -> Iterator[Folder]:
    """Yield the articles behind the files that have their bodies."""
    for name in names:
        draft, cards = forme.plan.drafts[name], forme.plan.cards[name]
        asked = [card for card in cards if card.locale in order.languages]
        sheet = Sheet(
            draft=draft,
            cards=cards,
            onward={card.locale: forme.circle.onward(card) for card in asked},
            facings=tuple(card.locale for card in asked if card.is_faced),
            table=forme.keys.table.part(draft.references),
        )
        yield forme.memory.place(name), (sheet,)
