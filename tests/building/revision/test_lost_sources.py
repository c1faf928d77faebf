"""A file that was there, and can't be read: no build goes on without it.

Readers keep the page that they have, and the next build finds the file again.
"""

from dataclasses import dataclass

import pytest

from pipeline.adapters import MemoryStore
from pipeline.errors import OperatingError
from pipeline.model.diagnostics import Severity
from tests.building.conftest import MARKET, Newsroom, make_newsroom, make_translated
from tests.locked import LockedStore

ARTICLE = "articles/train.md"
CATALOG = "locales/en/LC_MESSAGES/articles/market.po"
WORDS = "locales/en/LC_MESSAGES/site.po"
WAIVERS = "locales/waivers.toml"
GLOSSARY = "locales/glossary.csv"
PICTURE = "articles/stall.svg"
READ = [ARTICLE, PICTURE, CATALOG, WORDS, GLOSSARY]


@dataclass(slots=True)
class _FleetingStore(LockedStore):
    """A store in which one file goes away once it was seen."""

    def exists(self, path: str) -> bool:
        return path != self.locked and path in self.files


STORES = [LockedStore, _FleetingStore]


@pytest.fixture
def room(translated: Newsroom) -> Newsroom:
    """A site that is published, with waivers and a glossary."""
    translated.write(WAIVERS, "")
    translated.write(GLOSSARY, "")
    translated.build(program="1")
    return translated


def edit(room: Newsroom) -> None:
    """Let an article and a catalog say something else."""
    room.write(ARTICLE, room.text(ARTICLE).replace("midnight", "noon"))
    room.write(CATALOG, room.text(CATALOG).replace("One lamp", "A lamp"))


def lock(room: Newsroom, path: str, kind: type[LockedStore]) -> MemoryStore:
    """Let a file be out of reach; return the store in which it is not."""
    store = room.store
    room.store = kind(files=store.files, locked=path)
    return store


def clean(room: Newsroom) -> dict[str, bytes]:
    """Return what a build from nothing publishes."""
    other = make_translated(make_newsroom())
    other.store.files.clear()
    own = room.store.files.items()
    other.store.files |= {path: each for path, each in own if path[0] != "."}
    other.build()
    return other.output.files


@pytest.mark.parametrize("program", ["", "1"], ids=["all", "what changed"])
@pytest.mark.parametrize("kind", STORES)
@pytest.mark.parametrize("path", [*READ, WAIVERS])
def test_a_file_that_cannot_be_opened_stops_the_build(
    room: Newsroom, path: str, kind: type[LockedStore], program: str
) -> None:
    before = dict(room.output.files)
    edit(room)
    if path not in {ARTICLE, CATALOG}:  # else it is not read again
        room.write(path, room.text(path) + "\n")
        room.write("articles/new.md", MARKET.replace("de nuit", "de jour"))
    store = lock(room, path, kind)
    for check_only in (True, False):
        with pytest.raises(OperatingError) as caught:
            room.build(program=program, check_only=check_only)
        assert caught.value.message.startswith(path)
        assert "build again" in caught.value.hint
    assert room.output.files == before
    room.store = store
    room.build(program=program)
    assert room.output.files == clean(room)


@pytest.mark.parametrize("path", [ARTICLE, CATALOG])
@pytest.mark.parametrize("kind", STORES)
def test_one_change_that_cannot_be_read_is_made_by_the_next_build(
    room: Newsroom, path: str, kind: type[LockedStore]
) -> None:
    before = dict(room.output.files)
    room.write(path, room.text(path).replace("midnight", "noon"))
    store = lock(room, path, kind)
    with pytest.raises(OperatingError):
        room.build(program="1")
    assert room.output.files == before
    room.store = store
    room.build(program="1")
    assert room.output.files == clean(room) != before


@pytest.mark.parametrize("path", ["theme/article.html", "static/robots.txt"])
def test_what_is_around_the_articles_does_not_go_away(
    room: Newsroom, path: str
) -> None:
    room.write(path, "{% extends 'theme/article.html' %}")
    room.build()
    before = dict(room.output.files)

    @dataclass(slots=True)
    class Going(MemoryStore):
        """A store in which the file goes away when the first article is read."""

        def read(self, asked: str) -> bytes:
            if asked == ARTICLE:
                self.files.pop(path, None)
            return self.files[asked]

    room.store = Going(files=room.store.files)
    with pytest.raises(OperatingError, match=path):
        room.build()
    assert room.output.files == before


def test_an_article_keeps_the_id_that_nobody_could_read(room: Newsroom) -> None:
    room.write("articles/named.md", MARKET.replace("lang:", "id: stand\nlang:"))
    ledger = room.text(room.site.ledger)
    lock(room, "articles/named.md", LockedStore)
    with pytest.raises(OperatingError):
        room.build(program="1")
    assert room.text(room.site.ledger) == ledger


@pytest.mark.parametrize("path", [ARTICLE, PICTURE, CATALOG, WORDS])
def test_a_check_says_it_and_goes_on(room: Newsroom, path: str) -> None:
    lock(room, path, LockedStore)
    room.write("articles/bad.md", "---\nlang: fr\n---\nTexte.\n")
    report = room.check()
    (heard,) = [each for each in report.diagnostics if each.code == "unreadable-source"]
    assert (heard.path, heard.severity) == (path, Severity.ERROR)
    assert "missing-title" in {each.code for each in report.diagnostics}


def test_what_was_only_kept_can_be_lost(room: Newsroom) -> None:
    lock(room, ".diptyque/records", LockedStore)
    edit(room)
    room.build(program="1")
    assert room.output.files == clean(room)
