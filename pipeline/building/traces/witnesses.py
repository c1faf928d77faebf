"""A store that remembers what was asked of it: the inputs of a piece of work."""

from contextlib import suppress

from msgspec import field

from pipeline.building.traces.proofs import ProofStore
from pipeline.building.traces.remembering import digest
from pipeline.errors import StoreError
from pipeline.ports import Store

NEVER_THE_SAME = "?"
"""What is noted where there is no content to compare."""


class WitnessStore(ProofStore, frozen=True):
    """Reads through to another store, and notes each path that is asked for."""

    seen: dict[str, str] = field(default_factory=dict)

    def exists(self, path: str) -> bool:
        """Ask the other store."""
        is_there = self.store.exists(path)
        if not is_there:
            self.seen.setdefault(path, "")
        return is_there

    def obstacle(self, path: str) -> str:
        """Ask the other store; what stands in the way has no content to compare."""
        found = self.store.obstacle(path)
        if found:
            self.seen[path] = NEVER_THE_SAME
        return found

    def read(self, path: str) -> bytes:
        """Read from the other store."""
        self.seen[path] = NEVER_THE_SAME  # unless it can be read
        content = self.store.read(path)
        self.seen[path] = digest(content)
        return content


def is_same(path: str, seen: str, store: Store) -> bool:
    """Say whether a witness would note of a path what one has; of no obstacle."""
    return seen != NEVER_THE_SAME and look(path, store) == seen


def look(path: str, store: Store) -> str:
    """Return what a witness would note of a path."""
    witness = WitnessStore(store)
    with suppress(StoreError):
        if witness.exists(path):
            witness.read(path)
        else:
            witness.obstacle(path)
    return witness.seen[path]
