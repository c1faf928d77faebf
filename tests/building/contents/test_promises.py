"""A ledger that was lost does not announce everything to readers once more."""

import pytest

from pipeline import building
from pipeline.adapters import MemoryStore
from pipeline.errors import ConfigurationError
from pipeline.publishing import parse
from tests.building.conftest import Newsroom
from tests.building.press.test_feeds import ids

LEDGER = "locales/editions.json"


def codes(room: Newsroom) -> list[str]:
    return [each.code for each in room.build().diagnostics if "ledger" in each.code]


@pytest.fixture
def published(newsroom: Newsroom) -> Newsroom:
    newsroom.build()
    return newsroom


@pytest.mark.parametrize("content", [None, '{"version":1,"editions":{},"paths":{}}'])
def test_a_lost_ledger_is_taken_from_what_is_published(
    published: Newsroom, content: str | None
) -> None:
    before, items = published.text(LEDGER), ids(published, "fr/feed.xml")
    del published.store.files[LEDGER]
    if content:
        published.write(LEDGER, content)
    assert codes(published) == ["ledger-restored"]
    assert published.text(LEDGER) == before
    assert ids(published, "fr/feed.xml") == items
    assert codes(published) == []


def test_an_article_that_was_given_up_is_not_brought_back(published: Newsroom) -> None:
    del published.store.files[LEDGER]
    del published.store.files["articles/train.md"]
    assert codes(published) == ["ledger-restored"]
    assert set(parse(published.text(LEDGER).encode()).editions) == {"market"}


def test_another_id_than_the_published_one_is_refused_by_name(
    published: Newsroom,
) -> None:
    text = published.text(LEDGER)
    published.write(LEDGER, text.replace("2026:market:fr", "2026:marche:fr"))
    before = dict(published.output.files)
    with pytest.raises(ConfigurationError, match=r"market \(fr\)") as caught:
        published.build()
    assert LEDGER in caught.value.hint
    assert published.output.files == before
    del published.output.files["editions.json"]
    published.build()
    assert "tag:gazette.example,2026:marche:fr" in ids(published, "fr/feed.xml")


def test_a_published_ledger_that_can_not_be_read_is_none(published: Newsroom) -> None:
    published.output.files["editions.json"] = b"{"
    assert codes(published) == []


def test_what_was_deployed_is_joined_to_what_is_committed(published: Newsroom) -> None:
    deployed = published.text(LEDGER).encode()
    store = MemoryStore()
    assert building.adopt(published.site, store, deployed, "x") == deployed
    assert building.adopt(published.site, published.store, deployed, "x") == deployed
    with pytest.raises(ConfigurationError, match="not a ledger"):
        building.adopt(published.site, store, b"<html>", "https://x.example/")
