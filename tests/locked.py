"""A store with a file that nobody may open."""

from dataclasses import dataclass

from pipeline.adapters import MemoryStore
from pipeline.errors import StoreError


@dataclass(slots=True)
class LockedStore(MemoryStore):
    """A store in which one file is there, and can't be read."""

    locked: str = ""

    def read(self, path: str) -> bytes:
        """Refuse it, and read any other."""
        if path == self.locked:
            raise StoreError(f"{path} can't be read", "Ask.")
        return MemoryStore.read(self, path)
