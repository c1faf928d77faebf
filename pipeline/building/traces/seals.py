"""A census of files ↔ what tells, at one look, that nothing has changed since.

To find all files of a site takes three times as long as to look whether those
that are known are as they were: a folder that is, has no other.
"""

from collections.abc import Iterable, Mapping
from posixpath import dirname

from msgspec import Struct

from pipeline.building.traces.remembering import Stamps
from pipeline.ports import Store

_GAP = "\0"
"""Stands between paths, where no path can have it."""


class Seal(Struct, frozen=True, array_like=True):
    """The paths of files and folders, and their stamps, each in one text.

    Both are UTF-8, in which a name that is not is kept as it is. Of what had
    not settled there is no stamp, so that nothing is like it.
    """

    paths: bytes = b""
    stamps: bytes = b""

    def holds(self, store: Store) -> bool:
        """Say whether all of it is as it was; where nothing is known, it is not."""
        if not self.paths:
            return False
        return _joined(store.restamp(_split(self.paths))) == self.stamps

    def now(self, store: Store) -> dict[str, str]:
        """Return the stamps that all of it has now."""
        paths = _split(self.paths)
        return dict(zip(paths, store.restamp(paths), strict=True))

    def has_all(self, stamps: Mapping[str, str], store: Store) -> bool:
        """Say whether folders that have another stamp have the same names for good."""
        known = self.known
        changed = [p for p in known if p[-1] == "/" and stamps[p] != known[p]]
        return all(
            store.has_settled(folder)
            and _names(folder, store) == _within(folder, known)
            for folder in changed
        )

    def amended(self, paths: Iterable[str], store: Store) -> "Seal":
        """Return the seal after some files, and so their folders, were replaced."""
        changed = {*paths, *(f"{dirname(path)}/" for path in paths)}
        known = self.known
        return seal(known | dict(zip(changed, store.restamp(changed), strict=True)))

    @property
    def known(self) -> dict[str, str]:
        """All of it, with its stamps."""
        if not self.paths:
            return {}
        return dict(zip(_split(self.paths), _split(self.stamps), strict=True))

    @property
    def files(self) -> dict[str, str]:
        """The files alone, with their stamps."""
        return {path: each for path, each in self.known.items() if path[-1] != "/"}


def seal(stamps: Mapping[str, str]) -> Seal:
    """Return the seal of a census; there has to be a folder in it."""
    return Seal(_joined(stamps), _joined(stamps.values()))


def settled(stamps: Stamps) -> dict[str, str]:
    """Return the stamps of what has settled, and empty ones."""
    return {path: stamp if sure else "" for path, (stamp, sure) in stamps.items()}


def files_of(stamps: Stamps) -> dict[str, str]:
    """Return the stamps of the files of a census."""
    return {path: stamp for path, (stamp, _) in stamps.items() if path[-1] != "/"}


def folders_of(paths: Iterable[str]) -> set[str]:
    """Return all folders that files are in, each with a slash after its path."""
    found = {""}
    for path in paths:
        folder = dirname(path)
        while folder not in found:
            found.add(folder)
            folder = dirname(folder)
    return {f"{folder}/" for folder in found}


def _names(folder: str, store: Store) -> set[str]:
    return {path for path, _, _ in store.census(folder.rstrip("/"))}


def _within(folder: str, paths: Iterable[str]) -> set[str]:
    return {path for path in paths if path.startswith(folder)}


def _joined(texts: Iterable[str]) -> bytes:
    return _GAP.join(texts).encode("utf-8", "surrogateescape")


def _split(content: bytes) -> list[str]:
    return content.decode("utf-8", "surrogateescape").split(_GAP)
