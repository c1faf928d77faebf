"""A site → how far its editions are, without reading all of it again."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import partial

from pipeline.building.inventory import (
    ArticleFile,
    batches,
    catalog_path,
    read_ledger,
    take_inventory,
)
from pipeline.building.status import EditionStatus
from pipeline.building.surveying import survey_files
from pipeline.model.diagnostics import Checked, Diagnostic
from pipeline.model.locales import to_tag
from pipeline.model.site import Site
from pipeline.ports import Executor, Store


@dataclass(slots=True, kw_only=True)
class Board:
    """The articles of a site by id, and how far each is in each language.

    What has changed on the disk is read again when it is asked for: files are
    known by their stamps.
    """

    site: Site
    store: Store
    now: Callable[[], dt.datetime]
    files: Mapping[str, ArticleFile] = field(default_factory=dict)
    known: dict[str, tuple[EditionStatus, ...]] = field(default_factory=dict)
    unread: dict[str, tuple[Diagnostic, ...]] = field(default_factory=dict)
    stamps: Mapping[str, str] = field(default_factory=dict)

    def refresh(self, executor: Executor) -> None:
        """Read again what has changed."""
        stamps = dict(self._stamps())
        if self._differs(stamps, self._sources(stamps)):
            self._take_inventory()
        files = self.files.values()
        changed = tuple(file for file in files if self._is_new(file, stamps))
        look = partial(_look, self.site, self.store, self.now())
        for batch in executor.map(look, batches(changed, executor.workers)):
            for file, found in batch:
                self.known[file.id] = found.value
                self.unread[file.id] = found.diagnostics
        self.stamps = stamps

    def editions(self) -> Iterable[EditionStatus]:
        """Return how far each edition is, in the order of the articles."""
        return (each for article in self.known.values() for each in article)

    def diagnostics(self) -> Iterable[Diagnostic]:
        """Return what keeps articles or catalogs from being read."""
        return (each for found in self.unread.values() for each in found)

    def edition(self, article: str, tag: str) -> EditionStatus | None:
        """Return how far one edition is, if it is known."""
        found = self.known.get(article, ())
        return next((each for each in found if to_tag(each.locale) == tag), None)

    def _stamps(self) -> Iterable[tuple[str, str]]:
        for folder in (self.site.articles, self.site.locales):
            for path, stamp, _ in self.store.stamps(folder):
                yield path, stamp

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

    def _is_new(self, file: ArticleFile, stamps: Mapping[str, str]) -> bool:
        catalogs = (catalog_path(self.site, x, file.id) for x in self.site.languages)
        is_known = file.id in self.known
        return not is_known or self._differs(stamps, (file.path, *catalogs))


_Found = tuple[ArticleFile, Checked[tuple[EditionStatus, ...]]]


def _look(
    site: Site, store: Store, now: dt.datetime, files: tuple[ArticleFile, ...]
) -> tuple[_Found, ...]:
    return tuple((file, survey_files((file,), site, store, now)) for file in files)
