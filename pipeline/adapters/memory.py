"""A store that is a dictionary: for previews, and for tests."""

from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field

from pipeline.adapters.censuses import digest, restamp, with_folders
from pipeline.adapters.paths import checked, is_hidden
from pipeline.errors import StoreError
from pipeline.model.phrases import say


@dataclass(slots=True)
class MemoryStore:
    """A tree of files in memory; `files` maps each path to its bytes."""

    files: dict[str, bytes] = field(default_factory=dict, repr=False)

    def walk(self, under: str = "") -> Iterator[str]:
        """Yield the path of every file below a folder that is not hidden."""
        prefix = f"{under}/" if under else ""
        for path in sorted(self.files):
            names = path.removeprefix(prefix).split("/")
            if path.startswith(prefix) and not any(map(is_hidden, names)):
                yield path

    def skipped(self, under: str = "") -> Iterator[tuple[str, str]]:  # noqa: ARG002
        """Yield nothing: there is nothing here but files."""
        yield from ()

    def exists(self, path: str) -> bool:
        """Say whether there is a file of this path."""
        return path in self.files

    def obstacle(self, path: str) -> str:
        """Return that a folder stands there, if one does."""
        is_folder = path not in self.files and any(
            each.startswith(f"{path}/") for each in self.files
        )
        return "it is a folder; move it, or rename what is to stand there" * is_folder

    def read(self, path: str) -> bytes:
        """Return the whole file."""
        try:
            return self.files[path]
        except KeyError as error:
            raise StoreError(say("There is no file {path}", path=path)) from error

    def write(self, path: str, content: bytes) -> bool:
        """Put a file there; return whether a byte changed."""
        if self.files.get(checked(path)) == content:
            return False
        self.files[path] = content
        return True

    def remove(self, path: str) -> None:
        """Remove a file, if it is there."""
        self.files.pop(path, None)

    def sweep(self, under: str = "") -> tuple[str, ...]:
        """Return what `walk` yields: nothing here is ever half-written."""
        return tuple(self.walk(under))

    def stamp(self, path: str) -> str:
        """Return a digest of a file, or nothing where there is none."""
        content = self.files.get(path)
        return "" if content is None else digest(content)

    def stamps(self, under: str = "") -> Iterator[tuple[str, str, bool]]:
        """Yield each path with its digest, which has always settled."""
        return ((path, self.stamp(path), True) for path in self.walk(under))

    def census(self, under: str = "") -> Iterator[tuple[str, str, bool]]:
        """Yield the same, and each folder, whose stamp is a digest of its names."""
        return with_folders(self.stamps(under), under)

    def restamp(self, paths: Iterable[str]) -> Iterator[str]:
        """Yield the stamp that each path of a census has now."""
        return restamp(self, paths)

    def has_settled(self, path: str) -> bool:  # noqa: ARG002
        """Say that it has: a digest changes whenever what it is of does."""
        return True

    def alone(self, folder: str) -> AbstractContextManager[None]:  # noqa: ARG002
        """Have it at once: no other process knows this store."""
        return nullcontext()
