"""A store that stands before another: what others that do are made of."""

from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager

from msgspec import Struct

from pipeline.ports import Store


class PassingStore(Struct, frozen=True):
    """Hands all that is asked of it on to another store."""

    store: Store

    def walk(self, under: str = "") -> Iterator[str]:
        """Yield the paths of the other store."""
        return self.store.walk(under)

    def skipped(self, under: str = "") -> Iterator[tuple[str, str]]:
        """Yield what the other store passes over."""
        return self.store.skipped(under)

    def exists(self, path: str) -> bool:
        """Ask the other store."""
        return self.store.exists(path)

    def obstacle(self, path: str) -> str:
        """Ask the other store."""
        return self.store.obstacle(path)

    def read(self, path: str) -> bytes:
        """Read from the other store."""
        return self.store.read(path)

    def write(self, path: str, content: bytes) -> bool:
        """Write to the other store."""
        return self.store.write(path, content)

    def remove(self, path: str) -> None:
        """Remove from the other store."""
        self.store.remove(path)

    def sweep(self, under: str = "") -> tuple[str, ...]:
        """Sweep the other store."""
        return self.store.sweep(under)

    def stamp(self, path: str) -> str:
        """Ask the other store."""
        return self.store.stamp(path)

    def stamps(self, under: str = "") -> Iterator[tuple[str, str, bool]]:
        """Yield the stamps of the other store."""
        return self.store.stamps(under)

    def census(self, under: str = "") -> Iterator[tuple[str, str, bool]]:
        """Yield the census of the other store."""
        return self.store.census(under)

    def restamp(self, paths: Iterable[str]) -> Iterator[str]:
        """Ask the other store."""
        return self.store.restamp(paths)

    def has_settled(self, path: str) -> bool:
        """Ask the other store."""
        return self.store.has_settled(path)

    def alone(self, folder: str) -> AbstractContextManager[None]:
        """Have the folder of the other store."""
        return self.store.alone(folder)
