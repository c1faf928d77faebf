"""A folder that one process at a time has for itself, where there are no locks."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from pipeline.adapters import MemoryStore
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
