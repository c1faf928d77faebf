"""A folder that one process at a time has for itself, where there are no locks."""

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from pipeline.adapters import MemoryStore
from pipeline.adapters.lives import has_ended, mark
from pipeline.adapters.turns import turn

BEAT, PATIENCE = 0.02, 0.4


def test_one_at_a_time_has_a_turn() -> None:
    store, inside, most = MemoryStore(), [], []

    def work(number: int) -> None:
        with turn(store, "turns", BEAT, PATIENCE):
            inside.append(number)
            most.append(len(inside))
            store.write("a", b"%d" % number)
            inside.remove(number)

    threads = [threading.Thread(target=work, args=(each,)) for each in range(6)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert most == [1] * 6
    assert list(store.walk("turns")) == []


def test_a_killed_one_has_its_turn_no_more() -> None:
    store = MemoryStore({"turns/killed": b"7"})
    with turn(store, "turns", BEAT, PATIENCE):
        (own,) = store.walk("turns")
        assert own != "turns/killed"


@pytest.fixture
def killed() -> str:
    """The mark of a process of this machine that was killed."""
    with subprocess.Popen(
        [sys.executable, "-c", "input()"], stdin=subprocess.PIPE
    ) as one:
        known = mark(one.pid)
        assert not has_ended(known)
        one.kill()
    return known


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="needs Linux's /proc")
def test_one_that_was_killed_on_this_machine_is_known_at_once(killed: str) -> None:
    store = MemoryStore({"turns/killed": f"{killed}\n7".encode()})
    with turn(store, "turns", BEAT, patience=3600):
        (own,) = store.walk("turns")
        assert own != "turns/killed"


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="needs Linux's /proc")
def test_of_another_machine_and_of_what_is_no_mark_nothing_is_known(
    killed: str,
) -> None:
    boot, space, process, start = killed.split(" ")
    assert has_ended(killed)
    # Its number was given again: to this very process.
    assert has_ended(f"{boot} {space} {os.getpid()} {start}")
    others = ("", "7", "a b c d", f"{boot} pid:[0] {process} {start}")
    for other in (*others, f"elsewhere {space} {process} {start}", mark(os.getpid())):
        assert not has_ended(other)


def test_who_lives_is_waited_for() -> None:
    store, order = MemoryStore(), []

    @contextmanager
    def slow() -> Iterator[None]:
        with turn(store, "turns", BEAT, PATIENCE):
            # As long as it takes for a dead one to be passed by, and again.
            threading.Event().wait(2 * PATIENCE)
            order.append("first")
            yield

    def second() -> None:
        with turn(store, "turns", BEAT, PATIENCE):
            order.append("second")

    later = threading.Thread(target=second)
    with slow():
        later.start()
        order.append("end")
    later.join()
    assert order == ["first", "end", "second"]


def test_a_turn_ends_with_what_went_wrong_in_it() -> None:
    store = MemoryStore()
    with pytest.raises(ZeroDivisionError), turn(store, "turns", BEAT, PATIENCE):
        raise ZeroDivisionError
    assert list(store.walk("turns")) == []
