"""A store that is only looked at: it says what would be written, and writes nothing."""

from collections.abc import Iterator
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

    def read(self, path: str) -> bytes:
        """Read from the other store."""
        return self.store.read(path)

    def write(self, path: str, content: bytes) -> bool:
        """Say whether the file would change."""
        return not self.store.exists(path) or self.store.read(path) != content

    def remove(self, path: str) -> None:
        """Leave the file where it is."""
