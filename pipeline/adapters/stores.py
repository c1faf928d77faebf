"""A folder of this machine, as a store."""

# `os` is several times as fast as `pathlib`, and builds spend their time here.
# ruff: noqa: PTH106, PTH108, PTH114, PTH118, PTH120, PTH123

import errno
import os
import re
import stat
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from itertools import count
from typing import TypeAlias

from pipeline.adapters.leases import hold, make_held, put_in_place, take_abandoned
from pipeline.adapters.paths import checked, is_hidden, name_problem, printable
from pipeline.adapters.troubles import reason, trouble
from pipeline.errors import StoreError
from pipeline.model.phrases import say

# A link is not followed, and a pipe does not keep us waiting (POSIX only).
_READ = os.O_RDONLY | sum(
    getattr(os, flag, 0) for flag in ("O_NOFOLLOW", "O_NONBLOCK", "O_BINARY")
)

# A file grows under a short name that no other process uses: that of the file
# itself may be as long as a name can be.
_RUN = os.urandom(4).hex()
_NUMBERS = count()
_GROWING = re.compile(r"\.diptyque-[0-9a-f]{8}-[0-9]+-[0-9]+")
_LITTER = "it was being written when its writer was killed"


_Entry: TypeAlias = "tuple[str, str, os.DirEntry[str] | None]"


@dataclass(frozen=True, slots=True)
class LocalStore:
    """The tree of files below the folder `root`.

    It never reads through a symbolic link below the root, so that an article
    can't publish what lies elsewhere. A file is replaced whole: whoever reads
    it sees the old bytes or the new ones, even where a process is killed.
    """

    root: str

    def walk(self, under: str = "") -> Iterator[str]:
        """Yield the path of every regular file below a folder, sorted."""
        for path, problem, _ in self._entries(under):
            if not problem:
                yield path

    def skipped(self, under: str = "") -> Iterator[tuple[str, str]]:
        """Yield the path of each entry that `walk` passes over, and the reason."""
        for path, problem, _ in self._entries(under):
            if problem and problem != _LITTER:
                yield printable(path), problem

    def exists(self, path: str) -> bool:
        """Say whether a regular file stands at this path."""
        try:
            place = self._place(path)
            return not self._is_behind_link(path) and stat.S_ISREG(
                os.lstat(place).st_mode
            )
        except (OSError, ValueError, StoreError):
            return False

    def obstacle(self, path: str) -> str:
        """Return why no file can be read or put there; nothing where one can."""
        place = self._place(path)
        if self._is_behind_link(path):
            return say(
                "a folder on the way to it is a symbolic link; put a folder there"
            )
        try:
            return _kind_problem(os.lstat(place).st_mode)
        except FileNotFoundError:
            return ""
        except NotADirectoryError:
            return say("a file stands where a folder should be; move it")
        except (OSError, ValueError) as error:
            return reason(error)

    def read(self, path: str) -> bytes:
        """Return the whole file."""
        place = self._place(path)
        try:
            with open(os.open(place, _READ), "rb", buffering=0) as stream:
                if not stat.S_ISREG(os.fstat(stream.fileno()).st_mode):
                    raise IsADirectoryError(errno.EISDIR, "Not a regular file")
                return stream.read()
        except (OSError, ValueError) as error:
            raise trouble("read", path, error) from error

    def write(self, path: str, content: bytes) -> bool:
        """Put a whole file there, atomically; return whether a byte changed."""
        place = self._place(path)
        try:
            if _holds(place, content):
                return False
            _replace(place, content)
        except (OSError, ValueError) as error:
            raise trouble("written", place, error) from error
        return True

    def remove(self, path: str) -> None:
        """Remove a file, if it is there, and the folders that it leaves empty."""
        place = self._place(path)
        try:
            os.unlink(place)
        except (FileNotFoundError, NotADirectoryError):
            return
        except (OSError, ValueError) as error:
            raise trouble("removed", place, error) from error
        self._remove_emptied(os.path.dirname(path))

    def sweep(self, under: str = "") -> tuple[str, ...]:
        """Remove what killed writers left half-written; return what `walk` yields."""
        kept = []
        for path, problem, _ in self._entries(under):
            if problem == _LITTER and take_abandoned(self._place(path)):
                self._remove_emptied(os.path.dirname(path))
            elif not problem:
                kept.append(path)
        return tuple(kept)

    def stamp(self, path: str) -> str:
        """Return what changes when a file does; nothing where there is none."""
        try:
            status = os.lstat(self._place(path))
        except (OSError, ValueError):
            return ""
        return _stamp(status) if stat.S_ISREG(status.st_mode) else ""

    def stamps(self, under: str = "") -> Iterator[tuple[str, str, bool]]:
        """Yield all below a folder, its stamp, and whether that has settled."""
        now = time.time_ns()
        for path, problem, entry in self._entries(under):
            if problem:
                yield path, f"!{problem}", True
            elif entry:
                with suppress(FileNotFoundError):
                    status = entry.stat(follow_symlinks=False)
                    yield path, _stamp(status), _has_settled(status, now)

    @contextmanager
    def alone(self, folder: str) -> Iterator[None]:
        """Wait until no other process has a folder for itself, and have it."""
        place = self._place(f"{folder}/lock")
        with ExitStack() as held:
            try:
                held.enter_context(hold(place))
            except OSError as error:
                raise trouble("written", place, error) from error
            yield

    def _remove_emptied(self, folder: str) -> None:
        """Remove a folder that is empty, and those above that it leaves so."""
        while folder and _is_emptied(os.path.join(self.root, folder)):
            folder = os.path.dirname(folder)

    def _place(self, path: str) -> str:
        return os.path.join(self.root, checked(path))

    def _is_behind_link(self, path: str) -> bool:
        names = path.split("/")[:-1]
        folders = ("/".join(names[:depth]) for depth in range(1, len(names) + 1))
        return any(os.path.islink(os.path.join(self.root, each)) for each in folders)

    def _entries(self, under: str) -> Iterator[_Entry]:
        """Yield each file below a folder, why it is passed over, and the entry."""
        folder = self._place(under) if under else self.root
        if under and os.path.islink(folder):
            yield under, say("it is a symbolic link; put the folder itself there"), None
            return
        try:
            with os.scandir(folder) as found:
                entries = sorted(found, key=_order)
        except FileNotFoundError:
            return
        except NotADirectoryError:
            yield under, say("it is a file; put a folder there"), None
            return
        except (OSError, ValueError) as error:
            raise trouble("listed", folder, error) from error
        for entry in entries:
            path = f"{under}/{entry.name}" if under else entry.name
            problem = _problem(entry)
            if is_hidden(entry.name) and problem != _LITTER:
                continue
            if entry.is_dir(follow_symlinks=False) and not problem:
                yield from self._entries(path)
            else:
                yield path, problem, entry


