"""Values by name ↔ files of some of them each, so that to change one writes one.

Names are in order, and a drawer begins where the checksum of a name says so: one that
comes or goes moves no other to another drawer. A file has the name of its content:
whoever has the old name finds the old values, until nobody asks for them.
"""

from bisect import bisect
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from typing import TypeAlias
from zlib import crc32

import msgspec
from msgspec import Raw, Struct, field
from msgspec.structs import replace

from pipeline.building.traces.remembering import digest, packed
from pipeline.errors import StoreError
from pipeline.ports import Executor, Store

Values: TypeAlias = dict[str, Raw]
"""Names, in order, and what is kept under each, packed."""

_VALUES = 128
"""How many values a drawer has, in the middle."""


class Cabinet(Struct, frozen=True, kw_only=True, array_like=True):
    """Where each drawer is, and the first name in it; both in order of the names."""

    firsts: tuple[str, ...] = ()
    places: tuple[str, ...] = ()


def folder_of(place: str) -> str:
    """Return the folder of the drawers whose cabinet is kept in a file."""
    return f"{place}.d"


def put_away(
    names: Iterable[str],
    value: Callable[[str], object],
    folder: str,
    store: Store,
    executor: Executor,
) -> Cabinet:
    """Keep a value under each of some names, in a folder, and say where.

    What stands there already stays. Workers write the drawers: where that takes a
    while, as over a network, many do. A value is asked for when its turn comes, so
    that there are never more in memory than are being written.
    """
    firsts: list[str] = []
    work = _contents(names, value, firsts)
    places = executor.map(partial(put_drawer, folder, store), work)
    return Cabinet(places=tuple(places), firsts=tuple(firsts))


class Drawers(Struct, frozen=True):
    """What a cabinet leads to; each drawer is opened when it is asked for.

    Raises `StoreError` where one is gone, or not as it was left.
    """

    cabinet: Cabinet
    store: Store
    opened: dict[int, Values] = field(default_factory=dict)

    def find(self, name: str) -> Raw | None:
        """Return what is kept under a name, or nothing."""
        return self._values(self._number(name)).get(name)

    def __contains__(self, name: object) -> bool:
        return isinstance(name, str) and self.find(name) is not None

    def some(self, names: Iterable[str]) -> Iterator[tuple[str, Raw]]:
        """Yield what is kept under some names, of those that there are."""
        for name in names:
            if found := self.find(name):
                yield name, found

    def all(self) -> Iterator[tuple[str, Raw]]:
        """Yield all names, in order, and what is kept under each."""
        for place in self.cabinet.places:
            yield from _open(place, self.store).items()

    def amended(self, values: Mapping[str, Raw], folder: str) -> Cabinet:
        """Keep other values under names that there are, and say where all are now."""
        changed: dict[int, Values] = {}
        for name, value in values.items():
            changed.setdefault(self._number(name), {})[name] = value
        places = list(self.cabinet.places)
        for number, some in changed.items():
            drawer = {**self._values(number), **some}
            places[number] = put_drawer(folder, self.store, packed(drawer))
        return replace(self.cabinet, places=tuple(places))

    def _number(self, name: str) -> int:
        return bisect(self.cabinet.firsts, name) - 1

    def _values(self, number: int) -> Values:
        if number < 0:
            return {}
        if number not in self.opened:
            self.opened[number] = _open(self.cabinet.places[number], self.store)
        return self.opened[number]


def _drawers(names: Iterable[str]) -> Iterator[list[str]]:
    drawer: list[str] = []
    for name in sorted(names):
        if drawer and not crc32(name.encode()) % _VALUES:
            yield drawer
            drawer = []
        drawer.append(name)
    if drawer:
        yield drawer


def _contents(
    names: Iterable[str], value: Callable[[str], object], firsts: list[str]
) -> Iterator[bytes]:
    """Yield what is in each drawer, and note the first name of it."""
    for drawer in _drawers(names):
        firsts.append(drawer[0])
        yield packed({name: value(name) for name in drawer})


def put_drawer(folder: str, store: Store, content: bytes) -> str:
    """Write a drawer, and return where it is."""
    place = f"{folder}/{digest(content)}"
    store.write(place, content)
    return place


def _open(place: str, store: Store) -> Values:
    content = store.read(place)
    if not place.endswith(f"/{digest(content)}"):
        raise StoreError(place)
    return msgspec.msgpack.decode(content, type=Values)
