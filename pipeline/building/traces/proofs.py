"""A store that is only looked at: it says what would be written, and writes nothing."""

from msgspec import field

from pipeline.building.traces.passing import PassingStore


class ProofStore(PassingStore, frozen=True):
    """Reads through to another store; a write or removal changes nothing there."""

    def write(self, path: str, content: bytes) -> bool:
        """Say whether the file would change."""
        return not self.store.exists(path) or self.store.read(path) != content

    def remove(self, path: str) -> None:
        """Leave the file where it is."""

    def sweep(self, under: str = "") -> tuple[str, ...]:
        """Leave all where it is; return the paths of the other store."""
        return tuple(self.store.walk(under))


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
