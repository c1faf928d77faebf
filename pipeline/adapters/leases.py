"""Files that go with their maker's life: those of a killed one can be told.

The system lets go of a lock when the last process that holds it ends, however
it ends. So a held file that another can lock is one that nobody is at work on.
A process number would say less: it is given again, and means another process
in another container. Where there are no such locks nothing is taken away.
"""

# `os` is several times as fast as `pathlib`, and builds spend their time here.
# ruff: noqa: PTH103, PTH105, PTH108, PTH120

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import IO

if sys.platform != "win32":
    import fcntl

_NEW = os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)


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
def hold(place: str) -> Iterator[None]:
    """Wait until no other process holds a file that all agree on, and hold it.

    The file itself stays. Where there are no locks nobody waits.
    """
    os.makedirs(os.path.dirname(place), exist_ok=True)
    held = os.open(place, os.O_RDWR | os.O_CREAT, 0o666)
    try:
        lock(held)
        yield
    finally:
        # Processes that were started meanwhile have the file open too, and
        # would go on holding it.
        unlock(held)
        os.close(held)


def lock(held: int) -> bool:
    """Lock a new file; return whether it was not swept before it was locked."""
    if sys.platform == "win32":
        return True
    with suppress(OSError):  # a file system without locks
        fcntl.flock(held, fcntl.LOCK_EX)
    return os.fstat(held).st_nlink > 0


def unlock(held: int) -> None:
    """Let others lock a file."""
    if sys.platform != "win32":
        with suppress(OSError):
            fcntl.flock(held, fcntl.LOCK_UN)
