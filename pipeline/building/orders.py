"""What is asked of a build, as a value, and the windows to do it through."""

from dataclasses import dataclass

from babel import Locale

from pipeline.building.proofs import ProofStore
from pipeline.building.remembering import FOLDER, Stamps, digest
from pipeline.model.site import Site
from pipeline.ports import Clock, Darkroom, Executor, Store


def stamps_of(site: Site, store: Store) -> Stamps:
    """Return the stamp of every file that a build may read."""
    folders = (site.articles, site.locales, site.theme, site.static)
    return {
        path: (stamp, has_settled)
        for folder in dict.fromkeys(folders)
        for path, stamp, has_settled in store.stamps(folder)
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What is to be built, and the windows to do it through.

    `keeper` takes what the site is to remember. `program` tells this version
    of the program from any other; where it is empty, nothing that was made
    before is trusted.
    """

    site: Site
    languages: tuple[Locale, ...]
    store: Store
    keeper: Store
    output: Store
    executor: Executor
    clock: Clock
    darkroom: Darkroom | None
    program: str
    stamps: Stamps

    @property
    def key(self) -> str:
        """What tells records made for this site, by this program, from others."""
        return digest(self.program, repr(self.site)) if self.program else ""

    @property
    def made(self) -> str:
        """Where it is kept what was made for this output."""
        return f"{FOLDER}/made-{self._name}"

    @property
    def baseline(self) -> str:
        """Where it is kept how the last build left the site and this output."""
        return f"{FOLDER}/left-{self._name}"

    @property
    def _name(self) -> str:
        return digest(repr(self.output))[:16]

    @property
    def is_whole(self) -> bool:
        """Whether every language is built."""
        return set(self.languages) == set(self.site.languages)

    @property
    def is_proof(self) -> bool:
        """Whether nothing is to be changed."""
        return isinstance(self.output, ProofStore)
