"""A folder of this machine, as a store."""

# `os` is several times as fast as `pathlib`, and builds spend their time here.
# ruff: noqa: PTH106, PTH108, PTH114, PTH118, PTH120

import os
import stat
import time
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from operator import itemgetter
from typing import TypeAlias

from msgspec import Struct

from pipeline.adapters.leases import hold, take_abandoned
from pipeline.adapters.obstacles import BEHIND_LINK, LITTER, kind_problem, problem_of
from pipeline.adapters.paths import checked, is_hidden, printable
from pipeline.adapters.replacing import holds, read_whole, replace_file
from pipeline.adapters.troubles import reason, told, trouble
from pipeline.errors import StoreError
from pipeline.model.phrases import say

# A link is not followed, and a pipe does not keep us waiting (POSIX only).
_READ = os.O_RDONLY | sum(
    getattr(os, flag, 0) for flag in ("O_NOFOLLOW", "O_NONBLOCK", "O_BINARY")
)

_Entry: TypeAlias = "tuple[str, str, os.DirEntry[str] | None]"


class LocalStore(Struct, frozen=True):
    """The tree of files below the folder `root`.

    It never reads or writes through a symbolic link below the root, so that an
    article can't publish what lies elsewhere, nor a site of strangers change it.
    A file is replaced whole: whoever reads it sees the old bytes or the new
    ones, even where a process is killed.
    """

    root: str

    def walk(self, under: str = "") -> Iterator[str]:
        """Yield the path of every regular file below a folder, sorted."""
        for path, problem, _ in self._entries(under):
            if not problem and path[-1] != "/":
                yield path

    def skipped(self, under: str = "") -> Iterator[tuple[str, str]]:
        """Yield the path of each entry that `walk` passes over, and the reason."""
        for path, problem, _ in self._entries(under):
            if problem and problem != LITTER:
                yield printable(path), problem

    def exists(self, path: str) -> bool:
        """Say whether a regular file stands at this path."""
        try:
            mode = os.lstat(self._place(path)).st_mode
            return stat.S_ISREG(mode) and not self._is_behind_link(path)
        except (OSError, ValueError, StoreError):
            return False

    def obstacle(self, path: str) -> str:
        """Return why no file can be read or put there; nothing where one can."""
        place = self._place(path)
        if self._is_behind_link(path):
            return BEHIND_LINK
        try:
            return kind_problem(os.lstat(place).st_mode)
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
            opened = os.open(place, _READ)
            try:
                return read_whole(opened)
            finally:
                os.close(opened)
        except (OSError, ValueError) as error:
            raise trouble("read", path, error) from error

    def write(self, path: str, content: bytes) -> bool:
        """Put a whole file there, atomically; return whether a byte changed."""
        place = self._place(path)
        try:
            if holds(place, content):
                return False
            self._refuse_links("written", path)
            replace_file(place, content)
        except (OSError, ValueError) as error:
            raise trouble("written", place, error) from error
        return True

    def remove(self, path: str) -> None:
        """Remove a file, if it is there, and the folders that it leaves empty."""
        place = self._place(path)
        self._refuse_links("removed", path)
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
            if problem == LITTER and take_abandoned(self._place(path)):
                self._remove_emptied(os.path.dirname(path))
            elif not problem and path[-1] != "/":
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
        return (each for each in self.census(under) if each[0][-1] != "/")

    def census(self, under: str = "") -> Iterator[tuple[str, str, bool]]:
        """Yield the same, and each folder, with a slash after its path."""
        now = time.time_ns()
        for path, problem, entry in self._entries(under):
            if problem:
                yield path, f"!{problem}", True
                continue
            try:
                status = (
                    entry.stat(follow_symlinks=False)
                    if entry
                    else os.lstat(self._folder(path))
                )
            except FileNotFoundError:
                continue
            except OSError as error:
                raise trouble("read", path, error) from error
            yield path, _stamp(status), _has_settled(status, now)

    def restamp(self, paths: Iterable[str]) -> Iterator[str]:
        """Yield the stamp that each path of a census has now."""
        # All that a build does where nothing has changed.
        lstat, top = os.lstat, f"{self.root}/"
        for path in paths:
            try:
                status = lstat(top + path)
            except (OSError, ValueError):
                yield ""
                continue
            is_folder = path[-1] == "/"
            mode = status.st_mode
            if stat.S_ISDIR(mode) if is_folder else stat.S_ISREG(mode):
                yield _stamp(status)
            else:
                yield f"!{kind_problem(mode)}"

    def has_settled(self, path: str) -> bool:
        """Say whether the clock of a file has gone on since it changed."""
        try:
            return _has_settled(os.lstat(self._folder(path)), time.time_ns())
        except (OSError, ValueError):
            return False

    @contextmanager
    def alone(self, folder: str) -> Iterator[None]:
        """Wait until no other process has a folder for itself, and have it."""
        place = self._place(f"{folder}/lock")
        self._refuse_links("written", f"{folder}/lock")
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

    def _folder(self, path: str) -> str:
        return os.path.join(self.root, path.rstrip("/"))

    def _place(self, path: str) -> str:
        return os.path.join(self.root, checked(path))

    def _refuse_links(self, done: str, path: str) -> None:
        if self._is_behind_link(path):
            raise StoreError(told(done, path, BEHIND_LINK))

    def _is_behind_link(self, path: str) -> bool:
        place = os.path.join(self.root, path)
        end = place.find("/", len(place) - len(path))
        try:
            while end >= 0:
                if stat.S_ISLNK(os.lstat(place[:end]).st_mode):
                    return True
                end = place.find("/", end + 1)
        except (OSError, ValueError):  # nothing is behind what is not there
            return False
        return False

    def _entries(self, under: str) -> Iterator[_Entry]:
        """Yield all below a folder, and why it is passed over, in order of paths.

        Of a folder, which comes before what is in it, the path ends in a slash.
        """
        if under and os.path.islink(self._place(under)):
            yield under, say("it is a symbolic link; put the folder itself there"), None
            return
        pending: list[_Entry] = [(f"{under}/" if under else "/", "", None)]
        while pending:
            each = pending.pop()
            path = each[0]
            if path[-1] != "/":
                yield each
                continue
            try:
                with os.scandir(self._folder(path)) as found:
                    yield each
                    pending += _listed(found, path.lstrip("/"))
            except FileNotFoundError:
                continue
            except NotADirectoryError as error:
                if path == "/":
                    raise trouble("listed", self.root, error) from error
                yield path[:-1], say("it is a file; put a folder there"), None
            except (OSError, ValueError) as error:
                raise trouble("listed", self._folder(path), error) from error


