"""What is kept in drawers is found again, and a change moves few of them."""

from collections.abc import Iterable

import pytest
from hypothesis import given, strategies as st
from msgspec import Raw

from pipeline.adapters import InlineExecutor, MemoryStore
from pipeline.building.traces.drawers import Cabinet, Drawers, put_away
from pipeline.building.traces.remembering import packed, unpacked
from pipeline.errors import StoreError

FOLDER = ".diptyque/things.d"


def raw(values: Iterable[tuple[str, str]]) -> dict[str, Raw]:
    return {name: Raw(packed(value)) for name, value in values}


def put_all(values: dict[str, str], store: MemoryStore) -> Cabinet:
    return put_away(values, values.__getitem__, FOLDER, store, InlineExecutor())


def told(cabinet: Cabinet, store: MemoryStore) -> dict[str, str]:
    every = Drawers(cabinet, store).all()
    return {name: unpacked(bytes(each), str) for name, each in every}


@given(st.dictionaries(st.text(max_size=4), st.text(max_size=4), max_size=600))
def test_all_is_found_by_its_name_and_nothing_else(values: dict[str, str]) -> None:
    store = MemoryStore()
    cabinet = put_all(values, store)
    assert told(cabinet, store) == values
    drawers = Drawers(cabinet, store)
    assert all(name in drawers for name in values)
    assert all((name in drawers) == (name in values) for name in ("", "a", "~~~~~"))


def test_one_change_writes_one_drawer_and_one_name_more_moves_no_other() -> None:
    values = {f"articles/{number:05}.md": "before" for number in range(5_000)}
    store = MemoryStore()
    cabinet = put_all(values, store)
    assert 20 < len(cabinet.places) < 100
    name = "articles/02500.md"
    changed = Drawers(cabinet, store).amended(raw([(name, "after")]), FOLDER)
    assert len({*changed.places} - {*cabinet.places}) == 1
    assert told(changed, store) == {**values, name: "after"}
    # The old ones stand where they stood: whoever has the old cabinet sees no change.
    assert told(cabinet, store) == values
    more = {**values, "articles/02500b.md": "new"}
    again = put_all(more, store)
    assert len({*again.places} - {*cabinet.places}) <= 2


def test_what_was_changed_is_what_would_have_been_put_away() -> None:
    values = {f"{number:05}": "before" for number in range(2_000)}
    after = {**values, "01000": "after", "00001": "after"}
    store, clean = MemoryStore(), MemoryStore()
    cabinet = put_all(values, store)
    some = raw([("01000", "after"), ("00001", "after")])
    amended = Drawers(cabinet, store).amended(some, FOLDER)
    assert amended == put_all(after, clean)


@pytest.mark.parametrize("change", ["cut", "gone", "exchanged"])
def test_a_drawer_that_is_not_as_it_was_left_is_none(change: str) -> None:
    store = MemoryStore()
    cabinet = put_all({f"{n:04}": "x" for n in range(1_000)}, store)
    first, second, *_ = cabinet.places
    if change == "gone":
        store.remove(first)
    else:
        other = store.files[second]
        store.files[first] = other if change == "exchanged" else other[:-1]
    with pytest.raises(StoreError):
        Drawers(cabinet, store).find("0000")
