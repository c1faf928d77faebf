"""A place with a URL, as a store: whatever file system fsspec knows.

What a store promises is kept with what such systems have. Object stores (S3, Google's,
Azure's) put a file whole or not at all, and have no folders. Any other gets a file
under a name that nobody looks for, and then renames it. Where a system does not say of
what bytes a file is, its times tell.
"""

import os
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, suppress
from functools import lru_cache
from hashlib import md5
from uuid import uuid4

from fsspec import AbstractFileSystem
from fsspec.core import url_to_fs
from msgspec import Struct

from pipeline.adapters.censuses import restamp, with_folders
from pipeline.adapters.details import Details, changed, has_settled, stamp_of
from pipeline.adapters.paths import checked, is_hidden, name_problem, printable
from pipeline.adapters.troubles import told
from pipeline.adapters.turns import turn
from pipeline.errors import ConfigurationError, StoreError
from pipeline.model.phrases import say
from pipeline.patterns import pattern

_OBJECTS = {"s3", "s3a", "gs", "gcs", "abfs", "abfss", "az", "oss", "oci", "memory"}
"""The protocols whose systems put a file whole, and need no folder for it."""

_MD5 = pattern(r'"?([0-9a-f]{32})"?')
_GROWING = pattern(r"(?:.*/)?\.diptyque-[0-9a-f]{32}")
_UP = frozenset({".", ".."})
_FEW = 50
"""Files that are asked for one by one; a listing tells a thousand at once."""

_ABANDONED = 3600.0
"""Seconds after which nobody is at work on a file that is half-written."""


class RemoteStore(Struct, frozen=True):
    """The tree of files below a URL, such as `s3://bucket/site`.

    How to come in (keys, the address of the service) is said by the environment, as
    fsspec and the libraries of the services read it; so it is in no pickle of ours.
    """

    url: str

    def walk(self, under: str = "") -> Iterator[str]:
        """Yield the path of every regular file below a folder, sorted."""
        return (path for path, problem, _ in self._entries(under) if not problem)

    def skipped(self, under: str = "") -> Iterator[tuple[str, str]]:
        """Yield the path of each entry that `walk` passes over, and the reason."""
        for path, problem, _ in self._entries(under):
            if problem:
                yield printable(path), problem

    def exists(self, path: str) -> bool:
        """Say whether a file stands at this path."""
        try:
            return self._details(path).get("type") == "file"
        except _NotAPathError:
            return False

    def obstacle(self, path: str) -> str:
        """Return that a folder stands there, if one does."""
        is_folder = self._details(path).get("type") == "directory"
        return say("it is a folder; move it, or rename what is to stand there") * (
            is_folder
        )

    def read(self, path: str) -> bytes:
        """Return the whole file."""
        place = self._place(path)
        with _troubles("read", self._named(path)):
            return self._files.cat_file(place)

    def write(self, path: str, content: bytes) -> bool:
        """Put a whole file there, atomically; return whether a byte changed."""
        place = self._place(path)
        details = self._details(path)
        with _troubles("written", self._named(path)):
            if self._holds(place, details, content):
                return False
            if self._has_objects:
                self._files.pipe_file(place, content)
            else:
                self._replace(place, content)
        return True

    def remove(self, path: str) -> None:
        """Remove a file, if it is there, and the folders that it leaves empty."""
        place = self._place(path)
        with _troubles("removed", self._named(path)), suppress(FileNotFoundError):
            self._files.rm_file(place)
            if not self._has_objects:
                self._remove_emptied(_parent(place))

    def sweep(self, under: str = "") -> tuple[str, ...]:
        """Remove what killed writers left half-written; return what `walk` yields.

        Nobody says who still writes, so what is an hour old counts as left.
        """
        if not self._has_objects:
            self._remove_abandoned(under)
        return tuple(self.walk(under))

    def stamp(self, path: str) -> str:
        """Return what changes when a file does; nothing where there is none."""
        try:
            details = self._details(path)
        except _NotAPathError:
            return ""
        return stamp_of(details) if details.get("type") == "file" else ""

    def stamps(self, under: str = "") -> Iterator[tuple[str, str, bool]]:
        """Yield all below a folder, its stamp, and whether that has settled."""
        now = time.time()
        for path, problem, details in self._entries(under):
            if problem:
                yield path, f"!{problem}", True
            else:
                yield path, stamp_of(details), has_settled(details, now)

    def census(self, under: str = "") -> Iterator[tuple[str, str, bool]]:
        """Yield the same, and each folder that a path implies."""
        return with_folders(self.stamps(under), under)

    def restamp(self, paths: Iterable[str]) -> Iterator[str]:
        """Yield the stamp that each path of a census has now.

        A few are asked for; of many it is quicker to list all.
        """
        asked = tuple(paths)
        if len(asked) > _FEW or any(path.endswith("/") for path in asked):
            return restamp(self, asked)
        return map(self.stamp, asked)

    def has_settled(self, path: str) -> bool:
        """Say whether no change can follow that leaves the stamp as it is."""
        return path.endswith("/") or has_settled(self._details(path), time.time())

    def alone(self, folder: str) -> AbstractContextManager[None]:
        """Wait until no other process has a folder for itself, and have it."""
        return turn(self, f"{folder}/turns")

    @property
    def _files(self) -> AbstractFileSystem:
        return _opened(self.url, os.getpid())[0]

    @property
    def _root(self) -> str:
        return _opened(self.url, os.getpid())[1]

    @property
    def _has_objects(self) -> bool:
        protocol = self._files.protocol
        names = {protocol} if isinstance(protocol, str) else set(protocol)
        return not names.isdisjoint(_OBJECTS)

    def _place(self, path: str) -> str:
        try:
            return f"{self._root}/{checked(path)}"
        except StoreError as error:
            raise _NotAPathError(error.message, error.hint) from error

    def _named(self, path: str) -> str:
        """Return what people call it; the URL may have a password in it."""
        return self._files.unstrip_protocol(self._place(path))

    def _details(self, path: str) -> Details:
        """Return what the system says of a path: nothing, if nothing is there."""
        place = self._place(path)
        with _troubles("read", self._named(path)):
            try:
                return self._files.info(place)
            except (FileNotFoundError, NotADirectoryError):
                return {}

    def _holds(self, place: str, details: Details, content: bytes) -> bool:
        if details.get("type") != "file" or details["size"] != len(content):
            return False
        tag = _MD5.fullmatch(str(details.get("ETag", "")))
        if tag and tag[1] == md5(content, usedforsecurity=False).hexdigest():
            return True
        return self._files.cat_file(place) == content

    def _replace(self, place: str, content: bytes) -> None:
        folder = _parent(place)
        growing = f"{folder}/.diptyque-{uuid4().hex}"
        self._files.makedirs(folder, exist_ok=True)
        try:
            self._files.pipe_file(growing, content)
            self._files.mv(growing, place)
        except BaseException:
            with suppress(OSError):
                self._files.rm_file(growing)
            raise

    def _remove_emptied(self, folder: str) -> None:
        root = self._root
        while folder.startswith(f"{root}/") and not self._files.ls(folder):
            self._files.rmdir(folder)
            folder = _parent(folder)

    def _remove_abandoned(self, under: str) -> None:
        now = time.time()
        for place, details in self._found(under).items():
            if _GROWING.fullmatch(place) and now - changed(details) > _ABANDONED:
                with _troubles("removed", place), suppress(FileNotFoundError):
                    self._files.rm_file(place)

    def _found(self, under: str) -> Mapping[str, Details]:
        """Return what the system says of each file below a folder, by its place."""
        place = self._place(under) if under else self._root
        with _troubles("listed", self._named(under) if under else self.url):
            return self._files.find(place, detail=True)

    def _entries(self, under: str) -> Iterator[tuple[str, str, Details]]:
        """Yield each file below a folder, why it is passed over, and its details."""
        root = f"{self._root}/"
        prefix = f"{under}/" if under else ""
        for place, details in sorted(self._found(under).items()):
            path = place.removeprefix(root)
            names = path.removeprefix(prefix).split("/")
            is_below = place.startswith(root + prefix)
            is_left_out = any(is_hidden(each) for each in names if each not in _UP)
            if is_below and not is_left_out and details.get("type") == "file":
                yield path, _problem(names), details


