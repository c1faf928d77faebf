"""The feeds of a site: for each language, tag and author, whole, and their archives."""

from collections.abc import Iterator

import feedparser
import pytest
from lxml import etree
from msgspec.structs import replace

from tests.building.conftest import MARKET, TRAIN, Newsroom

HISTORY = "{http://purl.org/syndication/history/1.0}archive"


def parsed(room: Newsroom, path: str) -> feedparser.FeedParserDict:
    """Return a published feed, read by another program."""
    result = feedparser.parse(room.output.read(path))
    assert not result.bozo, result.get("bozo_exception")
    return result


def links(room: Newsroom, path: str) -> dict[str, str]:
    """Return the links of a feed by what they are, as paths of the site."""
    base = room.site.base_url
    found = parsed(room, path).feed.links
    return {each.rel: each.href.removeprefix(base) for each in found}


def ids(room: Newsroom, path: str) -> list[str]:
    """Return the ids of the items of a feed."""
    return [entry.id for entry in parsed(room, path).entries]


def publish(room: Newsroom, *days: int) -> None:
    """Publish an article of each of some days, in French alone."""
    for day in days:
        room.write(
            f"articles/day-{day:02}.md",
            f"---\ntitle: Jour {day}\nlang: fr\ndate: 2026-10-{day:02}\n---\n\nUn.\n",
        )
    room.build()


def archives(room: Newsroom) -> dict[str, bytes]:
    """Return the archives in French."""
    files = room.output.files
    return {
        path: files[path]
        for path in files
        if path.startswith("fr/archive/") and path.endswith(".xml")
    }


def walk(room: Newsroom) -> Iterator[str]:
    """Yield the ids of all items, the way that a new subscriber goes to them."""
    path = "fr/feed.xml"
    while path:
        yield from ids(room, path)
        path = links(room, path).get("prev-archive", "")


@pytest.fixture
def small(newsroom: Newsroom) -> Newsroom:
    """A site whose feeds have four items, with nothing published yet."""
    for path in ("articles/market.md", "articles/train.md"):
        newsroom.store.remove(path)
    newsroom.site = replace(newsroom.site, feed_size=4)
    return newsroom


def test_tags_and_authors_have_feeds_in_every_format(translated: Newsroom) -> None:
    for path in ("articles/market.md", "articles/train.md"):
        text = translated.text(path).replace("tags:", "authors: [Zoé & Léo]\ntags:")
        translated.write(path, text)
    translated.build()
    for name in ("feed.xml", "atom.xml"):
        assert ids(translated, f"fr/tags/food/{name}") == [
            "tag:gazette.example,2026:market:fr"
        ]
        by_author = f"fr/authors/zoe-leo/{name}"
        assert len(ids(translated, by_author)) == 2
        result = parsed(translated, by_author).feed
        assert result.title.endswith(" – Zoé & Léo")
        assert result.link == "https://gazette.example/fr/authors/zoe-leo/"
    assert "fr/authors/zoe-leo/feed.json" in translated.output.files


def test_the_pages_of_a_tag_name_its_feeds(translated: Newsroom) -> None:
    translated.build()
    path = "fr/tags/food/index.html"
    found = translated.find(path, "//link[@rel='alternate'][contains(@href, '.')]")
    kinds = {each.get("type") for each in found}
    assert {"application/rss+xml", "application/feed+json"} <= kinds


def test_what_the_feed_no_longer_has_is_in_an_archive(small: Newsroom) -> None:
    publish(small, *range(1, 12))
    assert set(walk(small)) == {
        f"tag:gazette.example,2026:day-{day:02}:fr" for day in range(1, 12)
    }
    last = links(small, "fr/feed.xml")["prev-archive"]
    assert links(small, last)["current"] == "fr/feed.xml"
    assert links(small, last)["self"] == last
    assert "next-archive" not in links(small, last)
    assert etree.fromstring(small.output.read(last)).find(f"channel/{HISTORY}") is not (
        None
    )


