"""A folder as a store, and a dictionary that behaves the same."""

import os
import pickle
import socket
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from pipeline.adapters import LocalStore, MemoryStore
from pipeline.errors import StoreError
from pipeline.ports import Store


def test_what_was_written_is_read_and_listed_in_order(any_store: Store) -> None:
    paths = ["a/b.md", "a/b/c.md", "a/b-c.md", "a.md", "é.md", "a/ledger.json"]
    for path in paths:
        assert any_store.write(path, path.encode())
    assert [any_store.read(path) for path in paths] == [p.encode() for p in paths]
    assert all(any_store.exists(path) for path in paths)
    listed = list(any_store.walk())
    assert listed == sorted(listed)
    assert set(paths) - {"a/ledger.json"} <= set(listed)
    assert list(any_store.walk("a/b")) == ["a/b/c.md"]
    assert not list(any_store.walk("nowhere"))
    assert not list(any_store.skipped())


def test_the_same_bytes_are_not_written_again(any_store: Store) -> None:
    assert any_store.write("a/b.md", b"one")
    assert not any_store.write("a/b.md", b"one")
    assert any_store.write("a/b.md", b"two")
    assert any_store.write("a/b.md", b"")
    assert any_store.read("a/b.md") == b""


def test_what_is_removed_is_gone_and_may_be_removed_again(any_store: Store) -> None:
    any_store.write("a/b/c.md", b"")
    any_store.write("a/d.md", b"")
    any_store.remove("a/b/c.md")
    any_store.remove("a/b/c.md")
    assert not any_store.exists("a/b/c.md")
    assert list(any_store.walk()) == ["a/d.md"]
    with pytest.raises(StoreError):
        any_store.read("a/b/c.md")


@pytest.mark.parametrize("path", ["", "/etc/passwd", "../a", "a/../b", "a//b", "a\0b"])
def test_a_path_stays_inside_its_store(any_store: Store, path: str) -> None:
    assert not any_store.exists(path)
    with pytest.raises(StoreError):
        any_store.write(path, b"")
    with pytest.raises(StoreError):
        any_store.read(path)


def test_a_store_can_be_pickled(any_store: Store) -> None:
    any_store.write("a.md", b"a")
    assert pickle.loads(pickle.dumps(any_store)).read("a.md") == b"a"  # noqa: S301


def test_a_file_that_does_not_change_keeps_its_time_stamp(
    store: LocalStore, tmp_path: Path
) -> None:
    store.write("a.md", b"one")
    os.utime(tmp_path / "a.md", (1, 1))
    store.write("a.md", b"one")
    assert (tmp_path / "a.md").stat().st_mtime == 1
    store.write("a.md", b"two")
    assert (tmp_path / "a.md").stat().st_mtime > 1


def test_a_file_is_readable_by_a_web_server(store: LocalStore, tmp_path: Path) -> None:
    store.write("a.md", b"")
    other = tmp_path / "other"
    other.touch()
    assert (tmp_path / "a.md").stat().st_mode == other.stat().st_mode


def test_folders_left_empty_go_and_the_root_stays(
    store: LocalStore, tmp_path: Path
) -> None:
    store.write("a/b/c.md", b"")
    store.remove("a/b/c.md")
    assert tmp_path.is_dir()
    assert not list(tmp_path.iterdir())


def test_what_is_hidden_is_passed_over_without_a_word(
    store: LocalStore, tmp_path: Path
) -> None:
    store.write(".git/config", b"")
    store.write("a/.swp", b"")
    (tmp_path / ".link").symlink_to("a")
    assert not list(store.walk())
    assert not list(store.skipped())
    assert store.exists(".git/config")


def test_links_and_special_files_are_passed_over_and_said(
    store: LocalStore, tmp_path: Path
) -> None:
    secret = tmp_path / "secret"
    secret.mkdir()
    (secret / "key.md").write_text("key")
    articles = tmp_path / "articles"
    articles.mkdir()
    (articles / "file.md").symlink_to(secret / "key.md")
    (articles / "folder").symlink_to(secret)
    (articles / "lost.md").symlink_to(tmp_path / "nothing")
    os.mkfifo(articles / "pipe.md")
    (articles / "line\nbreak.md").touch()
    (articles / os.fsdecode(b"latin-\xe9.md")).touch()
    assert not list(store.walk("articles"))
    said = dict(store.skipped("articles"))
    link = "it is a symbolic link; put the file itself there"
    assert said == {
        "articles/file.md": link,
        "articles/folder": link,
        "articles/lost.md": link,
        "articles/pipe.md": "it is neither a file nor a folder",
        "articles/line\\nbreak.md": (
            "its name holds a line break or a control character; rename it"
        ),
        "articles/latin-\\udce9.md": "its name is not UTF-8; rename it",
    }


