"""A seal breaks when a file or folder does not stand as it stood."""

import pytest

from pipeline.adapters import MemoryStore
from pipeline.building.traces.seals import Seal, folders_of, seal

BEFORE = {"a/b": b"1", "a/c/x": b"1"}


@pytest.mark.parametrize(
    "after",
    [{**BEFORE, "a/b": b"2"}, {**BEFORE, "a/c/d": b"1"}, {"a/c/x": b"1"}],
)
def test_a_seal_breaks_whatever_changes(after: dict[str, bytes]) -> None:
    store = MemoryStore(BEFORE)
    made = seal({path: stamp for path, stamp, _ in store.census("a")})
    assert made.holds(store)
    assert set(made.files) == {"a/b", "a/c/x"}
    assert not made.holds(MemoryStore(after))
    assert not Seal().holds(store)


def test_a_name_that_is_no_text_is_kept() -> None:
    assert seal({"a/\udcff": "1"}).files == {"a/\udcff": "1"}


def test_every_folder_on_the_way_is_one() -> None:
    assert folders_of(["a/b/c", "a/d"]) == {"/", "a/", "a/b/"}


def test_of_many_files_some_are_found_and_amended_wherever_they_stand() -> None:
    known = {f"{number % 7}/{number}": str(number) for number in range(20_000)}
    changed = {"0/0": "a", "3/10000": "b", "6/19997": "c", "no/such": "d"}
    made = seal(known).amended(changed)
    there = {path: stamp for path, stamp in changed.items() if path in known}
    assert made.known == known | there
    assert made.some(changed.keys() | {"", "5/5"}) == there | {"5/5": "5"}
