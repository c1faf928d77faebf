"""What is remembered is used: only what has changed is read and made again."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.adapters import MemoryStore
from pipeline.building import BuildReport
from pipeline.building.traces.remembering import (
    FOLDER,
    pack_findings,
    recall,
    remember,
    unpack_findings,
)
from pipeline.model.diagnostics import Diagnostic, Fix, Replacement, Severity
from pipeline.model.phrases import Phrase, say, say_many
from tests.building.conftest import Newsroom
from tests.newsroom import CONFIGURATION, NOW, Newsroom as Folder


class WatchedStore(MemoryStore):
    """Notes what is read, and what is written."""

    __slots__ = ("asked", "written")

    def __init__(self, files: dict[str, bytes]) -> None:
        super().__init__(files)
        self.asked: list[str] = []
        self.written: list[str] = []

    def read(self, path: str) -> bytes:
        self.asked.append(path)
        return super().read(path)

    def write(self, path: str, content: bytes) -> bool:
        self.written.append(path)
        return super().write(path, content)

    def forget(self) -> None:
        self.asked.clear()
        self.written.clear()


@pytest.fixture
def room(translated: Newsroom) -> Newsroom:
    """A site that has been built once, and whose stores are watched."""
    translated.store = WatchedStore(translated.store.files)
    translated.output = WatchedStore(translated.output.files)
    build(translated)
    for store in (translated.store, translated.output):
        assert isinstance(store, WatchedStore)
        store.forget()
    return translated


def build(room: Newsroom) -> BuildReport:
    return room.build(program="this one")


def read(room: Newsroom, *folders: str) -> list[str]:
    assert isinstance(room.store, WatchedStore)
    return [path for path in room.store.asked if path.startswith(folders)]


def written(room: Newsroom) -> list[str]:
    assert isinstance(room.output, WatchedStore)
    return [path for path in room.output.written if path != ".diptyque"]


def test_where_nothing_changed_nothing_is_read_or_written(room: Newsroom) -> None:
    report = build(room)
    assert report.unchanged
    assert not report.written
    assert not read(room, "articles", "locales")
    assert not written(room)


def test_a_changed_catalog_makes_one_edition_and_what_shows_it(room: Newsroom) -> None:
    path = "locales/en/LC_MESSAGES/articles/market.po"
    room.write(path, room.text(path).replace("One lamp", "A lamp"))
    report = build(room)
    assert set(written(room)) == {
        "en/2026/11/the-night-market/index.html",
        "en/2026/11/the-night-market/en-fr/index.html",
        *(f"en/{name}" for name in ("feed.xml", "atom.xml", "feed.json", "both.xml")),
        *(
            f"en/{topic}/{name}"
            for topic in ("sections/city", "tags/food")
            for name in ("feed.xml", "atom.xml", "feed.json")
        ),
    }
    assert report.written == len(written(room))
    # No other article is asked for anything, nor the ledger where it is led to.
    assert not read(room, "articles/train.md", "locales/editions.json")
    again = build(room)
    assert (again.written, again.unchanged) == (0, report.unchanged + report.written)


def test_a_changed_title_makes_the_lists_and_the_other_editions_too(
    room: Newsroom,
) -> None:
    path = "locales/en/LC_MESSAGES/articles/market.po"
    room.write(path, room.text(path).replace("The night market", "A night market"))
    build(room)
    assert {"en/index.html", "en/tags/food/index.html"} <= set(written(room))
    assert "fr/2026/11/le-dernier-train/index.html" not in written(room)
    assert not read(room, "articles/train.md", "locales/editions.json")


def test_a_changed_article_is_read_and_no_other(room: Newsroom) -> None:
    path = "articles/train.md"
    room.write(path, room.text(path).replace("{#platform}", "{#track}"))
    build(room)
    assert "en/2026/11/the-last-train/index.html" in written(room)
    assert not read(room, "articles/market.md", "locales/editions.json")


def test_a_build_of_one_language_touches_no_other(room: Newsroom) -> None:
    path = "articles/train.md"
    room.write(path, room.text(path).replace("tags: [mobility]", "tags: [food]"))
    build(room)
    room.build("fr", program="this one")
    assert isinstance(room.output, WatchedStore)
    room.output.forget()
    path = "locales/en/LC_MESSAGES/articles/market.po"
    room.write(path, room.text(path).replace("The night market", "A night market"))
    room.build("fr", program="this one")
    assert not [path for path in written(room) if path.startswith("en/")]


def test_what_leads_elsewhere_is_for_a_whole_build(room: Newsroom) -> None:
    path = "articles/train.md"
    room.write(path, room.text(path).replace("tags: [mobility]", "tags: [food]"))
    build(room)
    assert read(room, "articles/market.md")
    assert "en/tags/food/index.html" in written(room)


def test_a_changed_template_reads_no_article(room: Newsroom) -> None:
    room.write("theme/article.html", '{% extends "theme/article.html" %}')
    build(room)
    assert len(written(room)) > 4
    assert not [path for path in read(room, "locales") if "/articles/" in path]


def test_a_new_check_out_of_the_same_files_makes_nothing(room: Newsroom) -> None:
    """Stamps are others, contents are not."""
    assert isinstance(room.store, WatchedStore)
    build(room)
    room.store.forget()
    stamp = room.store.stamp
    again = type("Later", (WatchedStore,), {"stamp": lambda _, path: stamp(path) + "."})
    room.store = again(room.store.files)
    report = build(room)
    assert not report.written
    assert not written(room)
    assert not [path for path in read(room, ".diptyque") if "/bodies/" in path]


@pytest.mark.parametrize("kept", [b"", b"\0", b"\0\0\0\0"])
def test_what_was_never_remembered_is_not_recalled(kept: bytes) -> None:
    store = MemoryStore({"kept": kept})
    assert recall(store, "kept", str) is None


def test_of_what_is_recalled_no_bit_is_another() -> None:
    store = MemoryStore()
    remember(store, "kept", ["Le marché", "3"])
    assert recall(store, "kept", list[str]) == ["Le marché", "3"]
    whole = store.files["kept"]
    for bit in range(len(whole) * 8):
        number = int.from_bytes(whole) ^ 1 << bit
        store.files["kept"] = number.to_bytes(len(whole))
        assert recall(store, "kept", list[str]) is None


def test_what_was_damaged_on_the_disk_is_not_published(room: Newsroom) -> None:
    path = "locales/en/LC_MESSAGES/articles/market.po"
    room.write(path, room.text(path).replace("One lamp", "A lamp"))
    for name, content in room.store.files.items():
        if name.startswith(FOLDER):
            room.store.files[name] = content.replace(b"train", b"brain")
    build(room)
    published, room.output = room.output, MemoryStore()
    room.build()
    assert published.files == room.output.files


def test_findings_survive_and_can_be_said_in_another_language() -> None:
    many = say_many("{count} text", "{count} texts", count=2)
    message = say("{what} in {path}", what=many, path="a {b}")
    fix = Fix(edits=(Replacement(1, 2, "é"),), is_safe=False)
    found = (
        Diagnostic(
            code="a-code",
            severity=Severity.WARNING,
            message=message,
            path="p",
            span=(1, 2),
            fix=fix,
        ),
        Diagnostic(code="b", severity=Severity.INFO, message="bare", path="q"),
    )
    again = unpack_findings(pack_findings(found))
    assert again == found
    said = again[0].message
    assert isinstance(said, Phrase)
    assert said.translated(lambda *_: "<{what}>" if _[0][1] == "w" else "n") == "<n>"


def test_a_build_with_nothing_to_do_loads_nothing_that_makes_pages(
    tmp_path: Path,
) -> None:
    folder = Folder(tmp_path / "site")
    folder.save("diptyque.toml", CONFIGURATION)
    folder.save("articles/a.md", "---\ntitle: A\nlang: en\n---\n\nText.\n")
    folder.succeed("build")
    folder.succeed("build")
    folder.succeed("build")
    ran = subprocess.run(
        [sys.executable, "-c", _LOADED, str(folder.root)],
        env={**os.environ, **NOW},
        check=True,
        capture_output=True,
        text=True,
    )
    assert ran.stdout.split() == [], ran.stdout


_LOADED = """
import sys
from pipeline.cli import main
try:
    main(["build", "--quiet", "--site", sys.argv[1]])
except SystemExit:
    pass
heavy = ("jinja2", "lxml", "nh3", "pyromark", "rapidfuzz", "yaml", "polib", "rich")
heavy += ("asyncio", "concurrent.futures", "importlib.metadata")
print(*(name for name in heavy if name in sys.modules))
"""
