"""Bytes ↔ a file of this machine, whole: whoever reads it sees the old or the new."""

# `os` is several times as fast as `pathlib`, and builds spend their time here.
# ruff: noqa: PTH108, PTH118, PTH120, PTH123

import errno
import os
import stat
from collections.abc import Callable
from contextlib import suppress
from itertools import count

from pipeline.adapters.leases import make_held, put_in_place
from pipeline.patterns import pattern

# A file grows under a short name that no other process uses: that of the file
# itself may be as long as a name can be.
_RUN = os.urandom(4).hex()
_NUMBERS = count()
_PIECE = 1 << 24
GROWING = pattern(r"\.diptyque-[0-9a-f]{8}-[0-9]+-[0-9]+")


def read_whole(opened: int) -> bytes:
    """Return all that is in a regular file; raise `OSError` for any other.

    A file object asks twice as much of the system, for files of a few kilobytes.
    """
    status = os.fstat(opened)
    if not stat.S_ISREG(status.st_mode):
        raise IsADirectoryError(errno.EISDIR, "Not a regular file")
    content = os.read(opened, status.st_size + 1)
    if len(content) == status.st_size:
        return content  # there is no more of it, since more was asked for
    pieces = [content]
    while pieces[-1]:  # it grows, or is larger than a system gives at once
        pieces.append(os.read(opened, _PIECE))
    return b"".join(pieces)


def holds(place: str, content: bytes) -> bool:
    """Say whether a regular file with these bytes is already there."""
    try:
        status = os.lstat(place)
        if status.st_size != len(content) or not stat.S_ISREG(status.st_mode):
            return False
        with open(place, "rb", buffering=0) as stream:
            return stream.read() == content
    except (FileNotFoundError, NotADirectoryError):
        return False


def replace_file(place: str, content: bytes) -> None:
    """Put a whole file in its place, at once; where that fails, nothing is left."""
    name = f".diptyque-{_RUN}-{os.getpid()}-{next(_NUMBERS)}"
    growing = os.path.join(os.path.dirname(place), name)
    held = make_held(growing)
    try:
        with open(held, "wb", buffering=0) as stream:
            _write_all(stream.write, content)
            put_in_place(stream, growing, place)
    except BaseException:
        with suppress(FileNotFoundError):
            os.unlink(growing)
        raise


def _write_all(write: Callable[[memoryview], int | None], content: bytes) -> None:
    """Write on until all is written: a full disk may take a part of it first."""
    rest = memoryview(content)
    while rest:
        rest = rest[write(rest) or 0 :]
