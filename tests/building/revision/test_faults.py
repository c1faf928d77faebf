"""What fails outside: a disk that is full or read-only, a file that goes away, a rival.

The build says so and ends with 3; what is published stays whole, each file the old one
or the new one; and when the trouble is over, the next build completes it.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest

from pipeline import building
from pipeline.adapters import FixedClock, InlineExecutor, LocalStore, load
from pipeline.building import BuildReport
from pipeline.errors import OperatingError
from tests.building.conftest import MARKET, NOW as MOMENT, STALL, TRAIN
from tests.disks import fill, mounted
from tests.newsroom import CONFIGURATION, NOW, Newsroom

In = TypeVar("In")
Out = TypeVar("Out")


@pytest.fixture
def disk(needs: Callable[[str], str], tmp_path: Path) -> Iterator[Path]:
    """A file system of a few megabytes."""
    with mounted(needs, tmp_path / "disk") as place:
        yield place


@pytest.fixture
def room(tmp_path: Path) -> Newsroom:
    """A site of a few articles, with a picture."""
    made = Newsroom(tmp_path / "site")
    made.save("diptyque.toml", CONFIGURATION)
    made.save("articles/stall.svg", STALL)
    for number in range(8):
        text = (MARKET, TRAIN)[number % 2].replace("title: ", f"title: {number} ")
        links = text.replace("train.md", "1.md").replace("market.md", "0.md")
        made.save(f"articles/{number}.md", links)
    return made


def files(folder: Path) -> dict[str, bytes]:
    """Return all that is in a folder, but for what a build remembers."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.name != "ballast" and ".diptyque" not in path.parts
    }


def sources(room: Newsroom) -> dict[str, bytes]:
    """Return what people have written."""
    found = files(room.root)
    return {path: each for path, each in found.items() if path.startswith("articles/")}


def enlarge(room: Newsroom) -> None:
    """Change every page of the site, and have all of them take more room."""
    room.save("diptyque.toml", CONFIGURATION.replace("gazette", "herald"))
    for number in range(8):
        path = f"articles/{number}.md"
        room.save(path, room.text(path) + "\n\nOn y va, on en vient.\n" * 800)


def build_clean(room: Newsroom, folder: Path) -> dict[str, bytes]:
    """Return what a build from nothing publishes."""
    shutil.copytree(room.root, folder, ignore=shutil.ignore_patterns(".diptyque"))
    assert Newsroom(folder).type("build", "--output", folder / "clean").code in {0, 1}
    return files(folder / "clean")


@pytest.mark.parametrize("left", [0, 100_000, 200_000])
def test_a_disk_that_is_full_stops_the_build_and_breaks_no_file(
    disk: Path, room: Newsroom, tmp_path: Path, left: int
) -> None:
    output = disk / "public"
    assert room.type("build", "--output", output).code in {0, 1}
    before = files(output)
    enlarge(room)
    written = sources(room)
    clean = build_clean(room, tmp_path / "copy")
    ballast = fill(disk, left)
    ended = room.type("build", "--output", output)
    assert ended.code == 3, ended.output
    assert "No space left on device" in ended.output
    assert "Make room on the disk" in ended.output
    after = files(output)
    assert after.keys() >= before.keys()
    for path, content in after.items():
        assert content in {before.get(path), clean.get(path)}, path
    assert sources(room) == written
    ballast.unlink()
    assert room.type("build", "--output", output).code in {0, 1}
    assert files(output) == clean


def test_a_site_on_a_full_disk_stays_as_it_was(disk: Path, room: Newsroom) -> None:
    shutil.copytree(room.root, disk / "site")
    full = Newsroom(disk / "site")
    before = files(full.root)
    fill(disk, 0)
    ended = full.type("build")
    assert ended.code == 3, ended.output
    assert "No space left on device" in ended.output
    assert files(full.root) == before


def test_an_output_that_can_only_be_read_stays_as_it_was(
    disk: Path, room: Newsroom, needs: Callable[[str], str]
) -> None:
    output = disk / "public"
    assert room.type("build", "--output", output).code in {0, 1}
    before = files(output)
    enlarge(room)
    subprocess.run([needs("mount"), "-o", "remount,ro", str(disk)], check=True)
    ended = room.type("build", "--output", output)
    assert ended.code == 3, ended.output
    assert "Read-only file system" in ended.output
    assert "choose another folder" in ended.output
    assert files(output) == before


