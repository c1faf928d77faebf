"""What stands in the place of a catalog: it is said, left there, and built around."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.newsroom import CONFIGURATION, Newsroom

ARTICLE = "---\ntitle: The good news\nlang: en\ndate: 2026-01-02\n---\n\nGood.\n"
PAGE = "public/en/2026/01/the-good-news/index.html"
FOLDER = "locales/fr/LC_MESSAGES/articles"
CATALOG = f"{FOLDER}/good.po"
WORDS = "locales/fr/LC_MESSAGES/site.po"


@pytest.fixture(scope="module")
def sound_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site without a mistake, its catalog filled."""
    room = Newsroom(tmp_path_factory.mktemp("sound"))
    room.save("diptyque.toml", CONFIGURATION)
    room.save("articles/good.md", ARTICLE)
    room.succeed("extract")
    room.translate(CATALOG, ("La bonne nouvelle", "Bonne."))
    return room.root


@pytest.fixture
def room(sound_site: Path, tmp_path: Path) -> Newsroom:
    """A copy of that site, to put something into the way."""
    shutil.copytree(sound_site, tmp_path / "site")
    return Newsroom(tmp_path / "site")


def folder(place: Path, _: Path) -> None:
    place.mkdir()


def full_folder(place: Path, _: Path) -> None:
    place.mkdir()
    (place / "notes").touch()


def link(place: Path, former: Path) -> None:
    place.symlink_to(former)


def lost_link(place: Path, _: Path) -> None:
    place.symlink_to("nowhere")


def pipe(place: Path, _: Path) -> None:
    os.mkfifo(place)


def file(place: Path, _: Path) -> None:
    place.touch()


@pytest.mark.parametrize(
    ("path", "put", "words"),
    [
        (CATALOG, folder, "it is a folder; move it"),
        (CATALOG, full_folder, "it is a folder; move it"),
        (CATALOG, link, "it is a symbolic link; put the file itself there"),
        (CATALOG, lost_link, "it is a symbolic link; put the file itself there"),
        (CATALOG, pipe, "it is neither a file nor a folder"),
        (FOLDER, file, "a file stands where a folder should be; move it"),
        (FOLDER, link, "a folder on the way to it is a symbolic link"),
        (WORDS, folder, "it is a folder; move it"),
        (WORDS, lost_link, "it is a symbolic link; put the file itself there"),
    ],
)
def test_an_obstacle_is_said_left_there_and_built_around(
    room: Newsroom, path: str, put: Callable[[Path, Path], None], words: str
) -> None:
    former = room.root / "former"
    (room.root / path).rename(former)
    put(room.root / path, former)
    before = snapshot(room.root)
    for command in ("extract", "check", "build"):
        ended = room.type(command)
        assert ended.code == 1, ended.output
        assert "error unreadable-source: No file can be read" in ended.output
        assert words in ended.output
    assert (room.root / PAGE).is_file()
    assert before.items() <= snapshot(room.root).items()


def test_what_stands_in_the_place_of_waivers_is_not_called_a_catalog(
    room: Newsroom,
) -> None:
    (room.root / "locales/waivers.toml").mkdir()
    ended = room.type("check")
    said = "waivers.toml: error unreadable-source: No file can be read or put here: it"
    assert said in ended.output
    assert "catalog can" not in ended.output


def snapshot(root: Path) -> dict[str, bytes]:
    """Return what is in every file of a site, but for what it remembers."""
    files = (path for path in root.rglob("*") if path.is_file())
    found = (path for path in files if ".diptyque" not in path.parts)
    return {str(path.relative_to(root)): path.read_bytes() for path in found}
