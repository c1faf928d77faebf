"""Feeds are valid, by schemas that find every fault."""

import re

import pytest
from msgspec.structs import replace

from tests.rendering.feed_samples import BY_XML, CHANNEL, FEED, FORMATS, SITE, made
from tests.rendering.feed_schemas import faults

from .test_feed_programs import items


@BY_XML
def test_the_samples_are_valid(name: str) -> None:
    assert not faults(name, made(name))


@BY_XML
def test_the_hardest_items_are_valid(name: str) -> None:
    feed = replace(FEED, items=items())
    assert not faults(name, FORMATS[name](feed, SITE, CHANNEL).content)


@BY_XML
def test_a_feed_without_items_is_valid(name: str) -> None:
    feed = replace(FEED, items=())
    assert not faults(name, FORMATS[name](feed, SITE, CHANNEL).content)


_RSS = {
    "no guid": (rb"<guid .*?</guid>", b""),
    "a French date": (rb"<pubDate>[A-Z][a-z]{2},", b"<pubDate>lun.,"),
    "an underscore in the language": (rb"<language>fr", b"<language>fr_FR"),
    "a relative link": (rb"<link>https://journal.example", b"<link>"),
    "an enclosure of no length": (rb'length="\d+"', b'length=""'),
    "content before its summary": (
        (
            rb"(<description>(?:(?!</item>).)*?</description>)\s*"
            rb"(<content:encoded>.*?</content:encoded>)"
        ),
        rb"\2\1",
    ),
}
_ATOM = {
    "no id": (rb"<id>.*?</id>", b""),
    "two titles": (rb"(<title[^>]*>.*?</title>)", rb"\1\1"),
    "a date with a space": (rb"<updated>(\S{10})T", rb"<updated>\1 "),
    "an id that is no IRI": (rb"<id>(?:[a-z]+:)+", b"<id>"),
    "a link without address": (rb' href="[^"]*"', b""),
    "an author without name": (rb"<name>[^<]*</name>", b""),
}


@pytest.mark.parametrize(
    ("name", "fault"),
    [("feed.xml", each) for each in _RSS] + [("atom.xml", each) for each in _ATOM],
)
def test_a_fault_is_found(name: str, fault: str) -> None:
    pattern, instead = (_RSS if name == "feed.xml" else _ATOM)[fault]
    content, count = re.subn(pattern, instead, made(name), count=1, flags=re.DOTALL)
    assert count
    assert faults(name, content)
