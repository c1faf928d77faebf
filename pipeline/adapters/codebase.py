"""The program's own files → a digest of what is in them, known again by their stamps.

To read and digest 700 files takes five times as long as to look at them, and every
command asks. So the digest stands where Python puts what it compiles of the same
files, beside their stamps; with one stamp that is another, all are read again.
Where Python keeps nothing (`-B`, a folder that can't be written) neither do we.
"""

# `os` is several times as fast as `pathlib`, and this is on every build's way.
# ruff: noqa: PTH105, PTH118, PTH120, PTH123

import os
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from hashlib import blake2b
from importlib.util import cache_from_source

_CODE = (".py", ".html", ".css", ".svg", ".po", ".toml")
_SIZE = 16
_SETTLED = 3_000_000_000
"""Nanoseconds after which a file that changes again has another stamp, on any clock."""


def own_digest() -> bytes:
    """Return a digest of the path and the content of each file that pages depend on."""
    root = os.path.dirname(os.path.dirname(__file__))
    kept = os.path.dirname(cache_from_source(__file__))
    return digest_of(root, os.path.join(kept, "codebase.digest"), time.time_ns())


def digest_of(root: str, place: str, now: int) -> bytes:
    """Return a digest of the code below a folder, kept at a place for the next time.

    The content of files counts, not their times: a new check-out of the same commit
    has the same one. `now` is in nanoseconds: what has only just changed may change
    again and have the same stamp, so that nothing is kept of it.
    """
    stamps, latest = _stamps(root)
    with suppress(OSError), open(place, "rb", buffering=0) as file:
        known = file.read()
        if known[:_SIZE] == stamps and len(known) == 2 * _SIZE:
            return known[_SIZE:]
    made = _digest(root)
    if not sys.dont_write_bytecode and now - latest > _SETTLED:
        _keep(place, stamps + made)
    return made


def _digest(root: str) -> bytes:
    found = blake2b(digest_size=_SIZE)
    for path, _ in _code(root):
        with open(path, "rb", buffering=0) as file:
            content = file.read()
        name = path.removeprefix(root).encode("utf-8", "surrogateescape")
        found.update(name + b"\0" + len(content).to_bytes(8) + content)
    return found.digest()


def _stamps(root: str) -> tuple[bytes, int]:
    """Return a digest of all that a system changes with a file, and the latest time."""
    found, latest = blake2b(digest_size=_SIZE), 0
    for path, entry in _code(root):
        status = entry.stat()
        mtime, ctime = status.st_mtime_ns, status.st_ctime_ns
        stamp = f"{path}\0{mtime}.{ctime}.{status.st_size}.{status.st_ino}\n"
        found.update(stamp.encode("utf-8", "surrogateescape"))
        latest = max(latest, mtime, ctime)
    return found.digest(), latest


def _code(folder: str) -> Iterator[tuple[str, "os.DirEntry[str]"]]:
    """Yield the path of each file of code below a folder, always in the same order."""
    with os.scandir(folder) as found:
        entries = sorted(found, key=lambda each: each.name)
    for entry in entries:
        if entry.name.endswith(_CODE):
            yield entry.path, entry
        elif entry.name != "__pycache__" and entry.is_dir(follow_symlinks=False):
            yield from _code(entry.path)


def _keep(place: str, content: bytes) -> None:
    """Put it there whole, where that can be: it is only slower next time."""
    growing = f"{place}.{os.getpid()}"
    with suppress(OSError):
        with open(growing, "wb", buffering=0) as file:
            file.write(content)
        os.replace(growing, place)