def test_an_archive_stays_as_it_is_when_articles_come_and_go(small: Newsroom) -> None:
    publish(small, *range(1, 12))
    before = archives(small)
    assert before
    publish(small, *range(12, 20))
    after = archives(small)
    assert {path: after[path] for path in before} == before
    assert len(after) == len(before) + 4
    small.store.remove("articles/day-01.md")
    small.build()
    first = "fr/archive/1.xml"
    assert ids(small, first) == ["tag:gazette.example,2026:day-02:fr"]
    assert {**archives(small), first: b""} == {**after, first: b""}


def test_articles_of_one_day_move_none_out_of_an_archive(small: Newsroom) -> None:
    publish(small, 1, 2, 3, 4, 5)
    before = archives(small)
    for name in ("a", "zz"):
        text = small.text("articles/day-05.md")
        small.write(f"articles/{name}.md", text.replace("Jour 5", name))
    small.build()
    assert {path: archives(small)[path] for path in before} == before
    assert len(set(walk(small))) == 7


def test_no_feed_of_one_item_loses_one(small: Newsroom) -> None:
    small.site = replace(small.site, feed_size=1)
    publish(small, 1, 2, 3)
    assert len(set(walk(small))) == 3


def test_one_feed_has_each_article_once_in_the_language_one_would_rather_read(
    newsroom: Newsroom,
) -> None:
    newsroom.build()
    before = parsed(newsroom, "fr/both.xml")
    assert [entry.id for entry in before.entries] == [
        "tag:gazette.example,2026:train",
        "tag:gazette.example,2026:market",
    ]
    assert before.entries[0].title == "The last train"
    assert before.entries[0].title_detail.language == "en"
    assert before.feed.title.endswith(" – Français, English")


def test_nothing_is_announced_again_when_another_language_takes_its_place(
    translated: Newsroom,
) -> None:
    catalog = "locales/fr/LC_MESSAGES/articles/train.po"
    filled = translated.text(catalog)
    translated.store.remove(catalog)
    translated.build()
    [before, _] = parsed(translated, "fr/both.xml").entries
    translated.write(catalog, filled)
    translated.now = translated.now.replace(day=28)
    translated.build()
    [after, _] = parsed(translated, "fr/both.xml").entries
    assert (before.title, after.title) == ("The last train", "Le dernier train")
    for field in ("id", "published", "updated"):
        assert before[field] == after[field], field
    assert before.link != after.link


def test_a_list_of_all_feeds_can_be_imported(translated: Newsroom) -> None:
    translated.build()
    top = etree.fromstring(translated.output.read("feeds.opml"))
    base = translated.site.base_url
    urls = [each.get("xmlUrl", "") for each in top.iter("outline")]
    paths = [url.removeprefix(base) for url in urls if url]
    assert paths[:2] == ["fr/feed.xml", "fr/both.xml"]
    assert set(paths) <= translated.output.files.keys()
    named = {path for path in translated.output.files if path.endswith("/feed.xml")}
    assert named <= set(paths)
    assert [each.get("text") for each in top.findall("body/outline")] == [
        "Français",
        "English",
    ]


def test_a_site_in_one_language_has_no_feed_of_several(newsroom: Newsroom) -> None:
    newsroom.site = replace(newsroom.site, languages=newsroom.site.languages[:1])
    newsroom.build()
    assert "fr/both.xml" not in newsroom.output.files


def test_subscribers_hear_of_a_significant_update_and_of_no_correction(
    translated: Newsroom,
) -> None:
    path = "articles/train.md"
    times = []
    for change in ("", "updated: 2026-11-22\n", "significant: yes\n"):
        text = translated.text(path)
        translated.write(path, text.replace("tags:", f"{change}tags:"))
        translated.build()
        [entry] = [
            each
            for each in parsed(translated, "en/atom.xml").entries
            if each.title == "The last train"
        ]
        times.append((entry.published, entry.updated))
    assert times[0] == times[1] == ("2026-11-21T18:30:00+01:00",) * 2
    assert times[2] == ("2026-11-21T18:30:00+01:00", "2026-11-22T12:00:00+01:00")


