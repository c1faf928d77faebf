"""Feeds that readers show right, and that re-announce nothing."""

import json
import re
from collections.abc import Callable
from datetime import date
from email.utils import parsedate_to_datetime
from pathlib import Path

import feedparser
import pytest
from babel import Locale
from lxml import etree
from msgspec.structs import replace

from pipeline.model.editions import Feed, FeedItem
from pipeline.model.site import Site
from tests.rendering.feed_samples import (
    BY_FORMAT,
    BY_XML,
    CHANNEL,
    FEED,
    FORMATS,
    HARD,
    SITE,
    SOURCE,
    TRANSLATION,
    made,
    parsed,
    with_card,
)

CASES = Path(__file__).parents[1] / "cases" / "rendering" / "feeds"
EN = Locale("en")


@BY_FORMAT
def test_a_feed_is_as_it_was_reviewed(
    name: str, golden: Callable[[Path, bytes], None]
) -> None:
    golden(CASES / name, made(name))


@BY_FORMAT
def test_a_feed_stands_in_the_folder_of_its_page(name: str) -> None:
    feed = replace(FEED, folder="fr/tags/culture/")
    assert FORMATS[name](feed, SITE, CHANNEL).path == f"fr/tags/culture/{name}"


@BY_XML
def test_a_feed_reader_finds_every_text_as_it_was(name: str) -> None:
    result = parsed(name)
    assert result.feed.title == FEED.title
    assert result.feed.link == "https://journal.example/fr/"
    first, second = result.entries
    assert first.title == HARD
    assert first.id == SOURCE.feed_id
    assert first.link == "https://journal.example/fr/2026/11/le-marche/"
    assert first.published_parsed[:6] == (2026, 11, 2, 11, 0, 0)
    assert first.updated_parsed[:6] == (2026, 11, 10, 11, 0, 0)
    assert [author["name"] for author in first.authors][-2:] == list(SOURCE.authors)
    assert second.title == "Le vélo"


def test_a_summary_in_another_language_says_which() -> None:
    feed = with_card(summary_locale=EN, title_locale=EN)
    item = next(etree.fromstring(made("feed.xml", feed)).iter("item"))
    described = item.findtext("description") or ""
    assert described.startswith('<span lang="en" dir="ltr">Vrac &amp; ')
    entry = etree.fromstring(made("atom.xml", feed)).find("{*}entry")
    assert entry is not None
    language = "{http://www.w3.org/XML/1998/namespace}lang"
    for name in ("title", "summary"):
        element = entry.find(f"{{*}}{name}")
        assert element is not None
        assert element.get(language) == "en"


def test_a_significant_update_moves_no_date_but_its_own() -> None:
    before, after = (
        parsed("feed.xml", with_card(updated=updated)).entries[0]
        for updated in (None, date(2026, 11, 12))
    )
    assert before.published == after.published
    assert before.id == after.id
    assert "updated" not in before
    assert after.updated == "2026-11-12T12:00:00+01:00"


@BY_FORMAT
def test_subscribers_are_not_told_of_an_update_that_is_not_significant(
    name: str,
) -> None:
    silent = made(name, with_card(is_significant=False))
    assert silent == made(name, with_card(is_significant=False, updated=None))
    assert silent != made(name, with_card())


def test_an_update_before_an_edition_came_out_is_no_update_of_it() -> None:
    card = replace(TRANSLATION, updated=date(2026, 11, 10))
    feed = replace(FEED, locale=EN, items=(FeedItem(card=card, content=""),))
    item = json.loads(made("feed.json", feed))["items"][0]
    assert item["date_modified"] == item["date_published"]
    assert item["date_published"] == "2026-11-20T09:15:30+01:00"


def test_the_feed_changed_when_its_newest_item_did() -> None:
    assert parsed("feed.xml").feed.updated == "Tue, 10 Nov 2026 12:00:00 +0100"
    assert parsed("atom.xml").feed.updated == "2026-11-10T12:00:00+01:00"


@BY_FORMAT
def test_an_empty_feed_is_a_feed(name: str) -> None:
    content = made(name, replace(FEED, items=()))
    if name == "feed.json":
        assert json.loads(content)["items"] == []
    else:
        assert not feedparser.parse(content).bozo
        assert b"lastBuildDate" not in content


def test_siblings_are_linked_with_their_language() -> None:
    expected = "https://journal.example/en/2026/11/the-market/"
    for name in ("feed.xml", "atom.xml"):
        links = parsed(name).entries[0].links
        assert expected in [
            link.href for link in links if link.get("hreflang") == "en"
        ], name
    item = json.loads(made("feed.json"))["items"][0]
    assert item["_translations"] == [
        {"language": "en", "url": expected, "id": TRANSLATION.feed_id}
    ]