def _order(entry: os.DirEntry[str]) -> str:
    """Sort as the whole paths sort: a folder's name goes on with a slash."""
    return f"{entry.name}/" if entry.is_dir(follow_symlinks=False) else entry.name


def _stamp(status: os.stat_result) -> str:
    """Say it with all that a system changes; a restored time stamp is not all."""
    times = f"{status.st_ctime_ns:x}.{status.st_mtime_ns:x}"
    return f"{times}.{status.st_size:x}.{status.st_ino:x}"


def _has_settled(status: os.stat_result, now: int) -> bool:
    """Say whether the file's clock has gone on since it changed.

    Clocks of file systems go by the hundredth of a second, or by whole seconds.
    """
    latest = max(status.st_ctime_ns, status.st_mtime_ns)
    return now - latest > (_COARSE if latest % _SECOND == 0 else _FINE)


_SECOND = 1_000_000_000
_COARSE, _FINE = 3 * _SECOND, _SECOND // 50

_LINK = say("it is a symbolic link; put the file itself there")
_SPECIAL = say("it is neither a file nor a folder")


def _problem(entry: os.DirEntry[str]) -> str:
    if _GROWING.fullmatch(entry.name):
        return _LITTER
    if entry.is_symlink():
        return _LINK
    if not entry.is_dir() and not entry.is_file():
        return _SPECIAL
    return name_problem(entry.name)


def _kind_problem(mode: int) -> str:
    if stat.S_ISREG(mode):
        return ""
    if stat.S_ISDIR(mode):
        return say("it is a folder; move it, or rename what is to stand there")
    return _LINK if stat.S_ISLNK(mode) else _SPECIAL


def _holds(place: str, content: bytes) -> bool:
    """Say whether a regular file with these bytes is already there."""
    try:
        status = os.lstat(place)
        if status.st_size != len(content) or not stat.S_ISREG(status.st_mode):
            return False
        with open(place, "rb", buffering=0) as stream:
            return stream.read() == content
    except (FileNotFoundError, NotADirectoryError):
        return False


def _replace(place: str, content: bytes) -> None:
    name = f".diptyque-{_RUN}-{os.getpid()}-{next(_NUMBERS)}"
    growing = os.path.join(os.path.dirname(place), name)
    held = make_held(growing)
    try:
        with open(held, "wb", buffering=0) as stream:
            _write_all(stream.write, content)
            put_in_place(stream, growing, place)
    except BaseException:
        with suppress(FileNotFoundError):
            os.unlink(growing)
        raise


def _write_all(write: Callable[[memoryview], int | None], content: bytes) -> None:
    """Write on until all is written: a full disk may take a part of it first."""
    rest = memoryview(content)
    while rest:
        rest = rest[write(rest) or 0 :]


def _is_emptied(folder: str) -> bool:
    try:
        os.rmdir(folder)
    except OSError:
        return False
    return True
