"""The feeds of this repository's own site, as readers and schemas see them."""

from pathlib import Path

import pytest

from tests.inspection import feed_titles
from tests.rendering.feed_schemas import faults


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
