"""A site → how far its editions are, without reading all of it again."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from functools import partial

from msgspec import Struct, field

from pipeline.building.answers.surveying import survey_files
from pipeline.building.contents.inventory import (
    ArticleFile,
    batches,
    explicit_ids,
    identified,
    is_article,
    read_ledger,
)
from pipeline.building.tallies.status import EditionStatus
from pipeline.building.traces.remembering import FOLDER, digest, recall, remember
from pipeline.building.traces.seals import Seal
from pipeline.desk.lookout import concerned, differing, look_out
from pipeline.errors import StoreError
from pipeline.model.catalogs import State
from pipeline.model.diagnostics import Checked, Diagnostic
from pipeline.model.locales import to_tag
from pipeline.model.site import Site
from pipeline.ports import Executor, Store

_PLACE = f"{FOLDER}/board"
_MANY = 4000
"""Files from which on it is not looked anew each time whether all are as they were."""

_NEVER = dt.datetime.min.replace(tzinfo=dt.UTC)
_GOOD_FOR = dt.timedelta(seconds=5)
"""How long such a look is good for, but for what the desk itself has saved."""


class _BoardRecord(Struct, frozen=True, kw_only=True, array_like=True):
    """What a board knew, by whom, and from which files; what has errors is not kept."""

    key: str
    seal: Seal
    explicit: dict[str, str]
    known: dict[str, tuple[EditionStatus, ...]]


class Board(Struct, kw_only=True):
    """The articles of a site by id, and how far each is in each language.

    What has changed on the disk is read again when it is asked for: files are
    known by their stamps. `explicit` are the ids that articles give themselves, by
    path. `program` tells what it remembers from what any other version of it would.
    `touched` are the ids of what the desk has changed since all was `looked` at.
    """

    site: Site
    store: Store
    now: Callable[[], dt.datetime]
    program: str
    files: Mapping[str, ArticleFile] = field(default_factory=dict)
    known: dict[str, tuple[EditionStatus, ...]] = field(default_factory=dict)
    unread: dict[str, tuple[Diagnostic, ...]] = field(default_factory=dict)
    explicit: dict[str, str] = field(default_factory=dict)
    seal: Seal = field(default_factory=Seal)
    looked: dt.datetime = _NEVER
    touched: set[str] = field(default_factory=set)

    def begin(self, executor: Executor) -> None:
        """Know all that there is: read what has changed since it was last known."""
        key = digest(self.program, repr(self.site))
        kept = recall(self.store, _PLACE, _BoardRecord)
        if kept is not None and kept.key == key:
            self.known, self.seal, self.explicit = kept.known, kept.seal, kept.explicit
            self._take_inventory()
        if self.refresh(executor):
            with suppress(StoreError):  # a full disk: the next desk reads all again
                remember(self.store, _PLACE, self._kept(key))

    def refresh(self, executor: Executor) -> bool:
        """Read again what has changed; say whether anything has."""
        now = self.now()
        if len(self.seal.known) > _MANY and now - self.looked < _GOOD_FOR:
            return self._look_at(self.touched, now, executor)
        self.looked = now
        if self.seal.holds(self.store) and not self._stale(set(), now):
            return False
        seen = look_out(self.site, self.store, self.seal)
        paths = differing(self.seal, seen)
        self._identify(paths, seen)
        is_read = self._look_at(self._stale(paths, now), now, executor)
        self.seal = seen
        return bool(paths) or is_read

    def editions(self) -> Iterable[EditionStatus]:
        """Return how far each edition is, in the order of the articles."""
        return (each for name in self.files for each in self.known[name])

    def diagnostics(self) -> Iterable[Diagnostic]:
        """Return what keeps articles or catalogs from being read."""
        return (each for found in self.unread.values() for each in found)

    def sums(self) -> dict[str, tuple[int, int]]:
        """Return the words of each language that are approved, and all of them."""
        sums: dict[str, tuple[int, int]] = {}
        for each in self.editions():
            done, every = sums.get(to_tag(each.locale), (0, 0))
            for state, tally in each.texts.items():
                done += tally.words if state is State.APPROVED else 0
                every += tally.words
            sums[to_tag(each.locale)] = (done, every)
        return sums

    def _kept(self, key: str) -> _BoardRecord:
        known = {
            name: each for name, each in self.known.items() if not self.unread.get(name)
        }
        return _BoardRecord(
            key=key, seal=self.seal, explicit=self.explicit, known=known
        )

    def _look_at(self, ids: set[str], now: dt.datetime, executor: Executor) -> bool:
        """Read some articles again; say whether there are any."""
        files = tuple(self.files[name] for name in sorted(ids & self.files.keys()))
        look = partial(_look, self.site, self.store, now)
        for batch in executor.map(look, batches(files, executor.workers)):
            for file, found in batch:
                self.known[file.id] = found.value
                self.unread[file.id] = found.diagnostics
        self.touched.clear()
        return bool(files)

    def _identify(self, paths: set[str], seen: Seal) -> None:
        """Tell the articles from one another, where that may be another than before."""
        files, folder = seen.files, f"{self.site.articles}/"
        changed = {x for x in paths if x.startswith(folder) and is_article(x)}
        there = sorted(x for x in changed if not files.get(x, "!").startswith("!"))
        kept = {x: name for x, name in self.explicit.items() if x not in changed}
        explicit = kept | explicit_ids(self.store, there)
        if explicit == self.explicit and self.site.ledger not in paths:
            return
        self.explicit = dict(sorted(explicit.items()))
        self._take_inventory()

    def _take_inventory(self) -> None:
        ledger = read_ledger(self.site, self.store)
        found = identified(self.explicit, self.site, ledger).value
        self.files = {file.id: file for file in found}
        for kept in (self.known, self.unread):
            for gone in kept.keys() - self.files.keys():
                del kept[gone]

    def _stale(self, paths: set[str], now: dt.datetime) -> set[str]:
        """Return the ids of the articles that have to be looked at."""
        sources = {file.path: file.id for file in self.files.values()}
        named = (sources[path] for path in paths & sources.keys())
        new = self.files.keys() - self.known.keys()
        return {*named, *concerned(paths, self.site), *new, *self._due(now)}

    def _due(self, now: dt.datetime) -> tuple[str, ...]:
        """Return the ids of the articles whose embargo has ended."""
        return tuple(
            name
            for name, editions in self.known.items()
            if any(x.embargo and x.embargo <= now for x in editions)
        )


_Found = tuple[ArticleFile, Checked[tuple[EditionStatus, ...]]]


def _look(
    site: Site, store: Store, now: dt.datetime, files: tuple[ArticleFile, ...]
) -> tuple[_Found, ...]:
    return tuple((file, survey_files((file,), site, store, now)) for file in files)
