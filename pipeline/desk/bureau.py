"""An article and a language by their names → what the corridor makes of them.

One thread works here, so that two that save are one after the other. What another
program does to a file at the same time is found before it is written.
"""

import datetime as dt
from collections import OrderedDict
from collections.abc import Callable
from contextlib import suppress
from threading import Lock

from msgspec import Struct, field
from msgspec.structs import replace

from pipeline.adapters import InlineExecutor
from pipeline.building.answers.chronicling import (
    Chronicle,
    Contribution,
    chronicle,
    contributions,
)
from pipeline.building.answers.comparing import CostReport
from pipeline.building.assistance.stocking import restock, stock
from pipeline.building.contents.sources import read_article, targets
from pipeline.building.editing.advising import (
    Advice,
    advise,
    ask_machine,
    difference,
    proofread,
    proofread_words,
)
from pipeline.building.editing.amending import (
    Amended,
    Amendment,
    Outcome,
    Person,
    Remark,
    Wording,
    amend,
    put,
    version,
)
from pipeline.building.editing.signing import Authorship, authorships
from pipeline.building.upkeep.opening import (
    OpenCatalog,
    OpenSiteWords,
    open_catalog,
    open_site_words,
)
from pipeline.desk.boards import Board
from pipeline.errors import ConfigurationError, OperatingError
from pipeline.model.articles import MessageKey
from pipeline.model.catalogs import Translation
from pipeline.model.diagnostics import Checked, Diagnostic, Severity, worst
from pipeline.model.locales import to_tag
from pipeline.model.phrases import Phrase, say
from pipeline.model.site import Site
from pipeline.ports import Engine, History, Store, TranslationMemory

_TRIES = 5
_MOST_UNDONE = 1000
_NO_WORD = "xqzvwk"
"""No dictionary has it, so that each is opened, and looked through."""

Part = Wording | Remark
Opened = OpenCatalog | OpenSiteWords


class Spot(Struct, frozen=True, kw_only=True):
    """A text of a site: the id of its article, a BCP 47 tag, and its mark.

    Without an article it is one of the site's own words.
    """

    article: str
    tag: str
    mark: int = 0