def _listed(found: Iterable[os.DirEntry[str]], above: str) -> list[_Entry]:
    """Return what is in a folder, the last first, but for what is hidden.

    It sorts as the whole paths sort: a folder's name goes on with a slash.
    """
    listed: list[_Entry] = []
    for entry in found:
        name = entry.name
        problem = problem_of(entry)
        if is_hidden(name) and problem != LITTER:
            continue
        slash = "/" if not problem and entry.is_dir(follow_symlinks=False) else ""
        listed.append((f"{above}{name}{slash}", problem, entry))
    return sorted(listed, key=itemgetter(0), reverse=True)


def _stamp(status: os.stat_result) -> str:
    """Say it with all that a system changes; a restored time stamp is not all."""
    # Four numbers at once take half of the time that four fields take.
    return "%x.%x.%x.%x" % (  # noqa: UP031
        status.st_ctime_ns,
        status.st_mtime_ns,
        status.st_size,
        status.st_ino,
    )


def _has_settled(status: os.stat_result, now: int) -> bool:
    """Say whether the file's clock has gone on since it changed.

    Clocks of file systems go by the hundredth of a second, or by whole seconds.
    """
    latest = max(status.st_ctime_ns, status.st_mtime_ns)
    return now - latest > (_COARSE if latest % _SECOND == 0 else _FINE)


_SECOND = 1_000_000_000
_COARSE, _FINE = 3 * _SECOND, _SECOND // 50


def _is_emptied(folder: str) -> bool:
    try:
        os.rmdir(folder)
    except OSError:
        return False
    return True
