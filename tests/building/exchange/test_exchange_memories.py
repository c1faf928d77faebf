"""Memories and glossaries of others serve the site, and the other way round."""

from pathlib import Path

import pytest

from pipeline import catalogs
from pipeline.adapters import InlineExecutor, LocalStore, load
from pipeline.adapters.tm import SqliteMemory
from pipeline.building.assistance.stocking import stock
from tests.building.exchange.exchange_desk import ARTICLE, PATH, begun, entries
from tests.newsroom import CONFIGURATION, Newsroom


@pytest.fixture
def newsroom(tmp_path: Path) -> Newsroom:
    return begun(tmp_path / "site")


def test_a_memory_helps_from_then_on(newsroom: Newsroom) -> None:
    newsroom.save(
        "../agency memory.tmx",
        '<tmx version="1.4"><header srclang="en"/><body><tu>'
        '<tuv xml:lang="en-GB"><seg>It closes at noon.</seg></tuv>'
        '<tuv xml:lang="fr"><seg>Il ferme à midi.</seg></tuv></tu></body></tmx>',
    )
    memory = newsroom.root.parent / "agency memory.tmx"
    assert "1 entry is new" in newsroom.succeed("ingest", memory)
    assert "0 entries are new" in newsroom.succeed("ingest", memory)
    assert (newsroom.root / "locales/memory/agency-memory.tmx").exists()
    newsroom.succeed("translate", "--no-engine")
    entry = entries(newsroom)["Il ferme à midi."]
    assert (entry.text, entry.is_fuzzy) == ("It closes at noon.", True)
    assert "locales/memory/agency-memory.tmx" in catalogs.hints(entry)[0]


def test_our_memory_is_what_another_site_begins_with(
    newsroom: Newsroom, tmp_path: Path
) -> None:
    newsroom.translate(PATH, ["The market", "Opens *Friday*: [map][1].", "At noon."])
    place = tmp_path / "m.tmx"
    newsroom.succeed("export", "--as", "tmx", "--output", place)
    other = Newsroom(tmp_path / "other")
    other.save("diptyque.toml", CONFIGURATION)
    other.save("articles/marche.md", ARTICLE)
    other.succeed("extract")
    other.succeed("ingest", place)
    other.succeed("translate")
    texts = [each.text for each in entries(other).values()]
    assert texts == ["The market", "Opens *Friday*: [map][1].", "At noon."]


def test_a_memory_of_others_is_read_once(newsroom: Newsroom, tmp_path: Path) -> None:
    newsroom.translate(PATH, ["The market", "Opens *Friday*: [map][1].", "At noon."])
    place = tmp_path / "m.tmx"
    newsroom.succeed("export", "--as", "tmx", "--output", place)
    newsroom.succeed("ingest", place)
    site, store = load(newsroom.root), LocalStore(str(newsroom.root))
    memory = SqliteMemory(str(tmp_path / "memory.db"))
    read = [
        stock(site, store=store, executor=InlineExecutor(), memory=memory)
        for _ in range(2)
    ]
    assert read == [2, 0]


ROWS = "kind,fr,en,en forbidden,note\nterm,mairie,town hall,city hall,so\n"


def test_a_glossary_goes_out_and_grows(newsroom: Newsroom, tmp_path: Path) -> None:
    newsroom.save("locales/glossary.csv", ROWS)
    place = tmp_path / "g.tbx"
    newsroom.succeed("export", "--as", "tbx", "--output", place)
    assert "0 entries are new" in newsroom.succeed("ingest", place)
    assert newsroom.text("locales/glossary.csv") == ROWS
    more = place.read_text("utf-8").replace(
        "</body>",
        '<conceptEntry id="n"><langSec xml:lang="fr"><termSec><term>tram</term>'
        '</termSec></langSec><langSec xml:lang="en"><termSec><term>streetcar</term>'
        "</termSec></langSec></conceptEntry></body>",
    )
    place.write_text(more, "utf-8")
    assert "1 entry is new" in newsroom.succeed("ingest", place)
    rows = newsroom.text("locales/glossary.csv")
    assert "term,town hall,city hall,mairie" in rows
    assert "term,streetcar,,tram" in rows


def test_a_glossary_that_is_not_understood_is_not_written_over(
    newsroom: Newsroom, tmp_path: Path
) -> None:
    newsroom.save("locales/glossary.csv", ROWS)
    place = tmp_path / "g.tbx"
    newsroom.succeed("export", "--as", "tbx", "--output", place)
    ours = "fr,en,who\nmairie,hall,Anne\n"
    newsroom.save("locales/glossary.csv", ours)
    newsroom.type("ingest", place)
    assert newsroom.text("locales/glossary.csv") == ours
