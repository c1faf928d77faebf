"""A build that is killed leaves nothing that the next one does not take away."""

import fcntl
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.newsroom import CONFIGURATION, Newsroom

ARTICLE = "---\ntitle: The news\nlang: en\ndate: 2026-01-02\n---\n\nGood.\n"

# The command, stopped for ever at the moment at which it has written a file
# whose path has the first argument in it, and not yet given it its name.
STOPPED = """
import os, signal, sys

def replace(growing, place, known=os.replace):
    if sys.argv[1] in str(place):
        os.write(1, b"here\\n")
        signal.pause()
    known(growing, place)

os.replace = replace
from pipeline.cli import main
main(sys.argv[2:])
"""


@pytest.fixture
def room(tmp_path: Path) -> Newsroom:
    """A site of two articles, so that there is work for two."""
    room = Newsroom(tmp_path / "site")
    room.save("diptyque.toml", CONFIGURATION)
    room.save("articles/news.md", ARTICLE)
    room.save("articles/old.md", ARTICLE.replace("The news", "Old news"))
    return room


@contextmanager
def stopped(room: Newsroom, path: str, jobs: int) -> Iterator[None]:
    """Have a build stand still in the middle of a file, then kill it."""
    command = ["build", "--site", str(room.root), "--jobs", str(jobs)]
    with subprocess.Popen(
        [sys.executable, "-c", STOPPED, path, *command],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    ) as process:
        assert process.stdout is not None
        try:
            # Each worker has a page to write, and stands still there.
            for _ in range(jobs):
                assert process.stdout.readline() == b"here\n"
            yield
        finally:
            process.kill()
            process.stdout.read()  # until the workers have ended too


def leavings(root: Path) -> set[Path]:
    """Return what only a build at work has any use for."""
    return set(root.rglob(".diptyque-*"))


def published(root: Path) -> dict[str, bytes]:
    """Return all that was finished."""
    found = set((root / "public").rglob("*")) - leavings(root)
    return {str(path): path.read_bytes() for path in found if path.is_file()}


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs locks of the system")
@pytest.mark.parametrize(
    ("path", "jobs"),
    [
        ("/public/en/2026", 1),
        ("/public/en/2026", 2),
        ("/locales/editions.json", 1),
        ("/public/en/feed.xml", 1),
    ],
)
def test_what_a_killed_build_leaves_goes_with_the_next_which_completes_it(
    room: Newsroom, path: str, jobs: int
) -> None:
    with stopped(room, path, jobs):
        assert is_locked(room.root)
    assert leavings(room.root)
    room.succeed("build")
    assert not leavings(room.root)
    first = published(room.root)
    room.succeed("build", "--output", str(room.root / "clean"))
    assert first == published(room.root)
    names = {path.removeprefix(str(room.root / "public")) for path in first}
    clean = (room.root / "clean").rglob("*")
    assert {str(each).removeprefix(str(room.root / "clean")) for each in clean} >= names


def is_locked(root: Path) -> bool:
    """Say whether another build would wait."""
    with (root / ".diptyque/lock").open("rb") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
    return False


def test_of_two_builds_at_once_one_waits_for_the_other(room: Newsroom) -> None:
    command = [sys.executable, "-m", "pipeline", "build", "--site", str(room.root)]
    both = [subprocess.Popen(command, stdout=subprocess.PIPE) for _ in range(2)]
    said = [process.communicate()[0] for process in both]
    assert [process.returncode for process in both] == [0, 0]
    # The second had nothing left to do.
    assert sum(b"\n0 files written" in each for each in said) == 1, said
    assert not is_locked(room.root)


def test_a_build_that_waits_says_so(room: Newsroom) -> None:
    command = [sys.executable, "-m", "pipeline", "build", "--site", str(room.root)]
    with stopped(room, "/public/en/2026", 1):
        waiting = subprocess.Popen(command, stderr=subprocess.PIPE)
        assert waiting.stderr is not None
        assert waiting.stderr.readline().startswith(b"Another build of this site")
    waiting.communicate()
    assert waiting.returncode == 0


def test_a_build_of_one_language_sweeps_too(room: Newsroom) -> None:
    with stopped(room, "/public/en/2026", 1):
        pass
    assert leavings(room.root)
    room.succeed("build", "--lang", "fr")
    assert not leavings(room.root)


def test_a_check_sweeps_nothing_of_the_output(room: Newsroom) -> None:
    with stopped(room, "/public/en/2026", 1):
        pass
    before = set(room.root.rglob("public/**/.diptyque-*"))
    assert before
    room.type("build", "--check")
    assert set(room.root.rglob("public/**/.diptyque-*")) == before
