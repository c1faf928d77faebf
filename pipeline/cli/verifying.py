"""A site → whether two builds of it, as unlike as can be, make the same bytes.

Each has an interpreter of its own, in which sets have another order, and builds into
memory; one does its work in small pieces, and the last first.
"""

from collections.abc import Iterator

from babel import Locale
from msgspec import Struct

from pipeline import building
from pipeline.adapters import (
    AsideStore,
    BackwardExecutor,
    FixedClock,
    InlineExecutor,
    MemoryStore,
    PagefindIndexer,
    PillowDarkroom,
    ProcessExecutor,
)
from pipeline.building.traces.remembering import FOLDER
from pipeline.cli.output import Output
from pipeline.cli.places import DistantSite
from pipeline.cli.sites import OpenSite
from pipeline.model.phrases import Phrase, say, say_many


class Attempt(Struct, frozen=True, kw_only=True):
    """One of the builds that are compared."""

    opened: OpenSite | DistantSite
    clock: FixedClock
    languages: tuple[Locale, ...]
    is_backward: bool


class Likeness(Struct, frozen=True, kw_only=True):
    """How many files were compared, and the paths of those that differ, sorted."""

    count: int
    differing: tuple[str, ...]

    def finish(self, output: Output) -> int:
        """Tell it; return the exit code."""
        is_failed = bool(self.differing)
        return output.finish((), self.lines(), self.facts(), would_change=is_failed)

    def lines(self) -> Iterator[Phrase]:
        """Yield what there is to say."""
        if not self.differing:
            yield say_many(
                "Two builds make the same {count} file.",
                "Two builds make the same {count} files, byte for byte.",
                count=self.count,
            )
            return
        yield say_many(
            "Two builds of the same site differ in {count} file: {path}.",
            "Two builds of the same site differ in {count} files, first in {path}.",
            count=len(self.differing),
            path=self.differing[0],
        )
        yield say(
            "Look whether a template, or a rule of the site's own, depends on "
            "chance; else report it to those who maintain Diptyque."
        )

    def facts(self) -> dict[str, object]:
        """Return the same for a program."""
        return {"files": self.count, "differing": list(self.differing)}


def verify(
    opened: OpenSite | DistantSite,
    clock: FixedClock,
    languages: tuple[Locale, ...],
) -> Likeness:
    """Build a site twice, each time from nothing, and compare; nothing is written."""
    attempts = [
        Attempt(opened=opened, clock=clock, languages=languages, is_backward=each)
        for each in (False, True)
    ]
    with ProcessExecutor(len(attempts), is_fresh=True) as executor:
        one, other = executor.map(publish, attempts)
    return compare(one, other)


def compare(one: dict[str, str], other: dict[str, str]) -> Likeness:
    """Return the paths that two builds do not have alike, from path to digest."""
    paths = sorted(one.keys() | other.keys())
    differing = tuple(path for path in paths if one.get(path) != other.get(path))
    return Likeness(count=len(paths), differing=differing)


def publish(attempt: Attempt) -> dict[str, str]:
    """Build into memory; return the digest of each file by its path."""
    output = MemoryStore()
    building.build(
        attempt.opened.admitted(),
        store=AsideStore(attempt.opened.store, FOLDER, MemoryStore()),
        output=output,
        executor=BackwardExecutor() if attempt.is_backward else InlineExecutor(),
        clock=attempt.clock,
        darkroom=PillowDarkroom(),
        indexer=PagefindIndexer(),
        languages=attempt.languages,
    )
    return {path: stamp for path, stamp, _ in output.stamps()}
