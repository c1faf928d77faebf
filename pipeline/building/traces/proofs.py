"""A store that is only looked at: it says what would be written, and writes nothing."""

from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager

from msgspec import Struct, field

from pipeline.ports import Store


class ProofStore(Struct, frozen=True):
    """Reads through to another store; a write or removal changes nothing there."""

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
        """Say whether the file would change."""
        return not self.store.exists(path) or self.store.read(path) != content

    def remove(self, path: str) -> None:
        """Leave the file where it is."""

    def sweep(self, under: str = "") -> tuple[str, ...]:
        """Leave all where it is; return the paths of the other store."""
        return tuple(self.store.walk(under))

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


class ScratchStore(ProofStore, frozen=True):
    """A proof that can be read: what would be written is kept aside, in memory.

    The other store, which may be one of the past, stays as it is.
    """

    written: dict[str, bytes] = field(default_factory=dict)

    def exists(self, path: str) -> bool:
        """Say whether a file would stand there."""
        return path in self.written or self.store.exists(path)

    def obstacle(self, path: str) -> str:
        """Ask the other store, unless the file was put there."""
        return "" if path in self.written else self.store.obstacle(path)

    def read(self, path: str) -> bytes:
        """Return what would stand there."""
        known = self.written.get(path)
        return self.store.read(path) if known is None else known

    def write(self, path: str, content: bytes) -> bool:
        """Keep a file aside; return whether it would change."""
        is_changed = not self.exists(path) or self.read(path) != content
        self.written[path] = content
        return is_changed
