"""The feeds of this repository's own site, as readers and schemas see them."""

from calendar import timegm
from pathlib import Path

import feedparser
import pytest

from tests.inspection import feed_titles
from tests.rendering.feed_samples import FORMATS
from tests.rendering.feed_schemas import faults
from tests.rendering.test_feed_programs import Program, read

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
    paths = [path for path in sorted(public.rglob("*")) if _kind(path)]
    assert {path.name for path in paths} > FORMATS.keys()
    every = read((_kind(path), path.read_bytes()) for path in paths)
    by_path = dict(zip(paths, every, strict=True))
    for path, found in by_path.items():
        items = found["feedsmith"]["items"]
        if _kind(path) == "feed.json":
            assert items == by_path[path.with_name("feed.xml")]["feedsmith"]["items"]
            continue
        ours = feedparser.parse(path.read_bytes())
        assert not ours.bozo, path
        wanted = [_told(entry) for entry in ours.entries]
        assert [{name: item[name] for name in TOLD} for item in items] == wanted
        # Of an entry of Atom, it has the first author alone.
        one = 1 if _kind(path) == "atom.xml" else None
        firsts = [{**item, "authors": item["authors"][:one]} for item in items]
        assert found["rss-parser"]["items"] == firsts, path


def _kind(path: Path) -> str:
    """Return the format of a feed, or nothing for another file."""
    if path.parent.name == "archive" and path.suffix == ".xml":
        return "feed.xml"
    return "atom.xml" if path.name == "both.xml" else path.name * (path.name in FORMATS)


TOLD = ("id", "title", "link", "published")


def _told(entry: feedparser.FeedParserDict) -> dict[str, object]:
    moment = timegm(entry.published_parsed) * 1000
    return dict(zip(TOLD, (entry.id, entry.title, entry.link, moment), strict=True))
