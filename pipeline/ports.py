"""The windows: all that the pipeline knows of the world outside.

Whoever calls the corridor passes these in, so that the command line, a test
and a cluster differ in nothing else.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import datetime
from typing import Protocol, TypeAlias, TypeVar

from pipeline.model.editions import File, Searchable
from pipeline.model.history import Revision
from pipeline.model.links import LinkAnswer
from pipeline.model.pictures import Developed
from pipeline.model.site import Pictures
from pipeline.model.units import TranslationUnit, UnitFile

In = TypeVar("In")
Out = TypeVar("Out")

Begin: TypeAlias = Callable[[str], None]
"""Hears the name of each stage of the work as it begins, so that it can be timed."""

Question: TypeAlias = Callable[[], bool]

Beside: TypeAlias = Callable[[Question], AbstractContextManager[Question]]
"""Asks a question while other work goes on, where it can; what it yields waits."""


class Store(Protocol):
    """A tree of files, addressed by relative paths with `/` between names.

    Every method raises `StoreError` where the world fails. A store can be
    pickled, so that a worker may open the same tree.
    """

    def walk(self, under: str = "") -> Iterator[str]:
        """Yield the path of every regular file below a folder, sorted.

        A folder that is not there has no files. Hidden files and folders,
        symbolic links and special files are passed over.
        """

    def skipped(self, under: str = "") -> Iterator[tuple[str, str]]:
        """Yield the path of each entry that `walk` passes over, and the reason.

        Hidden files and folders are passed over without a word.
        """

    def exists(self, path: str) -> bool:
        """Say whether a regular file stands at this path."""

    def obstacle(self, path: str) -> str:
        """Return why no file can be read or put there; nothing where one can.

        A folder may be in its place, or a link, or a file in that of a folder.
        """

    def read(self, path: str) -> bytes:
        """Return the whole file."""

    def write(self, path: str, content: bytes) -> bool:
        """Put a whole file there, atomically; return whether a byte changed.

        A file that already holds these bytes is not touched, so that its time
        stamp stays.
        """

    def remove(self, path: str) -> None:
        """Remove a file, and the folders that it leaves empty."""

    def sweep(self, under: str = "") -> tuple[str, ...]:
        """Remove what killed writers left half-written; return what `walk` yields.

        What another process is writing at this time stays.
        """

    def stamp(self, path: str) -> str:
        """Return what changes when a file does, without reading it.

        Nothing where no regular file stands there.
        """

    def stamps(self, under: str = "") -> Iterator[tuple[str, str, bool]]:
        """Yield what `walk` does, the stamp of each, and whether it has settled.

        A file that has changed in this very instant has not: it may change
        again and keep its stamp. What `walk` passes over is here too, and its
        stamp is `!` and the reason.
        """

    def census(self, under: str = "") -> Iterator[tuple[str, str, bool]]:
        """Yield what `stamps` does, and each folder, with a slash after its path.

        The stamp of a folder, taken before it is looked into, changes when a
        name in it comes or goes. The uppermost is `under` itself.
        """

    def restamp(self, paths: Iterable[str]) -> Iterator[str]:
        """Yield the stamp that each has now, of those that a census has named.

        Nothing for what is there no more. It is several times as fast as to
        find them anew.
        """

    def has_settled(self, path: str) -> bool:
        """Say whether the stamp has of what a census has named: it changes with it."""

    def alone(self, folder: str) -> AbstractContextManager[None]:
        """Wait until no other process has a folder for itself, and have it.

        One that is killed has it no more.
        """


class Executor(Protocol):
    """A `map` that may work elsewhere, and keeps the order of its input."""

    @property
    def workers(self) -> int:
        """How many calls may run at once; callers size their batches by it."""

    def map(
        self, function: Callable[[In], Out], arguments: Iterable[In]
    ) -> Iterable[Out]:
        """Call a picklable function on each argument; results in order."""


class Clock(Protocol):
    """Says what time it is; a build that is told the time is reproducible."""

    def now(self) -> datetime:
        """Return the time of this run, aware of its zone, the same each call."""


class Hub(Protocol):
    """Brings changed feeds to those who subscribe."""

    def tell(self, feed: str) -> None:
        """Tell it that the feed at a URL changed; raises `OperatingError`."""


class Web(Protocol):
    """The sites of others, which are asked whether something is there."""

    def ask(self, urls: Sequence[str]) -> Iterator[LinkAnswer]:
        """Yield the answer of each http(s) address, in any order; never raises."""


class TranslationMemory(Protocol):
    """Finds what was translated before; it can be made again from the catalogs.

    It can be pickled, as a store can. `languages` are the BCP 47 tags of source
    and translation: a pair serves both ways. Raises `OperatingError` where it
    can't be read or written.
    """

    def digests(self) -> Mapping[str, str]:
        """Return the path of each file that it has, and the digest of that."""

    def stock(self, stocks: Iterable[UnitFile], gone: Iterable[str]) -> None:
        """Take files in, in the place of what it had of them, and drop others."""

    def exact(self, text: str, languages: tuple[str, str]) -> Sequence[TranslationUnit]:
        """Return the units with this very source."""

    def near(self, text: str, languages: tuple[str, str]) -> Sequence[TranslationUnit]:
        """Return the few units whose sources share its rarest letters.

        The same for the same content, however it came in.
        """


class Engine(Protocol):
    """A machine that translates, somewhere."""

    @property
    def name(self) -> str:
        """What people know it by."""

    def translate(
        self, texts: Sequence[str], source: str, target: str
    ) -> Sequence[str]:
        """Return the translation of each text, from one language to another.

        Texts are XML fragments in which `<m1>…</m1>` and `<m2/>` are marks;
        languages are BCP 47 tags. Raises `OperatingError`.
        """


class Darkroom(Protocol):
    """Makes smaller copies of pictures. It can be pickled, as a store can."""

    @property
    def name(self) -> str:
        """What tells what it makes from what any other would."""

    def develop(self, content: bytes, choice: Pictures) -> Developed:
        """Measure a picture, and make copies of it: the same ones each time.

        The bytes may be anything; a picture that can't be read has a flaw.
        """


class Indexer(Protocol):
    """Makes what a browser searches a language with."""

    @property
    def name(self) -> str:
        """What tells what it makes from what any other would."""

    def index(self, documents: Sequence[Searchable], language: str) -> Iterable[File]:
        """Return the files of an index; a page beside them imports `pagefind.js`.

        `language` is a code of ISO 639. The same documents give the same bytes.
        """


class History(Protocol):
    """Remembers what the files of a store were like before.

    It can be pickled, as a store can. Where nothing is known, nothing is said.
    """

    def revisions(self, under: str) -> Mapping[str, tuple[Revision, ...]]:
        """Return what became of each file below a folder, the latest first.

        A file is known by the path that it has now, or had last; its
        revisions under earlier names are among them.
        """

    def read(self, content: str) -> bytes:
        """Return a content that a revision names; raises `StoreError`."""
