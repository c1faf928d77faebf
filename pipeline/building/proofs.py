"""A store that is only looked at: it says what would be written, and writes nothing."""

from collections.abc import Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass

from pipeline.ports import Store


@dataclass(frozen=True, slots=True)
class ProofStore:
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

    def lease(self, folder: str) -> AbstractContextManager[str]:
        """Borrow from the other store: what is lent is no part of its tree."""
        return self.store.lease(folder)
