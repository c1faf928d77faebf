"""Files that go with their maker's life: those of a killed one can be told.

The system lets go of a lock when the last process that holds it ends, however
it ends. So a held file that another can lock is one that nobody is at work on.
A process number would say less: it is given again, and means another process
in another container. Where there are no such locks nothing is taken away.
"""

# `os` is several times as fast as `pathlib`, and builds spend their time here.
# ruff: noqa: PTH103, PTH105, PTH108, PTH118, PTH120, PTH208

import os
import re
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import IO
from uuid import uuid4

if sys.platform != "win32":
    import fcntl

_NEW = os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
_LENT = re.compile(r"([0-9a-f]{32})(?:\.lock|-.*)?")


def make_held(place: str) -> int:
    """Make a new file, and return its descriptor: it is held until that is closed.

    Its folder is made too, if it is not there.
    """
    while True:
        try:
            held = os.open(place, _NEW, 0o666)
        except FileNotFoundError:
            os.makedirs(os.path.dirname(place), exist_ok=True)
            continue
        if lock(held):
            return held
        os.close(held)


def put_in_place(held: IO[bytes], growing: str, place: str) -> None:
    """Give a file that is still held the name it was made for."""
    if sys.platform == "win32":  # where no open file can be renamed
        held.close()
    os.replace(growing, place)


def take_abandoned(place: str) -> bool:
    """Remove a held file whose maker has ended; return whether it had."""
    if sys.platform == "win32":
        return False
    with suppress(OSError):
        found = os.open(place, os.O_RDWR | os.O_NOFOLLOW | os.O_NONBLOCK)
        try:
            fcntl.flock(found, fcntl.LOCK_EX | fcntl.LOCK_NB)
            os.unlink(place)
        finally:
            os.close(found)
        return True
    return False


@contextmanager
def lend(folder: str) -> Iterator[str]:
    """Yield the name of a folder in this one, not made yet; remove it at the end.

    What was lent to processes that have been killed is removed at once.
    """
    name = uuid4().hex
    sign = os.path.join(folder, f"{name}.lock")
    held = make_held(sign)
    try:
        _clear(folder, but=name)
        yield name
    finally:
        # The lock goes last: what has none belongs to nobody.
        shutil.rmtree(os.path.join(folder, name), ignore_errors=True)
        with suppress(OSError):
            os.unlink(sign)
        os.close(held)


def lock(held: int) -> bool:
    """Lock a new file; return whether it was not swept before it was locked."""
    if sys.platform == "win32":
        return True
    with suppress(OSError):  # a file system without locks
        fcntl.flock(held, fcntl.LOCK_EX)
    return os.fstat(held).st_nlink > 0


def _clear(folder: str, but: str) -> None:
    """Remove what was lent to the dead."""
    names = sorted(os.listdir(folder))
    lent = {found[1] for found in map(_LENT.fullmatch, names) if found} - {but}
    for name in sorted(lent):
        sign = os.path.join(folder, f"{name}.lock")
        if take_abandoned(sign) or not os.path.lexists(sign):
            for each in names:
                if each.startswith(name):
                    _remove(os.path.join(folder, each))


def _remove(place: str) -> None:
    """Remove a file or a folder, unless another process was faster."""
    shutil.rmtree(place, ignore_errors=True)
    with suppress(OSError):
        os.unlink(place)
