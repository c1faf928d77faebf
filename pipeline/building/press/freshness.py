"""What a build makes → what of it stands in the output already.

A file is known by its path and by a key, which says what it shows. Where the
output has a file that was made under the same key, and has its stamp, it is
what would be made again.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from sys import intern
from typing import TypeAlias

from babel import Locale
from msgspec import MsgspecError, Struct, field

from pipeline.building.contents.orders import Order
from pipeline.building.manuscripts.drafts import Draft
from pipeline.building.press.linking import Table
from pipeline.building.press.planning import Plan
from pipeline.building.press.wires import Wire
from pipeline.building.traces.drawers import Cabinet, Drawers, folder_of, put_away
from pipeline.building.traces.remembering import digest, packed, remember, unpacked
from pipeline.errors import StoreError
from pipeline.model.diagnostics import Checked, Diagnostic
from pipeline.model.editions import Card, File
from pipeline.ports import Store
from pipeline.publishing import Phase, PublishReport, phase
from pipeline.rendering.pages import ListPage

Files: TypeAlias = dict[str, tuple[str, str]]
"""The path of each file that was made, its key, and its stamp."""


class Made(Struct, frozen=True, kw_only=True):
    """The files of an output, and what tells those who made them from others.

    They are in drawers, each by its path with its key and stamp; `findings` are
    what was wrong with some of them.
    """

    key: str
    files: Cabinet = Cabinet()
    findings: bytes = b""

    def all(self, store: Store) -> Files:
        """Return every file; nothing is known where a part can't be read."""
        every = Drawers(self.files, store).all()
        try:
            return {path: unpacked(each, tuple[str, str]) for path, each in every}
        except (StoreError, MsgspecError):
            return {}


def remember_made(files: Files, findings: bytes, order: Order) -> Made:
    """Keep what was made, and say how."""
    store, place = order.store, order.made
    folder = folder_of(place)
    index = put_away(files, files.__getitem__, folder, store, order.executor)
    made = Made(key=order.key, files=index, findings=findings)
    remember(store, place, made)
    return made


_KINDS = {
    Phase.ASSET: "assets",
    Phase.PAGE: "pages",
    Phase.LIST: "lists",
    Phase.FEED: "feeds",
}


def count_kinds(paths: Iterable[str]) -> Counter[str]:
    """Return how many files of each kind are at some paths of the output.

    Kinds are `pages` of articles, `lists` and other pages that lead to them,
    `feeds` and sitemaps, and `assets`: all that is no page, as it is published.
    """
    return Counter(_KINDS[phase(path)] for path in paths)


class Shown(Struct):
    """The output of a build, as it was found; `own` is what the site has of its own.

    `known` maps the path of each file that was made before to its key and its
    stamp, `stamps` those that are there to theirs now, and `asked` is what
    this build has asked for, each with its key. `remarks` are what was found in files
    then, and `heard` is what has been found in those that were stale.
    """

    own: frozenset[str]
    known: Files
    stamps: Mapping[str, str]
    asked: dict[str, str] = field(default_factory=dict)
    written: list[str] = field(default_factory=list)
    remarks: tuple[Diagnostic, ...] = ()
    heard: list[Diagnostic] = field(default_factory=list)
    listed: list[tuple[Locale, ListPage]] = field(default_factory=list)
    wired: list[tuple[Wire, tuple[Card, ...]]] = field(default_factory=list)

    def is_stale(self, path: str, key: str, *, is_own: bool = False) -> bool:
        """Say whether a file has to be made, which from now on belongs here.

        One that the site has of its own goes before one that would be made.
        """
        if path in self.own and not is_own:
            return False
        # Workers tell of it by a copy of its name: of the two one is kept.
        self.asked[intern(path)] = key
        return not self._is_fresh(path)

    @property
    def stale(self) -> Iterator[str]:
        """The paths that this build has asked for, and that had to be made."""
        return (path for path in self.asked if not self._is_fresh(path))

    def _is_fresh(self, path: str) -> bool:
        """Say whether what was asked for stands there already."""
        return self.known.get(path) == (self.asked[path], self.stamps.get(path))

    def changed(self, files: Iterable[File], *, is_own: bool = False) -> Iterator[File]:
        """Yield those of some files, made already, whose content is another."""
        for file in files:
            if self.is_stale(file.path, digest(file.content), is_own=is_own):
                yield file

    def note(self, *reports: PublishReport) -> None:
        """Take in what was published."""
        for report in reports:
            self.written += map(intern, report.written)

    def judge(self, reports: Iterable[Checked[PublishReport]]) -> None:
        """Take in what was published, and what was found in it."""
        for report in reports:
            self.note(report.value)
            self.heard += report.diagnostics

    def findings(self, *, is_whole: bool = True) -> tuple[Diagnostic, ...]:
        """Return what is wrong with the files of this build, or of those before too."""
        kept = (
            each
            for each in self.remarks
            if (self._is_fresh(each.path) if each.path in self.asked else not is_whole)
        )
        return (*kept, *self.heard)

    def made(self, store: Store, *, is_whole: bool) -> Files:
        """Return what a later build may know, of this one and those before it."""
        made = {} if is_whole else dict(self.known)
        written = set(self.written)
        new = [
            each for each in self.asked if each in written or each not in self.stamps
        ]
        stamps = dict(zip(new, store.restamp(new), strict=True))
        for path, key in self.asked.items():
            made[path] = key, stamps[path] if path in stamps else self.stamps[path]
        return made


class Keys(Struct, frozen=True):
    """What the parts of a page are known by: cards, and editions of articles.

    `cards` and `editions` are those that have been asked for: of each article the
    keys of all, one behind the other in the order of its cards.
    """

    plan: Plan
    table: Table
    lengths: Mapping[str, int]
    cards: dict[str, bytes] = field(default_factory=dict)
    editions: dict[str, bytes] = field(default_factory=dict)

    def card(self, card: Card) -> bytes:
        """Return the key of a card."""
        known = self.cards.get(card.article_id)
        if known is None:
            cards = self.plan.cards[card.article_id]
            known = b"".join(_key(packed(each)) for each in cards)
            self.cards[card.article_id] = known
        return self._of(card, known)

    def edition(self, card: Card) -> bytes:
        """Return the key of an edition: its text, all cards, where its links lead."""
        known = self.editions.get(card.article_id)
        if known is None:
            draft = self.plan.drafts[card.article_id]
            known = b"".join(self._editions(draft, self.plan.cards[draft.id]))
            self.editions[card.article_id] = known
        return self._of(card, known)

    def _editions(self, draft: Draft, cards: tuple[Card, ...]) -> Iterator[bytes]:
        links = packed(self.table.part(draft.references))
        article = digest(links, *map(self.card, cards))
        texts = {each.locale: each for each in draft.editions}
        for card in cards:
            picture = card.image.src if card.image else ""
            length = str(self.lengths.get(picture, ""))
            yield _key(article, packed(texts[card.locale]), length)

    def _of(self, card: Card, keys: bytes) -> bytes:
        """Return the key of one of the cards of an article, or of its edition."""
        locales = [each.locale for each in self.plan.cards[card.article_id]]
        place = locales.index(card.locale) * _SIZE
        return keys[place : place + _SIZE]


_SIZE = 16
"""Bytes of a key: as text it would take twice as many."""


def _key(*parts: str | bytes) -> bytes:
    return bytes.fromhex(digest(*parts))
