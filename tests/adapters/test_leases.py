"""What a killed process left is taken away, and what a living one needs is not."""

import os
from pathlib import Path

import pytest

from pipeline.adapters import LocalStore
from pipeline.adapters.leases import lock, make_held


@pytest.fixture
def store(tmp_path: Path) -> LocalStore:
    return LocalStore(str(tmp_path))


def test_what_a_killed_writer_left_is_swept(store: LocalStore, tmp_path: Path) -> None:
    store.write("a/b.md", b"")
    for path in ("a/.diptyque-0a1b2c3d-12-0", "new/.diptyque-0a1b2c3d-12-1"):
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_bytes(b"half a")
    assert store.sweep() == ("a/b.md",)
    assert sorted(each.name for each in tmp_path.rglob("*")) == ["a", "b.md"]


def test_what_is_being_written_and_what_is_not_ours_is_not_swept(
    store: LocalStore, tmp_path: Path
) -> None:
    (tmp_path / ".diptyque-notes").touch()
    (tmp_path / ".diptyque-0a1b2c3d-12-1").symlink_to(tmp_path / ".diptyque-notes")
    (tmp_path / ".diptyque-0a1b2c3d-12-2").mkdir()
    held = make_held(str(tmp_path / ".diptyque-0a1b2c3d-12-3"))
    before = sorted(tmp_path.iterdir())
    assert store.sweep() == ()
    assert sorted(tmp_path.iterdir()) == before
    os.close(held)
    store.sweep()
    assert sorted(tmp_path.iterdir()) == before[:2] + before[3:]


def test_a_file_that_was_swept_before_it_was_locked_is_made_again(
    tmp_path: Path,
) -> None:
    place = tmp_path / "file"
    swept = os.open(place, os.O_RDWR | os.O_CREAT)
    place.unlink()
    assert not lock(swept)
    held = make_held(str(place))
    assert lock(held)
    os.close(swept)
    os.close(held)