def test_a_significant_update_needs_a_date(newsroom: Newsroom) -> None:
    newsroom.write(
        "articles/train.md", TRAIN.replace("tags:", "significant: yes\ntags:")
    )
    report = newsroom.build()
    assert [each.code for each in report.diagnostics].count("front-matter-field") == 1


def build(room: Newsroom) -> tuple[str, ...]:
    """Build from memory, and return what was found in feeds."""
    report = room.build(program="1")
    return tuple(
        each.path for each in report.diagnostics if each.code == "invalid-feed"
    )


# Two ids of which the one is the other with a language behind it: `both.xml`,
# whose items have no language in their ids, would have one of them twice.
_RIVALS = """{
  "editions": {
    "market": {"fr": {"feed_id": "urn:one", "slugs": ["a"], "folders":
      ["fr/2026/11/a/"], "first_published": "2026-11-20T12:00:00+01:00"}},
    "train": {"en": {"feed_id": "urn:one:en", "slugs": ["b"], "folders":
      ["en/2026/11/b/"], "first_published": "2026-11-21T12:00:00+01:00"}}
  },
  "paths": {"articles/market.md": "market", "articles/train.md": "train"},
  "version": 1
}
"""


def test_what_is_wrong_with_a_feed_is_said_by_every_build(newsroom: Newsroom) -> None:
    newsroom.write("locales/editions.json", _RIVALS)
    found = build(newsroom)
    assert {"en/both.xml", "fr/both.xml"} == set(found)
    newsroom.write("articles/market.md", MARKET.replace("figues", "dattes"))
    assert build(newsroom) == found


def test_a_link_to_nothing_leads_to_the_article(newsroom: Newsroom) -> None:
    newsroom.write("articles/train.md", TRAIN + "\n[Here]().\n")
    assert build(newsroom) == ()
    [entry] = parsed(newsroom, "en/feed.xml").entries
    assert f'<a href="{entry.link}">Here</a>' in entry.content[0].value


def test_a_feed_leads_out_of_the_site_whatever_a_link_leaves_out(
    newsroom: Newsroom,
) -> None:
    newsroom.write("articles/train.md", TRAIN + "\n[a](?q) [b](//b.example/)\n")
    assert build(newsroom) == ()
    [entry] = parsed(newsroom, "en/feed.xml").entries
    for url in ("https://b.example/", f"{entry.link}?q"):
        assert f'href="{url}"' in entry.content[0].value


def test_a_new_domain_changes_no_id(newsroom: Newsroom) -> None:
    def known() -> list[str]:
        feeds = ("fr/atom.xml", "en/atom.xml", "en/both.xml", "fr/tags/food/atom.xml")
        return [parsed(newsroom, path).feed.id for path in feeds]

    newsroom.build()
    before, items = known(), ids(newsroom, "fr/atom.xml")
    assert len(set(before)) == len(before)
    moved = replace(newsroom.site, base_url="https://nouvelle.example/")
    newsroom = replace(newsroom, site=moved)
    newsroom.build()
    assert known() == before
    assert ids(newsroom, "fr/atom.xml") == items


def test_a_ledger_that_does_not_say_where_it_began_is_asked_by_its_ids(
    newsroom: Newsroom,
) -> None:
    newsroom.build()
    before = parsed(newsroom, "fr/atom.xml").feed.id
    text = newsroom.text("locales/editions.json")
    old = "".join(
        line for line in text.splitlines(keepends=True) if '"domain"' not in line
    )
    newsroom.write("locales/editions.json", old)
    moved = replace(newsroom.site, base_url="https://nouvelle.example/")
    newsroom = replace(newsroom, site=moved)
    newsroom.build()
    assert parsed(newsroom, "fr/atom.xml").feed.id == before