def test_an_atom_entry_opens_in_its_own_language_in_every_reader() -> None:
    entry = etree.fromstring(made("atom.xml")).find("{*}entry")
    assert entry is not None
    links = entry.findall("{*}link")
    own = SITE.base_url + SOURCE.folder
    assert links[0].get("href") == links[-1].get("href") == own
    kinds = [(link.get("type"), link.get("hreflang")) for link in links]
    assert kinds == [
        ("text/html", "fr"),
        ("text/html", "en"),
        ("image/png", None),
        (None, None),
    ]


@BY_XML
def test_categories_have_the_names_of_the_language(name: str) -> None:
    tags = parsed(name).entries[0].tags
    assert [tag.label or tag.term for tag in tags] == [
        "Près d’ici",
        "Culture & fêtes",
        "ESS",
        "sans-nom",
    ]
    assert tags[1].scheme == "https://journal.example/fr/tags/"


def test_the_picture_has_size_type_caption_and_credit() -> None:
    first, second = parsed("feed.xml").entries
    assert first.media_content == [
        {
            "url": "https://journal.example/assets/marche.3f2a.png",
            "filesize": "5120",
            "type": "image/png",
            "medium": "image",
        }
    ]
    assert first.media_credit[0]["content"] == "A. B."
    for name in ("feed.xml", "atom.xml"):
        [enclosure] = parsed(name).entries[0].enclosures
        assert (enclosure.length, enclosure.type) == ("5120", "image/png")
        assert enclosure.href == first.media_content[0]["url"]
    assert "media_content" not in second
    assert b"L\xe2\x80\x99\xc3\xa9tal &#x26; moi" in made("feed.xml")


@pytest.mark.parametrize(
    ("tag", "expected"),
    [("fr", "fr"), ("en_US", "en-us"), ("zh_Hant_TW", "zh-hant-tw")],
)
def test_the_language_of_rss_is_a_lower_case_tag(tag: str, expected: str) -> None:
    feed = replace(FEED, locale=Locale.parse(tag))
    assert etree.fromstring(made("feed.xml", feed)).findtext("channel/language") == (
        expected
    )


def test_the_id_of_an_atom_feed_outlives_scheme_and_content() -> None:
    def identity(feed: Feed, site: Site) -> str | None:
        return etree.fromstring(made("atom.xml", feed, site)).findtext("{*}id")

    moved = replace(SITE, base_url="http://journal.example/")
    assert identity(FEED, SITE) == identity(replace(FEED, items=()), moved)
    assert identity(FEED, SITE) != identity(replace(FEED, folder="en/"), SITE)


RFC_822 = re.compile(
    r"(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct"
    r"|Nov|Dec) \d{4} \d\d:\d\d:\d\d [+-]\d{4}"
)


@pytest.mark.parametrize(
    "day", [date(2022, 12, 27), date(2022, 7, 1), date(1899, 5, 1)]
)
def test_a_day_is_noon_of_the_site_in_the_form_of_rfc_822(day: date) -> None:
    moment = SITE.moment(day)
    feed = with_card(published=day, first_published=moment, updated=None)
    written = etree.fromstring(made("feed.xml", feed)).findtext("channel/item/pubDate")
    assert written is not None
    assert RFC_822.fullmatch(written)
    assert parsedate_to_datetime(written) == moment


def test_the_profile_of_rss_is_kept() -> None:
    content = made("feed.xml")
    assert content.startswith(b'<?xml version="1.0" encoding="utf-8"?>\n<rss ')
    assert b"xml-stylesheet" not in content
    root = etree.fromstring(content)
    [channel] = root
    names = [etree.QName(each).localname for each in channel]
    assert names == [
        *("title", "link", "link", "description", "language", "lastBuildDate"),
        *("item", "item"),
    ]
    [itself] = channel.findall("{http://www.w3.org/2005/Atom}link")
    assert itself.get("rel") == "self"
    assert itself.get("type") == "application/rss+xml"
    assert itself.get("href") == "https://journal.example/fr/feed.xml"
    guids = [guid.text for guid in root.iter("guid")]
    assert len(set(guids)) == len(guids)
    assert {guid.get("isPermaLink") for guid in root.iter("guid")} == {"false"}
    for item in root.iter("item"):
        for name in ("title", "link", "guid", "pubDate", "description"):
            assert item.findtext(name)
        for unwanted in ("author", "textInput"):
            assert item.find(unwanted) is None
        assert RFC_822.fullmatch(item.findtext("pubDate") or "")
        assert len(item.findall("description")) == 1


@BY_FORMAT
def test_no_reference_is_relative(name: str) -> None:
    found = re.findall(
        r"""(?:href|src|url|domain|scheme)=\\?["']([^"'\\]*)""", made(name).decode()
    )
    assert found
    assert [url for url in found if not url.startswith("https://")] == []


@BY_FORMAT
def test_the_same_feed_is_the_same_bytes(name: str) -> None:
    assert made(name) == made(name, replace(FEED, items=tuple(FEED.items)))