def test_nothing_is_read_through_a_link(store: LocalStore, tmp_path: Path) -> None:
    store.write("secret/key", b"key")
    (tmp_path / "file").symlink_to("secret/key")
    (tmp_path / "folder").symlink_to("secret")
    assert not store.exists("file")
    assert not store.exists("folder/key")
    assert not list(store.walk("folder"))
    assert dict(store.skipped("folder"))
    with pytest.raises(StoreError, match="can't be read"):
        store.read("file")


def test_nothing_is_changed_through_a_link(store: LocalStore, tmp_path: Path) -> None:
    store.write("elsewhere/key", b"key")
    (tmp_path / "folder").symlink_to("elsewhere")
    changes = (
        partial(store.write, "folder/key", b"other"),
        partial(store.write, "folder/new/key", b"new"),
        partial(store.remove, "folder/key"),
        store.alone("folder").__enter__,
    )
    for change in changes:
        with pytest.raises(StoreError, match="put a folder there"):
            change()
    assert list(store.walk()) == ["elsewhere/key"]
    assert store.read("elsewhere/key") == b"key"


def test_a_link_is_replaced_and_what_it_leads_to_is_not(
    store: LocalStore, tmp_path: Path
) -> None:
    store.write("real", b"real")
    (tmp_path / "link").symlink_to("real")
    assert store.write("link", b"real")
    assert not (tmp_path / "link").is_symlink()
    assert store.read("real") == b"real"


def test_a_pipe_or_a_socket_does_not_keep_us_waiting(
    store: LocalStore, tmp_path: Path
) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(StoreError):
        store.read("pipe")
    with socket.socket(socket.AF_UNIX) as listener:
        here = Path.cwd()
        os.chdir(tmp_path)  # the path of a socket may have 108 bytes
        listener.bind("socket")
        os.chdir(here)
        with pytest.raises(StoreError):
            store.read("socket")
        assert dict(store.skipped()).keys() == {"pipe", "socket"}


def test_a_name_may_be_as_long_as_the_file_system_takes(store: LocalStore) -> None:
    assert store.write(f"{'a' * 252}.md", b"a")
    with pytest.raises(StoreError) as caught:
        store.write(f"{'a' * 253}.md", b"a")
    assert "can't be written: File name too long" in caught.value.message
    assert "255 bytes" in caught.value.hint


def test_a_file_in_the_way_of_a_folder_is_said(store: LocalStore) -> None:
    store.write("a", b"")
    with pytest.raises(StoreError) as caught:
        store.write("a/b", b"")
    assert caught.value.hint == "A file stands where a folder should be. Move it."
    store.write("folder/a", b"")
    with pytest.raises(StoreError) as caught:
        store.write("folder", b"")
    assert caught.value.hint == "A folder stands there. Move it or rename the file."


def test_a_failed_write_leaves_the_old_file_and_no_litter(
    store: LocalStore, tmp_path: Path
) -> None:
    store.write("folder/a", b"a")
    with pytest.raises(StoreError):
        store.write("folder", b"")
    assert sorted(each.name for each in tmp_path.rglob("*")) == ["a", "folder"]


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("a/b.md", ""),
        ("a/none.md", ""),
        ("a", "it is a folder; move it"),
        ("a/b.md/c", "a file stands where a folder should be"),
        ("link", "it is a symbolic link"),
        ("behind/b.md", "a folder on the way to it is a symbolic link"),
        ("pipe", "it is neither a file nor a folder"),
    ],
)
def test_what_stands_in_the_place_of_a_file_is_said(
    store: LocalStore, tmp_path: Path, path: str, words: str
) -> None:
    store.write("a/b.md", b"")
    (tmp_path / "link").symlink_to("nowhere")
    (tmp_path / "behind").symlink_to("a")
    os.mkfifo(tmp_path / "pipe")
    found = store.obstacle(path)
    assert found.startswith(words)
    assert bool(found) == bool(words)


def test_an_error_survives_the_way_between_processes(store: LocalStore) -> None:
    with pytest.raises(StoreError) as caught:
        store.read("a")
    again = pickle.loads(pickle.dumps(caught.value))  # noqa: S301
    assert str(again) == str(caught.value)


@given(st.dictionaries(st.text("ab-.é/ ", min_size=1, max_size=6), st.binary()))
def test_a_dictionary_lists_what_a_folder_lists(
    tmp_path_factory: pytest.TempPathFactory, files: dict[str, bytes]
) -> None:
    local, memory = LocalStore(str(tmp_path_factory.mktemp("root"))), MemoryStore()
    for path, content in files.items():
        try:
            local.write(path, content)
        except StoreError:
            continue  # not a path, or a file where a folder is
        memory.write(path, content)
    assert list(local.walk()) == list(memory.walk())
    assert all(local.read(path) == memory.read(path) for path in memory.files)
