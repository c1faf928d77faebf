"""What is asked of a build, as a value, and the windows to do it through."""

from collections.abc import Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from functools import cached_property

from babel import Locale

from pipeline.building.traces.proofs import ProofStore
from pipeline.building.traces.remembering import FOLDER, Stamps, digest
from pipeline.building.traces.sources import SourceStore
from pipeline.model.site import Site
from pipeline.ports import (
    Begin,
    Beside,
    Clock,
    Darkroom,
    Executor,
    Indexer,
    Question,
    Store,
)


def untimed(_stage: str) -> None:
    """Let a stage begin, and nobody time it."""


def later(question: Question) -> AbstractContextManager[Question]:
    """Ask a question when its answer is wanted."""
    return nullcontext(question)


def stamps_of(site: Site, store: Store) -> Stamps:
    """Return the census of every file that a build may read.

    A folder that is not there has no stamp, which would be another if it were.
    """
    folders = (site.articles, site.locales, site.theme, site.static)
    known = {f"{folder}/": ("", True) for folder in folders}
    known |= {
        path: (stamp, has_settled)
        for folder in folders
        for path, stamp, has_settled in store.census(folder)
    }
    return known


@dataclass(frozen=True, kw_only=True)
class Order:
    """What is to be built, and the windows to do it through.

    `keeper` takes what the site is to remember. `program` tells this version
    of the program from any other; where it is empty, nothing that was made
    before is trusted. The stamps are taken when somebody asks for them: the
    first thing, where anything is to be read. `begin` is told of the stages,
    which are `waiting`, `looking`, `reading`, `planning`, `pages`, `lists`, `feeds`,
    `removing` and `remembering`; nothing that is made depends on it, nor on `beside`,
    by which it is asked of the output what it takes a while to find out.
    """

    site: Site
    languages: tuple[Locale, ...]
    store: SourceStore
    keeper: Store
    output: Store
    executor: Executor
    clock: Clock
    darkroom: Darkroom | None
    indexer: Indexer | None = None
    program: str
    begin: Begin = untimed
    beside: Beside = later

    @cached_property
    def stamps(self) -> Stamps:
        """What the site has, before anything of it was read."""
        return stamps_of(self.site, self.store)

    @cached_property
    def found(self) -> Mapping[str, str]:
        """The census of the output, before anything of it was written."""
        return {path: stamp for path, stamp, _ in self.output.census()}

    def look(self) -> None:
        """Take the stamps, before anything is read that may change meanwhile."""
        _ = self.stamps, self.found

    @property
    def key(self) -> str:
        """What tells records made for this site, by this program, from others."""
        return digest(self.program, repr(self.site)) if self.program else ""

    @property
    def made(self) -> str:
        """Where it is kept what was made for this output."""
        return made_place(self.output)

    @property
    def baseline(self) -> str:
        """Where it is kept how the last build left the site and this output."""
        return f"{FOLDER}/left-{self._name}"

    @property
    def told(self) -> str:
        """Where it is kept what the last build found."""
        return f"{FOLDER}/told-{self._name}"

    @property
    def showing(self) -> str:
        """Where it is kept what shows which article in this output."""
        return showing_place(self.output)

    @property
    def _name(self) -> str:
        """What tells this output from others, whether it is only looked at or not."""
        return _name(self.output)

    @property
    def is_whole(self) -> bool:
        """Whether every language is built."""
        return set(self.languages) == set(self.site.languages)

    @property
    def is_proof(self) -> bool:
        """Whether nothing is to be changed."""
        return isinstance(self.output, ProofStore)


def showing_place(output: Store) -> str:
    """Return where it is kept what shows which article in an output."""
    return f"{FOLDER}/shown-{_name(output)}"


def made_place(output: Store) -> str:
    """Return where it is kept what was made for an output."""
    return f"{FOLDER}/made-{_name(output)}"


def _name(output: Store) -> str:
    kept = output.store if isinstance(output, ProofStore) else output
    return digest(repr(kept))[:16]