class _NotAPathError(StoreError):
    """No store can have a file of this path."""


@lru_cache
def _opened(url: str, process: int) -> tuple[AbstractFileSystem, str]:  # noqa: ARG001
    """Return the file system of a URL, and the place in it; each process has its own.

    Raises `ConfigurationError` for one that nothing here knows, `StoreError` for
    one that does not answer.
    """
    try:
        # Others write there too: what was listed a moment ago is not what is there.
        files, place = url_to_fs(url, use_listings_cache=False)
    except ImportError as error:
        raise ConfigurationError(
            say("{url} needs what is not installed.", url=url), str(error)
        ) from error
    except ValueError as error:
        raise ConfigurationError(
            say("{url} is not a place that can be opened.", url=url), str(error)
        ) from error
    except Exception as error:  # some ask the network at once
        raise _refused("opened", url, error) from error
    return files, str(place).rstrip("/")


@contextmanager
def _troubles(done: str, place: str) -> Iterator[None]:
    try:
        yield
    except FileNotFoundError:
        said = told(done, place, say("there is no such file"))
        raise StoreError(said, say("Check the path.")) from None
    except (StoreError, ConfigurationError):
        raise
    except Exception as error:  # each system has errors of its own
        raise _refused(done, place, error) from error


def _refused(done: str, place: str, error: Exception) -> StoreError:
    why = str(error).split("\n")[0] or type(error).__name__
    hint = say("Check the address, the rights and the network, then try again.")
    return StoreError(told(done, place, printable(why)), hint)


def _parent(place: str) -> str:
    return place.rpartition("/")[0]


def _problem(names: list[str]) -> str:
    if "" in names or not _UP.isdisjoint(names):
        return say("its name is not one for a file; rename it")
    return next(filter(None, map(name_problem, names)), "")
