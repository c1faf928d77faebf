"""The feeds of this repository's own site, as readers and schemas see them."""

from calendar import timegm
from pathlib import Path

import feedparser
import pytest

from tests.inspection import feed_titles
from tests.rendering.feed_schemas import faults
from tests.rendering.test_feed_programs import KINDS, Program, read

__all__ = ["read"]


@pytest.mark.parametrize("tag", ["fr", "en"])
def test_the_three_feeds_of_a_language_announce_the_same(
    public: Path, tag: str
) -> None:
    names = ("feed.xml", "atom.xml", "feed.json")
    files = {f"{tag}/{name}": (public / tag / name).read_bytes() for name in names}
    titles = feed_titles(files, f"{tag}/")
    assert titles["rss"] == titles["atom"] == titles["json"]
    assert titles["rss"]


def test_every_feed_is_valid(public: Path) -> None:
    feeds = {"feed.xml": "feed.xml", "atom.xml": "atom.xml", "both.xml": "atom.xml"}
    paths = [path for path in public.rglob("*.xml") if path.name in feeds]
    assert len(paths) > len(feeds)
    for path in paths:
        assert not faults(feeds[path.name], path.read_bytes()), path


def test_programs_of_two_languages_read_the_same_in_every_feed(
    public: Path, read: Program
) -> None:
    paths = [path for path in sorted(public.rglob("*.xml")) if path.name in KINDS]
    assert len(paths) > len(KINDS)
    for path in paths:
        content = path.read_bytes()
        ours = feedparser.parse(content)
        assert not ours.bozo, path
        wanted = [_told(entry) for entry in ours.entries]
        found = read(path.name, content)
        for program in ("feedsmith", "rss-parser"):
            told = [
                {name: item[name] for name in wanted[0]}
                for item in found[program]["items"]
            ]
            assert told == wanted, (path, program)


def _told(entry: feedparser.FeedParserDict) -> dict[str, object]:
    return {
        "id": entry.id,
        "title": entry.title,
        "link": entry.link,
        "published": timegm(entry.published_parsed) * 1000,
    }
