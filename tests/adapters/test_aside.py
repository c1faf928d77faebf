"""A store that only looks at a site, and keeps its own notes elsewhere."""

from pathlib import Path

import pytest

from pipeline.adapters import AsideStore, LocalStore, MemoryStore
from pipeline.errors import StoreError


@pytest.fixture
def tree() -> MemoryStore:
    return MemoryStore({"a/one": b"1", "a/two": b"2"})


@pytest.fixture
def store(tree: MemoryStore) -> AsideStore:
    return AsideStore(tree, ".own", MemoryStore())


def test_what_is_written_is_read_again_and_is_not_in_the_tree(
    store: AsideStore, tree: MemoryStore
) -> None:
    assert store.write("a/one", b"new")
    assert not store.write("a/one", b"new")
    assert not store.write("a/two", b"2")
    assert store.write("a/b/three", b"3")
    assert [store.read(each) for each in store.walk("a")] == [b"3", b"new", b"2"]
    assert tree.files == {"a/one": b"1", "a/two": b"2"}


def test_a_file_that_was_written_stands_in_the_place_of_that_of_the_tree(
    store: AsideStore,
) -> None:
    before = {path: stamp for path, stamp, _ in store.stamps("a")}
    store.write("a/one", b"new")
    after = {path: stamp for path, stamp, _ in store.stamps("a")}
    assert after.keys() == before.keys()
    assert {path for path in after if after[path] != before[path]} == {"a/one"}
    assert store.stamp("a/one") == after["a/one"]


def test_a_file_is_forgotten_and_never_removed(store: AsideStore) -> None:
    store.write("a/one", b"new")
    store.remove("a/one")
    assert store.read("a/one") == b"1"
    store.remove("a/one")
    assert store.exists("a/one")
    store.write("a/three", b"3")
    assert store.exists("a/three")
    assert not store.obstacle("a/three")
    store.remove("a/three")
    assert not store.exists("a/three")


def test_the_hidden_folder_is_another_store(tmp_path: Path) -> None:
    site, own = tmp_path / "site", tmp_path / "own"
    site.mkdir()
    store = AsideStore(LocalStore(str(site)), ".own", LocalStore(str(own)))
    store.write(".own/x/note", b"n")
    with store.alone(".own"):
        assert store.read(".own/x/note") == b"n"
    assert store.stamp(".own/x/note")
    assert store.sweep(".own/x") == (".own/x/note",)
    store.remove(".own/x/note")
    with pytest.raises(StoreError):
        store.read(".own/x/note")
    assert list(site.iterdir()) == []
    assert store.sweep() == ()


def test_a_hidden_name_is_no_beginning_of_a_name(store: AsideStore) -> None:
    store.write(".ownership", b"x")
    assert store.kept == {".ownership": b"x"}
