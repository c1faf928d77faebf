"""A store in which nothing is ever written: for who only looks at a site."""

from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from functools import partial
from hashlib import blake2b

from pipeline.adapters.overlays import census_of, restamped
from pipeline.ports import Store


@dataclass(frozen=True, slots=True)
class AsideStore:
    """The tree of `store`, but for what is written: that is put aside.

    What stands in the folder `hidden` is that of another store, `aside`. Any other
    file that is written is `kept` in memory, in the place of that of the tree, until
    it is forgotten; processes that get this store do not get those files.
    """

    store: Store
    hidden: str
    aside: Store
    kept: dict[str, bytes] = field(default_factory=dict, repr=False)

    def __reduce__(self) -> tuple[object, ...]:
        return AsideStore, (self.store, self.hidden, self.aside)

    def forget(self, path: str) -> None:
        """Show the file of the tree again."""
        self.kept.pop(path, None)

    def walk(self, under: str = "") -> Iterator[str]:
        """Yield the path of every file of the tree, and of those that were kept."""
        prefix = f"{under}/" if under else ""
        kept = (path for path in self.kept if path.startswith(prefix))
        yield from sorted({*self.store.walk(under), *kept})

    def skipped(self, under: str = "") -> Iterator[tuple[str, str]]:
        """Yield what the tree passes over."""
        return self.store.skipped(under)

    def exists(self, path: str) -> bool:
        """Say whether a file stands at this path."""
        return path in self.kept or self._found(path).exists(path)

    def obstacle(self, path: str) -> str:
        """Return why no file can be read there; nothing where one can."""
        return "" if path in self.kept else self._found(path).obstacle(path)

    def read(self, path: str) -> bytes:
        """Return the whole file."""
        kept = self.kept.get(path)
        return self._found(path).read(path) if kept is None else kept

    def write(self, path: str, content: bytes) -> bool:
        """Put a file aside; return whether a byte changed."""
        if self._found(path) is self.aside:
            return self.aside.write(path, content)
        is_new = not self.exists(path) or self.read(path) != content
        if is_new:
            self.kept[path] = content
        return is_new

    def remove(self, path: str) -> None:
        """Remove a file that was put aside."""
        self.forget(path)
        if self._found(path) is self.aside:
            self.aside.remove(path)

    def sweep(self, under: str = "") -> tuple[str, ...]:
        """Remove what killed writers left aside; return what `walk` yields."""
        is_aside = self._found(under) is self.aside
        return self.aside.sweep(under) if is_aside else tuple(self.walk(under))

    def stamp(self, path: str) -> str:
        """Return what changes when a file does."""
        kept = self.kept.get(path)
        return self._found(path).stamp(path) if kept is None else _stamp(kept)

    def stamps(self, under: str = "") -> Iterator[tuple[str, str, bool]]:
        """Yield the stamps of the tree, then those of the files that were kept."""
        for each in self.store.stamps(under):
            if each[0] not in self.kept:
                yield each
        prefix = f"{under}/" if under else ""
        for path, content in sorted(self.kept.items()):
            if path.startswith(prefix):
                yield path, _stamp(content), True

    def census(self, under: str = "") -> Iterator[tuple[str, str, bool]]:
        """Yield the folders of the tree, and the stamps as they are here."""
        return census_of(self, self.store, under)

    def restamp(self, paths: Iterable[str]) -> Iterator[str]:
        """Yield the stamp of each; of what was put aside, that of its content."""
        own = {path: partial(_stamp, content) for path, content in self.kept.items()}
        return restamped(paths, self.store, own)

    def has_settled(self, path: str) -> bool:
        """Say so of what was put aside; for the rest, ask the tree."""
        return path in self.kept or self._found(path).has_settled(path)

    def alone(self, folder: str) -> AbstractContextManager[None]:
        """Have a folder for this process alone; the hidden one is another store's."""
        return self._found(folder).alone(folder)

    def _found(self, path: str) -> Store:
        is_hidden = f"{path}/".startswith(f"{self.hidden}/")
        return self.aside if is_hidden else self.store


def _stamp(content: bytes) -> str:
    return blake2b(content, digest_size=8).hexdigest()
