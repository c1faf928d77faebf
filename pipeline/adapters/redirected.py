"""A store in which one path stands for a file of another store."""

from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager

from msgspec import Struct

from pipeline.adapters.overlays import census_of, restamped
from pipeline.ports import Store


class RedirectedStore(Struct, frozen=True):
    """The tree of `store`, but for `path`, which is `name` in `elsewhere`.

    Its listings are those of the tree. Where it `is_kept`, what is written there
    is also written to the tree.
    """

    store: Store
    path: str
    elsewhere: Store
    name: str
    is_kept: bool = False

    def walk(self, under: str = "") -> Iterator[str]:
        """Yield the path of every regular file below a folder, sorted."""
        return self.store.walk(under)

    def skipped(self, under: str = "") -> Iterator[tuple[str, str]]:
        """Yield the path of each entry that `walk` passes over, and the reason."""
        return self.store.skipped(under)

    def exists(self, path: str) -> bool:
        """Say whether a regular file stands at this path."""
        store, place = self._found(path)
        return store.exists(place)

    def obstacle(self, path: str) -> str:
        """Return why no file can be read or put there; nothing where one can."""
        store, place = self._found(path)
        return store.obstacle(place)

    def read(self, path: str) -> bytes:
        """Return the whole file."""
        store, place = self._found(path)
        return store.read(place)

    def write(self, path: str, content: bytes) -> bool:
        """Put a whole file there, atomically; return whether a byte changed."""
        store, place = self._found(path)
        if self.is_kept and store is not self.store:
            self.store.write(path, content)
        return store.write(place, content)

    def remove(self, path: str) -> None:
        """Remove a file, and the folders that it leaves empty."""
        store, place = self._found(path)
        store.remove(place)

    def sweep(self, under: str = "") -> tuple[str, ...]:
        """Remove what killed writers left in the tree; return what `walk` yields."""
        return self.store.sweep(under)

    def stamp(self, path: str) -> str:
        """Return what changes when a file does, without reading it."""
        store, place = self._found(path)
        return store.stamp(place)

    def stamps(self, under: str = "") -> Iterator[tuple[str, str, bool]]:
        """Yield the stamps of the tree, and that of the file from elsewhere.

        It stands last, whether or not the tree has a file of its path.
        """
        for path, stamp, is_settled in self.store.stamps(under):
            if path != self.path:
                yield path, stamp, is_settled
        elsewhere = self.elsewhere.stamp(self.name)
        if elsewhere and self.path.startswith(f"{under}/" if under else ""):
            # Whether it has settled is not known of one file.
            yield self.path, elsewhere, False

    def census(self, under: str = "") -> Iterator[tuple[str, str, bool]]:
        """Yield the folders of the tree, and the stamps as they are here."""
        return census_of(self, self.store, under)

    def restamp(self, paths: Iterable[str]) -> Iterator[str]:
        """Yield the stamp of each, from where it is."""
        return restamped(paths, self.store, {self.path: self._elsewhere})

    def _elsewhere(self) -> str:
        return self.elsewhere.stamp(self.name)

    def has_settled(self, path: str) -> bool:
        """Ask the tree; of the file from elsewhere it is not known."""
        return path != self.path and self.store.has_settled(path)

    def alone(self, folder: str) -> AbstractContextManager[None]:
        """Have a folder of the tree for this process alone."""
        return self.store.alone(folder)

    def _found(self, path: str) -> tuple[Store, str]:
        is_elsewhere = path == self.path
        return (self.elsewhere, self.name) if is_elsewhere else (self.store, path)
