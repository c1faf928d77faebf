"""Who translated is told where the site says so, and never by an address of mail."""

import json

import feedparser
import pytest
from msgspec.structs import replace

from pipeline.catalogs import translator
from tests.building.conftest import Newsroom

CATALOG = "locales/en/LC_MESSAGES/articles/market.po"


@pytest.mark.parametrize(
    ("field", "name"),
    [
        ("Ève O’Neil <eve@gazette.example>", "Ève O’Neil"),
        ("Ève O’Neil", "Ève O’Neil"),
        ("FULL NAME <EMAIL@ADDRESS>", ""),
        ("eve@gazette.example", ""),
        ("<eve@gazette.example>", ""),
        ("Automatically generated", ""),
        ("", ""),
    ],
)
def test_a_name_is_that_of_a_person(field: str, name: str) -> None:
    assert translator((("Last-Translator", field),)) == name


def crediting(room: Newsroom, *, is_told: bool) -> Newsroom:
    policy = replace(room.site.policy, credit_translators=is_told)
    text = room.text(CATALOG)
    named = text.replace(
        "Last-Translator: ", "Last-Translator: Ève <O> Neil <eve@gazette.example>"
    )
    room.write(CATALOG, named)
    told = replace(room, site=replace(room.site, policy=policy))
    told.build()
    return told


def test_pages_and_feeds_tell_who_translated(translated: Newsroom) -> None:
    room = crediting(translated, is_told=True)
    [page] = [
        path for path in room.output.files if path.endswith("night-market/index.html")
    ]
    html = room.output.read(page).decode()
    assert "by Ève" in html
    assert '"translator":{"@type":"Person","name":"Ève"}' in html
    [entry] = [
        each
        for each in feedparser.parse(room.output.read("en/atom.xml")).entries
        if each.title == "The night market"
    ]
    assert [each.name for each in entry.contributors] == ["Ève"]
    feed = json.loads(room.output.read("en/feed.json"))
    told = [each.get("_translators") for each in feed["items"]]
    assert [{"name": "Ève"}] in told
    assert not any(b"eve@" in content for content in room.output.files.values())


def test_nobody_is_named_without_being_asked(translated: Newsroom) -> None:
    room = crediting(translated, is_told=False)
    assert not any("Ève".encode() in content for content in room.output.files.values())
