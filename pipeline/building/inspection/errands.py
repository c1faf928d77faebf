"""What is asked of a check, as a value, and the windows to find it out through."""

from dataclasses import dataclass
from functools import cached_property

from pipeline.building.contents.orders import stamps_of
from pipeline.building.traces.inputs import Sight
from pipeline.building.traces.remembering import FOLDER, Stamps, digest
from pipeline.model.site import Site
from pipeline.ports import Darkroom, Executor, Store


@dataclass(frozen=True, kw_only=True)
class Errand:
    """What part of a site is to be judged, and how far.

    `program` tells this version of the program from any other; where it is empty,
    nothing that was found before is trusted. The rest is as in `check`.
    """

    site: Site
    store: Store
    executor: Executor
    only: tuple[str, ...] = ()
    then: Store | None = None
    has_sources: bool = False
    darkroom: Darkroom | None = None
    program: str = ""

    @cached_property
    def stamps(self) -> Stamps:
        """What the site has, before anything of it was read."""
        return stamps_of(self.site, self.store)

    def look(self) -> None:
        """Take the stamps, before anything is read that may change meanwhile."""
        _ = self.stamps

    @property
    def sight(self) -> Sight:
        """The same, to compare with what it was."""
        return Sight(store=self.store, stamps=self.stamps)

    @cached_property
    def key(self) -> str:
        """What tells what is found of an article from what others would find."""
        if not self.program:
            return ""
        return digest(self.program, repr(self.site), self._depth)

    @property
    def eye(self) -> str:
        """What tells the darkroom from others; its version is part of the program."""
        return repr(self.darkroom)

    @cached_property
    def wording(self) -> str:
        """What tells this from all else that may be asked about the same site."""
        past = () if self.then is None else _every(self.then)
        return digest(self.key, self.eye, *self.only, "\0", *past)

    @property
    def is_whole(self) -> bool:
        """Whether all of the site is to be judged."""
        return not self.only and self.then is None

    @property
    def judged(self) -> str:
        """Where it is kept what was found of each article."""
        return f"{FOLDER}/judged{self._depth}"

    @property
    def answered(self) -> str:
        """Where the last answer is kept: one about the whole site, one about parts."""
        part = "" if self.is_whole else "-part"
        return f"{FOLDER}/checked{self._depth}{part}"

    @property
    def _depth(self) -> str:
        return "-sources" if self.has_sources else ""


def _every(store: Store) -> tuple[str, ...]:
    """Return what tells the files of a store, which is one of the past, from others."""
    return tuple(part for path, stamp, _ in store.stamps() for part in (path, stamp))
