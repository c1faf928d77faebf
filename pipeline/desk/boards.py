"""A site → how far its editions are, without reading all of it again."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import partial

from msgspec import Struct

from pipeline.building.answers.surveying import survey_files
from pipeline.building.contents.inventory import (
    ArticleFile,
    batches,
    catalog_path,
    read_ledger,
    take_inventory,
)
from pipeline.building.tallies.status import EditionStatus
from pipeline.building.traces.remembering import FOLDER, digest, recall, remember
from pipeline.model.catalogs import State
from pipeline.model.diagnostics import Checked, Diagnostic
from pipeline.model.locales import to_tag
from pipeline.model.site import Site
from pipeline.ports import Executor, Store

_PLACE = f"{FOLDER}/board"


class _BoardRecord(Struct, frozen=True, kw_only=True, array_like=True):
    """What a board knew, by whom, and from which files; what has errors is not kept."""

    key: str
    stamps: dict[str, str]
    files: dict[str, str]
    known: dict[str, tuple[EditionStatus, ...]]


@dataclass(slots=True, kw_only=True)
class Board:
    """The articles of a site by id, and how far each is in each language.

    What has changed on the disk is read again when it is asked for: files are
    known by their stamps. `program` tells what it remembers from what any other
    version of it would.
    """

    site: Site
    store: Store
    now: Callable[[], dt.datetime]
    program: str
    files: Mapping[str, ArticleFile] = field(default_factory=dict)
    known: dict[str, tuple[EditionStatus, ...]] = field(default_factory=dict)
    unread: dict[str, tuple[Diagnostic, ...]] = field(default_factory=dict)
    stamps: Mapping[str, str] = field(default_factory=dict)

    def begin(self, executor: Executor) -> None:
        """Know all that there is: read what has changed since it was last known."""
        key = digest(self.program, repr(self.site))
        kept = recall(self.store, _PLACE, _BoardRecord)
        if kept is not None and kept.key == key:
            files = kept.files.items()
            self.files = {name: ArticleFile(path=path, id=name) for name, path in files}
            self.known, self.stamps = kept.known, kept.stamps
        if self.refresh(executor):
            remember(self.store, _PLACE, self._kept(key))

    def refresh(self, executor: Executor) -> bool:
        """Read again what has changed; say whether anything has."""
        stamps = dict(self._stamps())
        if self._differs(stamps, self._sources(stamps)):
            self._take_inventory()
        now, files = self.now(), self.files.values()
        changed = tuple(file for file in files if self._is_new(file, stamps, now))
        look = partial(_look, self.site, self.store, now)
        for batch in executor.map(look, batches(changed, executor.workers)):
            for file, found in batch:
                self.known[file.id] = found.value
                self.unread[file.id] = found.diagnostics
        is_changed = bool(changed) or stamps.keys() != self.stamps.keys()
        self.stamps = stamps
        return is_changed

    def editions(self) -> Iterable[EditionStatus]:
        """Return how far each edition is, in the order of the articles."""
        return (each for article in self.known.values() for each in article)

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
        files = {name: file.path for name, file in self.files.items()}
        return _BoardRecord(key=key, stamps=dict(self.stamps), files=files, known=known)

    def _stamps(self) -> Iterable[tuple[str, str]]:
        """Yield the stamps of files; one that may yet change unseen has its own."""
        for folder in (self.site.articles, self.site.locales):
            for path, stamp, is_settled in self.store.stamps(folder):
                yield path, stamp if is_settled else f"{stamp} {self.now()}"

    def _sources(self, stamps: Mapping[str, str]) -> set[str]:
        """Return the paths by which articles are told from one another."""
        folder = f"{self.site.articles}/"
        every = {*stamps, *self.stamps}
        return {path for path in every if path.startswith(folder)} | {self.site.ledger}

    def _differs(self, stamps: Mapping[str, str], paths: Iterable[str]) -> bool:
        return any(stamps.get(path) != self.stamps.get(path) for path in paths)

    def _take_inventory(self) -> None:
        ledger = read_ledger(self.site, self.store)
        found = take_inventory(self.site, self.store, ledger).value
        self.files = {file.id: file for file in found}
        for kept in (self.known, self.unread):
            for gone in kept.keys() - self.files.keys():
                del kept[gone]

    def _is_new(
        self, file: ArticleFile, stamps: Mapping[str, str], now: dt.datetime
    ) -> bool:
        known = self.known.get(file.id)
        if known is None or any(x.embargo and x.embargo <= now for x in known):
            return True
        catalogs = (catalog_path(self.site, x, file.id) for x in self.site.languages)
        return self._differs(stamps, (file.path, *catalogs))


_Found = tuple[ArticleFile, Checked[tuple[EditionStatus, ...]]]


def _look(
    site: Site, store: Store, now: dt.datetime, files: tuple[ArticleFile, ...]
) -> tuple[_Found, ...]:
    return tuple((file, survey_files((file,), site, store, now)) for file in files)