@pytest.mark.parametrize("mode", [0o000, 0o444], ids=["closed", "listed only"])
def test_a_folder_that_nobody_may_enter_stops_the_build(
    room: Newsroom, needs: Callable[[str], str], mode: int
) -> None:
    room.succeed("build")
    before = files(room.root)
    articles = room.root / "articles"
    articles.chmod(mode)
    rights = "-dac_override,-dac_read_search"
    common = [needs("setpriv"), f"--bounding-set={rights}"]
    command = [sys.executable, "-m", "pipeline", "build", "--site", str(room.root)]
    ended = subprocess.run(
        [*(() if os.geteuid() else common), *command],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, **NOW},
    )
    articles.chmod(0o755)
    assert ended.returncode == 3, ended.stderr
    assert "Permission denied" in ended.stderr
    assert files(room.root) == before


def test_a_file_that_would_grow_too_large_is_said(room: Newsroom) -> None:
    program = (
        "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (3000, 3000));"
        "from pipeline.cli import main; main()"
    )
    typed = ("build", "--site", str(room.root), "--jobs", "1")
    ended = subprocess.run(
        [sys.executable, "-c", program, *typed],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, **NOW},
    )
    assert ended.returncode == 3, ended.stderr
    assert "File too large" in ended.stderr
    assert "Traceback" not in ended.stderr


class RemovingExecutor:
    """Removes a file when work of one kind begins, or when it has ended."""

    workers = 1

    def __init__(self, path: Path, before: str, after: str) -> None:
        self.path = path
        self.before = before
        self.after = after

    def map(
        self, function: Callable[[In], Out], arguments: Iterable[In]
    ) -> Iterable[Out]:
        """Call a function on each argument; results in order."""
        called = getattr(getattr(function, "func", function), "__name__", "")
        if called == self.before:
            self.path.unlink()
        yield from InlineExecutor().map(function, arguments)
        if called == self.after:
            self.path.unlink()


def build_losing(
    room: Newsroom, path: str, before: str = "", after: str = ""
) -> BuildReport:
    """Build, and remove a file on the way."""
    return building.build(
        load(room.root),
        store=LocalStore(str(room.root)),
        output=LocalStore(str(room.root / "public")),
        executor=RemovingExecutor(room.root / path, before, after),
        clock=FixedClock(MOMENT),
        program="1",
    )


@pytest.mark.parametrize(
    "path",
    [
        "articles/3.md",
        "articles/stall.svg",
        "locales/en/LC_MESSAGES/articles/0.po",
        "locales/en/LC_MESSAGES/site.po",
    ],
)
def test_a_file_that_goes_away_while_it_is_read_stops_the_build(
    room: Newsroom, tmp_path: Path, path: str
) -> None:
    room.succeed("extract")
    build_losing(room, "none")
    before = files(room.root / "public")
    enlarge(room)
    written = (room.root / path).read_bytes()
    with pytest.raises(OperatingError, match="build again") as caught:
        build_losing(room, path, before="draft_tray")
    assert caught.value.message.startswith(f"{path} ")
    assert files(room.root / "public") == before
    (room.root / path).write_bytes(written)
    build_losing(room, "none")
    assert files(room.root / "public") == build_clean(room, tmp_path / "copy")


def test_a_picture_that_goes_away_before_it_is_copied_stops_the_build(
    room: Newsroom, tmp_path: Path
) -> None:
    build_losing(room, "none")
    before = files(room.root / "public")
    room.save("articles/stall.svg", STALL.replace(b"4 3", b"8 6"))
    with pytest.raises(OperatingError, match=r"stall\.svg can't be read"):
        build_losing(room, "articles/stall.svg", after="_look")
    assert files(room.root / "public") == before
    room.save("articles/stall.svg", STALL)
    build_losing(room, "none")
    assert files(room.root / "public") == build_clean(room, tmp_path / "copy")


def test_of_two_builds_at_once_one_waits_and_both_end_well(
    room: Newsroom, tmp_path: Path
) -> None:
    command = [sys.executable, "-m", "pipeline", "build", "--site", str(room.root)]
    rivals = [
        subprocess.Popen(
            [*command, "--jobs", "1", "--fail-on", "never"],
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, **NOW},
        )
        for _ in range(2)
    ]
    told = [each.communicate()[0] for each in rivals]
    assert [each.returncode for each in rivals] == [0, 0]
    assert sorted("\n0 files written" in each for each in told) == [False, True]
    assert files(room.root / "public") == build_clean(room, tmp_path / "copy")
