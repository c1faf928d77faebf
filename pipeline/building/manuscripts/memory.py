"""What the last build knew of the articles → what this one knows.

An article is drafted anew where any file that it was made from has changed;
for all others the record of the last time stands.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from functools import partial

import msgspec
from msgspec import Raw, Struct
from msgspec.structs import replace

from pipeline.building.contents.inventory import ArticleFile
from pipeline.building.manuscripts.drafting import Drafted, Tray, draft_tray
from pipeline.building.manuscripts.drafts import RECORDS, DraftRecord, has_come
from pipeline.building.manuscripts.filing import Records
from pipeline.building.traces.drawers import Cabinet, Drawers, folder_of, put_away
from pipeline.building.traces.inputs import Sight
from pipeline.building.traces.remembering import (
    Stamps,
    digest,
    packed,
    recall,
    remember,
    unpacked,
)
from pipeline.building.traces.sources import require
from pipeline.errors import StoreError
from pipeline.model.site import Site
from pipeline.ports import Executor, Store

_ARTICLES_IN_A_TRAY = 48
_FEWEST_TRAYS = 8


class Kept(Struct, frozen=True, kw_only=True):
    """A memory as it is kept: its records are in drawers of their own."""

    key: str
    trays: int
    places: dict[int, tuple[str, str]]
    records: Cabinet


class Memory(Struct, frozen=True, kw_only=True):
    """The records of all articles, by id.

    `key` tells what else they were made with. `places` maps the numbers of
    the trays, of which there are `trays`, to the files of their bodies, each
    with its stamp.
    """

    key: str = ""
    trays: int = 0
    places: dict[int, tuple[str, str]] = {}
    records: Records = Records({})

    def place(self, article_id: str) -> str:
        """Return the file that has the bodies of an article."""
        return self.places[tray_of(article_id, self.trays)][0]

    def sound(self, store: Store) -> frozenset[int]:
        """Return the trays whose bodies are in a file that is as it was left."""
        return sound(self.places, store)


def recall_memory(store: Store) -> Memory | None:
    """Return what the last build knew, if it can still be read."""
    kept = recall(store, RECORDS, Kept)
    if kept is None:
        return None
    try:
        every = Drawers(kept.records, store).all()
        records = Records({name: bytes(each) for name, each in every})
    except (StoreError, msgspec.MsgspecError):
        return None
    return Memory(key=kept.key, trays=kept.trays, places=kept.places, records=records)


def recall_records(names: Iterable[str], store: Store) -> dict[str, DraftRecord]:
    """Return what the last build knew of some articles, as far as it can be read."""
    kept = recall(store, RECORDS, Kept)
    try:
        some = Drawers(kept.records, store).some(names) if kept else ()
        return {name: unpacked(each, DraftRecord) for name, each in some}
    except (StoreError, msgspec.MsgspecError):
        return {}


def remember_memory(memory: Memory, store: Store, executor: Executor) -> Kept:
    """Keep what is known of all articles, and say how."""
    known, folder = memory.records.content, folder_of(RECORDS)
    kept = Kept(
        key=memory.key,
        trays=memory.trays,
        places=memory.places,
        records=put_away(known, lambda name: Raw(known[name]), folder, store, executor),
    )
    remember(store, RECORDS, kept)
    return kept


def sound(places: Mapping[int, tuple[str, str]], store: Store) -> frozenset[int]:
    """Return the trays whose files are there, each with its stamp."""
    return frozenset(
        number
        for number, (place, stamp) in places.items()
        if stamp and store.stamp(place) == stamp
    )


class Remembered(Struct, frozen=True, kw_only=True):
    """What is known of the articles now, and how many were read for it."""

    memory: Memory
    read: int


class Drafting(Struct, frozen=True, kw_only=True):
    """How articles are drafted: `keeper` takes what the site is to remember."""

    site: Site
    store: Store
    keeper: Store
    executor: Executor
    now: dt.datetime
    key: str
    stamps: Stamps

    def run(self, files: tuple[ArticleFile, ...]) -> Remembered:
        """Draft the articles that have changed."""
        old = self._recalled(len(files))
        sound = old.sound(self.store)
        known = {
            file.id: self._known(file, old)
            for file in files
            if tray_of(file.id, old.trays) in sound
        }
        work = list(fill_trays(files, known, old))
        windows = (self.site, self.store, self.keeper, self.now)
        made: dict[str, bytes] = {}
        every = self.executor.map(partial(draft_tray, *windows), work)
        places = places_after(old, self._taken(every, made))
        records = {file.id: known.get(file.id) or made[file.id] for file in files}
        memory = replace(old, places=places, records=Records(records))
        return Remembered(memory=memory, read=len(made))

    def _recalled(self, count: int) -> Memory:
        """Return what is known, if it was made with all that is used now."""
        old = recall_memory(self.store) if self.key else None
        trays = _FEWEST_TRAYS
        while trays * _ARTICLES_IN_A_TRAY < count:
            trays *= 2
        is_fit = old is not None and trays // 2 <= old.trays <= trays * 2
        if old and is_fit and old.key == self.key:
            return old
        return Memory(key=self.key, trays=trays)

    def _known(self, file: ArticleFile, old: Memory) -> bytes | None:
        """Return the record of an article, packed, if it still holds."""
        try:
            record = old.records.get(file.id)
        except (msgspec.MsgspecError, ValueError):
            return None
        if record is None or record.path != file.path:
            return None
        if record.was_due != has_come(record.due, self.now):
            return None
        inputs = self._sight.renewed(record.inputs)
        if inputs is record.inputs:
            return old.records.content[file.id]
        return None if inputs is None else packed(replace(record, inputs=inputs))

    def _taken(
        self, drafted: Iterable[Drafted], made: dict[str, bytes]
    ) -> Iterator[Drafted]:
        """Take in the records of each tray when it comes, and yield the rest of it."""
        for tray in drafted:
            for name, each in tray.records.items():
                made[name] = self._stamped(unpacked(each, DraftRecord))
            yield replace(tray, records={})

    def _stamped(self, record: DraftRecord) -> bytes:
        """Return a record with the stamps that its inputs had at the beginning."""
        require(record.seen, self.stamps)
        content = packed(replace(record, inputs=self._sight.stamped(record.seen)))
        return bytes(memoryview(content))  # msgspec leaves room behind its own

    @property
    def _sight(self) -> Sight:
        return Sight(store=self.store, stamps=self.stamps)


def fill_trays(
    files: Iterable[ArticleFile], known: Mapping[str, object], old: Memory
) -> Iterator[Tray]:
    """Yield the trays that have an article to draft."""
    trays: dict[int, list[ArticleFile]] = {}
    for file in files:
        trays.setdefault(tray_of(file.id, old.trays), []).append(file)
    for number, within in sorted(trays.items()):
        stale = tuple(file for file in within if known.get(file.id) is None)
        others = tuple(file.id for file in within if known.get(file.id))
        if stale:
            place, _ = old.places.get(number, ("", ""))
            yield Tray(number=number, files=stale, others=others, place=place)


def places_after(old: Memory, drafted: Iterable[Drafted]) -> dict[int, tuple[str, str]]:
    """Return where the bodies of all trays are, now that some were drafted."""
    return old.places | {each.number: (each.place, each.stamp) for each in drafted}


def tray_of(article_id: str, count: int) -> int:
    """Return the tray of an article, which no other article can change."""
    return int(digest(article_id)[:8], 16) % count
