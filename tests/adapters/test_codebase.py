"""The program is known again by the stamps of its files, and noticed when changed."""

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from pipeline.adapters.codebase import digest_of, own_digest

LATER = 4 * 10**9


@pytest.fixture(autouse=True)
def _keeping(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let Python keep what it has compiled, wherever the tests are run."""
    monkeypatch.setattr(sys, "dont_write_bytecode", False)


@pytest.fixture
def code(tmp_path: Path) -> Path:
    """Return the folder of a program of two files, and of one that is no code."""
    root = tmp_path / "code"
    (root / "rooms").mkdir(parents=True)
    (root / "door.py").write_text("open = 1\n")
    (root / "rooms/page.html").write_text("<p>")
    (root / "notes.txt").write_text("a")
    return root


@pytest.fixture
def asked(code: Path) -> Callable[[], bytes]:
    """Return what asks for the digest, some time after the last change."""
    place = code.with_name("kept")
    return lambda: digest_of(str(code), str(place), newest(code) + LATER)


def newest(root: Path) -> int:
    return max(each.stat().st_ctime_ns for each in root.rglob("*"))


def restored(path: Path, words: str) -> None:
    """Change a file to one of the same size, and set its times back."""
    before = path.stat()
    path.write_text(words)
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def changes() -> Iterator[Callable[[Path], object]]:
    yield lambda root: restored(root / "door.py", "open = 2\n")
    yield lambda root: (root / "door.py").unlink()
    yield lambda root: (root / "door.py").rename(root / "window.py")
    yield lambda root: (root / "rooms/late.py").write_text("")
    yield lambda root: (root / "rooms/page.html").write_text("<p>more")


@pytest.mark.parametrize("change", [*changes()])
def test_a_program_that_has_changed_is_noticed(
    change: Callable[[Path], object], code: Path, asked: Callable[[], bytes]
) -> None:
    before = asked()
    change(code)
    assert asked() != before


def test_a_program_that_has_not_changed_is_not_read_again(
    code: Path, asked: Callable[[], bytes]
) -> None:
    before = asked()
    place = code.with_name("kept")
    place.write_bytes(place.read_bytes()[:16] + b"as it was before")
    assert asked() == b"as it was before"
    (code / "notes.txt").write_text("this is no code")
    assert asked() == b"as it was before"
    place.write_bytes(b"damaged")
    assert asked() == before


def test_nothing_is_kept_of_what_may_change_within_the_same_instant(
    code: Path,
) -> None:
    place = code.with_name("kept")
    digest_of(str(code), str(place), newest(code) + 10**9)
    assert not place.exists()


def test_nothing_is_kept_where_python_keeps_nothing(
    code: Path, asked: Callable[[], bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert asked() == asked()
    assert not code.with_name("kept").exists()


def test_a_copy_is_the_same_program(code: Path, asked: Callable[[], bytes]) -> None:
    copy = code.with_name("copy")
    shutil.copytree(code, copy)
    assert asked() == digest_of(str(copy), str(copy.with_name("other")), 0)


def test_where_nothing_can_be_kept_it_is_read_each_time(code: Path) -> None:
    nowhere = str(code / "nowhere/kept")
    now = newest(code) + LATER
    assert digest_of(str(code), nowhere, now) == digest_of(str(code), nowhere, now)


def test_this_program_has_a_digest() -> None:
    assert own_digest() == own_digest()
