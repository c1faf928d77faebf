"""A folder that many machines see → one of them at a time that has it for itself.

There are no locks where nothing is known of who still runs. So whoever wants a turn
puts a file there, named by chance, and has it if no other file is there that lives:
whoever comes at the same time sees that of the other (a listing shows what was put
before it: Amazon S3 User Guide, "data consistency model"), and both step back for a
moment. A file lives as long as its holder changes it; that of a killed one is soon
as it was, and on the machine of the killed one it is known at once (`lives.py`).
"""

import os
import random
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from math import inf
from uuid import uuid4

from pipeline.adapters.lives import has_ended, mark
from pipeline.errors import StoreError
from pipeline.ports import Store

BEAT = 5.0
"""Seconds between two changes of a file that lives."""

PATIENCE = 30.0
"""Seconds without a change after which nobody lives; six beats may be lost."""


@contextmanager
def turn(
    store: Store, folder: str, beat: float = BEAT, patience: float = PATIENCE
) -> Iterator[None]:
    """Wait for a turn, and have it until the block ends."""
    own = f"{folder}/{uuid4().hex}"
    others = _Others(store, folder, patience)
    while True:
        _wait(others, beat)
        store.write(own, _content(0))
        if not others.living(own):
            break
        store.remove(own)
        time.sleep(random.uniform(0.1, 1) * beat)  # noqa: S311 - that of no lottery
    ended = threading.Event()
    heart = threading.Thread(target=_beat, args=(store, own, beat, ended), daemon=True)
    heart.start()
    try:
        for each in others.dead(own):
            store.remove(each)
        yield
    finally:
        ended.set()
        heart.join()
        store.remove(own)


def _wait(others: "_Others", beat: float) -> None:
    while others.living():
        time.sleep(beat / 10)


def _beat(store: Store, own: str, beat: float, ended: threading.Event) -> None:
    number = 0
    while not ended.wait(beat):
        number += 1
        with suppress(StoreError):  # the next one may come through
            store.write(own, _content(number))


def _content(number: int) -> bytes:
    """Return what a file says of its holder, and how often it has been changed."""
    return f"{mark(os.getpid())}\n{number}".encode()


class _Others:
    """The files of those who want a turn, and when each was first seen as it is."""

    def __init__(self, store: Store, folder: str, patience: float) -> None:
        self.store = store
        self.folder = folder
        self.patience = patience
        self.seen: dict[str, tuple[str, float]] = {}
        self.holders: dict[str, str] = {}

    def living(self, own: str = "") -> list[str]:
        """Return the files of all others but those that have not changed for long."""
        return [path for path, age in self._ages(own) if age <= self.patience]

    def dead(self, own: str) -> list[str]:
        """Return the files of those who have ended without a word."""
        return [path for path, age in self._ages(own) if age > self.patience]

    def _ages(self, own: str) -> list[tuple[str, float]]:
        now = time.monotonic()
        there = {path: stamp for path, stamp, _ in self.store.stamps(self.folder)}
        there.pop(own, None)
        self.seen = {path: self._since(path, there[path], now) for path in there}
        return [
            (path, inf if self._has_ended(path) else now - since)
            for path, (_, since) in self.seen.items()
        ]

    def _has_ended(self, path: str) -> bool:
        if path not in self.holders:
            with suppress(StoreError):  # it may have gone by now
                content = self.store.read(path).decode("utf-8", "replace")
                self.holders[path] = content.partition("\n")[0]
        return has_ended(self.holders.get(path, ""))

    def _since(self, path: str, stamp: str, now: float) -> tuple[str, float]:
        known = self.seen.get(path)
        return known if known and known[0] == stamp else (stamp, now)
