"""Where a feed leads its readers: to its hub, its archives, its languages."""

import json

import feedparser
from lxml import etree
from msgspec.structs import replace

from pipeline.model.editions import FeedItem
from tests.rendering.feed_samples import (
    BY_FORMAT,
    CHANNEL,
    FEED,
    FORMATS,
    SITE,
    SOURCE,
    TRANSLATION,
    made,
)


@BY_FORMAT
def test_a_feed_names_the_hub_that_is_configured(name: str) -> None:
    hub = "https://hub.example/?topic&x"
    content = made(name, site=replace(SITE, hub=hub))
    if name == "feed.json":
        assert json.loads(content)["hubs"] == [{"type": "WebSub", "url": hub}]
        assert "hubs" not in json.loads(made(name))
        return
    links = feedparser.parse(content).feed.links
    assert [link.href for link in links if link.rel == "hub"] == [hub]
    assert sum(link.rel == "self" for link in links) == 1
    assert b"hub" not in made(name)


def test_an_archive_leads_to_its_feed_and_to_the_archive_before_it() -> None:
    archive = replace(
        FEED,
        folder="fr/archive/",
        page="fr/",
        file="2.xml",
        current="fr/feed.xml",
        previous="fr/archive/1.xml",
    )
    assert FORMATS["feed.xml"](archive, SITE, CHANNEL).path == "fr/archive/2.xml"
    content = made("feed.xml", archive)
    result = feedparser.parse(content)
    assert {link.rel: link.href for link in result.feed.links[1:]} == {
        "self": "https://journal.example/fr/archive/2.xml",
        "current": "https://journal.example/fr/feed.xml",
        "prev-archive": "https://journal.example/fr/archive/1.xml",
    }
    assert result.feed.link == "https://journal.example/fr/"
    [mark] = etree.fromstring(content).iter(
        "{http://purl.org/syndication/history/1.0}*"
    )
    assert mark.tag.endswith("}archive")


def test_a_feed_of_several_languages_says_that_of_each_item() -> None:
    items = (
        FeedItem(card=SOURCE, content=""),
        FeedItem(card=TRANSLATION, content="<p>Figs.</p>"),
    )
    feed = replace(FEED, items=items, file="both.xml")
    top = etree.fromstring(made("atom.xml", feed))
    name = "{http://www.w3.org/XML/1998/namespace}lang"
    assert top.get(name) == "fr"
    assert [each.get(name) for each in top.findall("{*}entry")] == [None, "en"]
    itself = top.find("{*}link[@rel='self']")
    assert itself is not None
    assert itself.get("href") == "https://journal.example/fr/both.xml"
    plain = etree.fromstring(made("atom.xml"))
    assert top.findtext("{*}id") != plain.findtext("{*}id")
