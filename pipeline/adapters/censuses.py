"""What a store without folders lists → the same with the folders that it implies."""

from collections.abc import Iterable, Iterator, Mapping
from hashlib import blake2b
from typing import TypeAlias

from pipeline.ports import Store

Listed: TypeAlias = tuple[str, str, bool]
"""A path, its stamp, and whether that has settled."""


def with_folders(found: Iterable[Listed], under: str) -> Iterator[Listed]:
    """Yield each folder, whose stamp is a digest of its names, and then the files."""
    files = tuple(found)
    names: dict[str, set[str]] = {}
    for path, _, _ in files:
        above, name = _split(path)
        while above not in names and above != f"{under}/":
            names[above] = {name}
            above, name = _split(above[:-1])
        names.setdefault(above, set()).add(name)
    for folder, within in names.items():
        yield folder, digest("/".join(sorted(within)).encode()), True
    yield from files


def restamp(store: Store, paths: Iterable[str]) -> Iterator[str]:
    """Yield the stamp that each path of a census has now, by few listings."""
    asked = tuple(paths)
    # A file at the top is listed with all.
    tops = {path.partition("/")[0] if "/" in path else "" for path in asked}
    listed = [""] if "" in tops else sorted(tops)
    known: Mapping[str, str] = {
        path: stamp for top in listed for path, stamp, _ in store.census(top)
    }
    return (known.get(path, "") for path in asked)


def digest(content: bytes) -> str:
    """Return a short name for some bytes."""
    return blake2b(content, digest_size=8).hexdigest()


def _split(path: str) -> tuple[str, str]:
    """Return the folder of a file or folder, with a slash, and its name."""
    above, _, name = path.rpartition("/")
    return f"{above}/", name
