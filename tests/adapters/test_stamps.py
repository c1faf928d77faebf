"""What changes when a file or folder does, without reading it."""

import os
import time
from pathlib import Path

from pipeline.adapters import LocalStore
from pipeline.ports import Store


def test_a_stamp_changes_with_its_file(any_store: Store) -> None:
    assert any_store.stamp("a/b") == ""
    any_store.write("a/b", b"1")
    any_store.write("a/c", b"1")
    first = any_store.stamp("a/b")
    assert first
    any_store.write("a/b", b"1")
    assert any_store.stamp("a/b") == first
    any_store.write("a/b", b"2")
    assert any_store.stamp("a/b") not in {"", first}
    assert [(path, stamp) for path, stamp, _ in any_store.stamps("a")] == [
        (path, any_store.stamp(path)) for path in ("a/b", "a/c")
    ]


def test_a_restored_time_gives_no_former_stamp(
    store: LocalStore, tmp_path: Path
) -> None:
    place = tmp_path / "a"
    store.write("a", b"1")
    before, stamp = place.stat(), store.stamp("a")
    place.write_bytes(b"2")
    os.utime(place, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert store.stamp("a") != stamp


def test_a_file_settles_when_its_clock_has_gone_on(
    store: LocalStore, tmp_path: Path
) -> None:
    ahead = time.time_ns() + 10**12
    store.write("a", b"1")
    os.utime(tmp_path / "a", ns=(ahead, ahead))
    assert [settled for _, _, settled in store.stamps()] == [False]


def test_what_is_passed_over_has_a_stamp_that_says_why(
    store: LocalStore, tmp_path: Path
) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "nowhere")
    ((path, stamp, _),) = store.stamps()
    assert path == "link"
    assert stamp.startswith("!it is a symbolic link")


def test_a_census_names_folders_too_and_is_looked_at_again(any_store: Store) -> None:
    for path in ("a/b/c", "a/d"):
        any_store.write(path, b"1")
    known = {path: stamp for path, stamp, _ in any_store.census("a")}
    assert sorted(known) == ["a/", "a/b/", "a/b/c", "a/d"]
    assert list(any_store.restamp(known)) == list(known.values())
    any_store.write("a/b/e", b"1")
    any_store.write("a/d", b"2")
    any_store.remove("a/b/c")
    changed = dict(zip(known, any_store.restamp(known), strict=True))
    # A file may be replaced by way of another, which changes its folder.
    assert {path for path in known if changed[path] != known[path]} - {"a/"} == {
        "a/b/",
        "a/b/c",
        "a/d",
    }
    assert changed["a/b/c"] == ""


def test_what_is_passed_over_is_as_it_was(store: LocalStore, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path)
    (tmp_path / "folder").mkdir()
    known = {path: stamp for path, stamp, _ in store.census()}
    assert sorted(known) == ["/", "folder/", "link"]
    assert list(store.restamp(known)) == list(known.values())