class Bureau(Struct, kw_only=True):
    """A site and the windows through which it is worked on.

    `person` is whoever translates, as far as the machine knows, or none. `compare`
    says what edits since a revision of git cost; it raises `ConfigurationError`.
    `done` are entries as they were before they were saved, by spot and version,
    and `learned` the catalogs of which the memory has yet to hear. Whoever teaches it
    holds `teaching`.
    """

    site: Site
    store: Store
    board: Board
    memory: TranslationMemory
    history: History
    now: Callable[[], dt.datetime]
    compare: Callable[[str], CostReport]
    person: Person | None = None
    engine: Engine | None = None
    done: OrderedDict[tuple[Spot, str], Translation] = field(
        default_factory=OrderedDict
    )
    learned: set[str] = field(default_factory=set)
    teaching: Lock = field(default_factory=Lock)

    def open(self, spot: Spot) -> Checked[Opened | None]:
        """Return an article beside its catalog, or the site's own words.

        Nothing where there is no such one. What can't be read has no value either,
        and says why.
        """
        if not spot.article:
            return self._words(spot.tag)
        file = self.board.files.get(spot.article)
        if file is None:
            return Checked(value=None)
        read = read_article(file, self.site, self.store)
        if worst(read.diagnostics) is Severity.ERROR:
            return Checked(value=None, diagnostics=read.diagnostics)
        for locale in targets(read.value, self.site):
            if to_tag(locale) == spot.tag:
                opened = open_catalog(read.value, locale, self.site, self.store)
                return Checked(value=opened.value, diagnostics=opened.diagnostics)
        return Checked(value=None)

    def _words(self, tag: str) -> Checked[Opened | None]:
        for locale in self.site.languages:
            if to_tag(locale) == tag:
                opened = open_site_words(locale, self.site, self.store)
                return Checked(value=opened.value, diagnostics=opened.diagnostics)
        return Checked(value=None)

    def save(self, spot: Spot, seen: str, part: Part, by: Person) -> Amended:
        """Write what a person made of an entry, if it is still what they saw.

        Raises `OperatingError` where the catalog can't be read or written.
        """
        return self._amend(spot, seen, part, by)

    def undo(self, spot: Spot, seen: str, by: Person) -> Amended:
        """Put an entry back as it was before it was saved as what was seen."""
        before = self.done.get((spot, seen))
        if before is None:
            return Amended(outcome=Outcome.GONE)
        return self._amend(spot, seen, before, by)

    def judge(self, opened: Opened) -> dict[MessageKey, tuple[Diagnostic, ...]]:
        """Return what would be said of each text, if it were approved."""
        if isinstance(opened, OpenSiteWords):
            return proofread_words(opened, self.site, self.store)
        return proofread(opened, self.site, self.store)

    def judge_typed(self, opened: Opened, typed: Translation) -> tuple[Diagnostic, ...]:
        """Return what would be said of an entry as it is typed."""
        if isinstance(opened, OpenSiteWords):
            words = replace(opened, catalog=opened.with_entry(typed))
            found = proofread_words(words, self.site, self.store)
        else:
            found = proofread(opened, self.site, self.store, typed)
        return found.get(typed.key, ())

    def advise(self, opened: Opened, entry: Translation) -> Advice:
        """Return what is known of a text; without the memory, if that fails."""
        if isinstance(opened, OpenSiteWords):
            return Advice(suggestions=(), terms=(), difference=difference(entry))
        try:
            return advise(opened, entry, self.site, self.store, self.memory)
        except OperatingError:
            return advise(opened, entry, self.site, self.store, None)

    def stock_up(self) -> None:
        """Have the memory know all catalogs, unless it does; a while, if many are new.

        Until then it knows less, and the desk works all the same.
        """
        with suppress(OperatingError), self.teaching:
            stock(
                self.site,
                store=self.store,
                executor=InlineExecutor(),
                memory=self.memory,
            )
        self.learn()

    def look_up(self) -> None:
        """Open the dictionaries: who types a first word does not wait for them.

        One that can't be used is told when a text is judged.
        """
        checks = self.site.check
        for locale in checks.spelling:
            with suppress(ConfigurationError):
                if checks.speller:
                    checks.speller.suggest(_NO_WORD, to_tag(locale))

    def learn(self) -> None:
        """Have the memory know what was approved: it takes a while, if it is large.

        Whoever teaches it something else goes on with this. At the same time, a catalog
        as it was read before could come after the same catalog as it was saved.
        """
        with suppress(OperatingError):
            while self.learned and self.teaching.acquire(blocking=False):
                try:
                    self._teach(self.learned.pop())
                finally:
                    self.teaching.release()

    def _teach(self, path: str) -> None:
        try:
            restock(path, self.site, store=self.store, memory=self.memory)
        except OperatingError:
            self.learned.add(path)  # for the next time
            raise

    def ask_machine(self, opened: Opened, entry: Translation) -> str:
        """Return what the machine of the site makes of a text, or nothing.

        Raises `OperatingError` where it does not answer.
        """
        if self.engine is None or isinstance(opened, OpenSiteWords):
            return ""
        return ask_machine(opened, entry, self.engine)

    def authorships(self, opened: Opened, entry: Translation) -> tuple[Authorship, ...]:
        """Return who gave an entry its texts, the latest first, as git knows it."""
        return authorships(opened, entry, self.history, self.site)

    def chronicle(self) -> Chronicle:
        """Return how far the languages were over time, and who worked last."""
        now, sums = self.now(), self.board.sums()
        return chronicle(self.site, self.store, self.history, now, sums)

    def edits(self) -> tuple[Contribution, ...]:
        """Return the latest commits that changed articles."""
        return contributions(self.history.revisions(self.site.articles))

    def _opened(self, spot: Spot) -> Opened | None:
        opened = self.open(spot)
        for each in opened.diagnostics if opened.value is None else ():
            raise OperatingError(_said(each))
        return opened.value

    def _amend(
        self, spot: Spot, seen: str, part: Part | Translation, by: Person
    ) -> Amended:
        for _ in range(_TRIES):
            opened = self._opened(spot)
            if opened is None:
                return Amended(outcome=Outcome.GONE)
            asked = Amendment(
                mark=spot.mark, seen=seen, part=part, by=by, moment=self.now()
            )
            amended = amend(opened, asked)
            if not amended.content or put(opened, amended, self.store):
                self._remember(spot, amended, opened)
                return amended
        raise OperatingError(
            say("The catalog changes again and again."),
            say("See which program writes it, and try again."),
        )

    def _remember(self, spot: Spot, amended: Amended, opened: Opened) -> None:
        """Keep what may be undone, and tell the memory what was approved."""
        if amended.entry is None or amended.was is None:
            return
        self.done[spot, version(amended.entry)] = amended.was
        self.board.touched.add(spot.article)
        while len(self.done) > _MOST_UNDONE:
            self.done.popitem(last=False)
        if amended.entry.is_approved and spot.article:
            self.learned.add(opened.path)


def _said(finding: Diagnostic) -> Phrase:
    """Say where something was found, and what."""
    path, line, message = finding.path, finding.line, finding.message
    if not line:
        return say("{path}: {message}", path=path, message=message)
    return say("{path}, line {line}: {message}", path=path, line=line, message=message)
