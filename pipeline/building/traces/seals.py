"""A census of files ↔ what tells, at one look, that nothing has changed since.

To find all files of a site takes three times as long as to look whether those
that are known are as they were: a folder that is, has no other.
"""

from bisect import bisect
from collections.abc import Iterable, Iterator, Mapping, Set as AbstractSet
from itertools import chain, islice
from posixpath import dirname

from msgspec import Struct

from pipeline.building.traces.remembering import Stamps
from pipeline.ports import Store

_GAP = "\0"
"""Stands between paths, where no path can have it."""
_GAP_BYTE = _GAP.encode()

_AT_ONCE = 4096
"""How many paths are looked at before what they have now is compared."""
_FEW = 4
"""So many times that many are looked at before a copy of the process would pay."""


class Seal(Struct, frozen=True, array_like=True):
    """The paths of files and folders, in order, and their stamps, some in one text.

    All are UTF-8, in which a name that is not is kept as it is. Of what had
    not settled there is no stamp, so that nothing is like it.
    """

    paths: tuple[bytes, ...] = ()
    stamps: tuple[bytes, ...] = ()

    def holds(self, store: Store) -> bool:
        """Say whether all of it is as it was; where nothing is known, it is not."""
        return bool(self.paths) and not self.changed(store)

    @property
    def is_long(self) -> bool:
        """Whether it takes a while to look at all of it."""
        return len(self.paths) > _FEW

    def changed(self, store: Store) -> dict[str, str]:
        """Return what is not as it was, and the stamps that this has now."""
        return dict(self._changed(store))

    def now(self, store: Store) -> dict[str, str]:
        """Return the stamps that all of it has now."""
        return self.known | self.changed(store)

    def _changed(self, store: Store) -> Iterator[tuple[str, str]]:
        found = iter(store.restamp(chain.from_iterable(map(_split, self.paths))))
        for some, stamps in zip(self.paths, self.stamps, strict=True):
            now = list(islice(found, some.count(_GAP_BYTE) + 1))
            if _joined(now) != stamps:
                every = zip(_split(some), _split(stamps), now, strict=True)
                yield from ((path, new) for path, old, new in every if new != old)

    def has_all(self, changed: Mapping[str, str], store: Store) -> bool:
        """Say whether folders that have another stamp have the same names for good."""
        folders = [path for path in changed if path[-1] == "/"]
        known = self.known if folders else {}
        return all(
            store.has_settled(folder)
            and _names(folder, store) == _within(folder, known)
            for folder in folders
        )

    def some(self, paths: AbstractSet[str]) -> dict[str, str]:
        """Return the stamps of those of some files and folders that are among it."""
        return {
            path: stamp
            for number, wanted in self._parts_with(paths).items()
            for path, stamp in self._part(number)
            if path in wanted
        }

    def amended(self, changed: Mapping[str, str]) -> "Seal":
        """Return the seal with other stamps of some files and folders."""
        stamps = list(self.stamps)
        for number in self._parts_with(changed):
            every = self._part(number)
            stamps[number] = _joined(changed.get(path, stamp) for path, stamp in every)
        return Seal(self.paths, tuple(stamps))

    def replaced(self, paths: Iterable[str], store: Store) -> "Seal":
        """Return the seal after some files, and so their folders, were replaced."""
        changed = {*paths, *(f"{dirname(path)}/" for path in paths)}
        return self.amended(dict(zip(changed, store.restamp(changed), strict=True)))

    @property
    def known(self) -> dict[str, str]:
        """All of it, with its stamps."""
        return {
            path: stamp
            for number in range(len(self.paths))
            for path, stamp in self._part(number)
        }

    @property
    def files(self) -> dict[str, str]:
        """The files alone, with their stamps."""
        return {path: each for path, each in self.known.items() if path[-1] != "/"}

    def _part(self, number: int) -> Iterator[tuple[str, str]]:
        """Return the paths that stand in one text, each with its stamp."""
        every = self.paths[number], self.stamps[number]
        return zip(*map(_split, every), strict=True)

    def _parts_with(self, paths: Iterable[str]) -> dict[int, set[str]]:
        """Return the numbers of the texts that may have some paths, and these."""
        firsts, found = [*map(_first, self.paths)], dict[int, set[str]]()
        for path in paths:
            if number := bisect(firsts, path):
                found.setdefault(number - 1, set()).add(path)
        return found


def seal(stamps: Mapping[str, str]) -> Seal:
    """Return the seal of a census; there has to be a folder in it."""
    paths = sorted(stamps)
    return Seal(_parts(paths), _parts(map(stamps.__getitem__, paths)))


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


def _parts(texts: Iterable[str]) -> tuple[bytes, ...]:
    """Return texts as a few long ones, so that no look at them needs them all."""
    rest, parts = iter(texts), []
    while some := list(islice(rest, _AT_ONCE)):
        parts.append(_joined(some))
    return tuple(parts)


def _joined(texts: Iterable[str]) -> bytes:
    return _GAP.join(texts).encode("utf-8", "surrogateescape")


def _first(content: bytes) -> str:
    end = content.find(_GAP_BYTE)
    return _split(content[:end] if end >= 0 else content)[0]


def _split(content: bytes) -> list[str]:
    return content.decode("utf-8", "surrogateescape").split(_GAP)
