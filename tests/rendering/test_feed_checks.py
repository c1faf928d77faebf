"""The check of feeds: what we write passes it, and each of its rules can fail."""

import re

import pytest
from hypothesis import given, strategies as st
from msgspec.structs import replace

from pipeline.model.editions import File
from pipeline.model.phrases import Phrase
from pipeline.rendering.feeds import check_feed
from tests.rendering.feed_samples import (
    BY_FORMAT,
    CHANNEL,
    FEED,
    FORMATS,
    SITE,
    made,
)

URL = "https://journal.example/fr/"


def found(name: str, content: str) -> list[str]:
    """Return the templates of what is wrong with a feed."""
    file = File(path=f"fr/{name}", content=content.encode())
    findings = check_feed(file, URL + name)
    assert all(each.path == file.path for each in findings)
    return [
        each.message.template
        for each in findings
        if isinstance(each.message, Phrase) and each.message
    ]


@BY_FORMAT
def test_what_we_write_passes(name: str) -> None:
    assert found(name, made(name).decode()) == []
    empty = replace(FEED, items=())
    assert found(name, made(name, empty).decode()) == []
    archive = replace(FEED, current="fr/feed.xml", previous="fr/archive/1.xml")
    site = replace(SITE, hub="https://hub.example/")
    content = FORMATS[name](archive, site, CHANNEL).content
    assert found(name, content.decode()) == []


ATOM_ID = "<id>tag:journal.example,2026:"
BROKEN = [
    ("feed.xml", "</channel>", "", "not well-formed XML"),
    ("atom.xml", "</feed>", "", "not well-formed XML"),
    ("feed.json", "]\n}", "]", "not well-formed JSON"),
    ("feed.xml", "<channel>", "<channel xmlns='urn:x'>", "has no `{field}`"),
    ("feed.xml", "<language>fr</language>", "", "has no `{field}`"),
    ("feed.xml", "<description>Tout", "<description xmlns='urn:x'>T", "no `{field}`"),
    ("feed.xml", re.compile("<guid.*?</guid>"), "", "has no `{field}`"),
    ("feed.xml", re.compile("<pubDate>.*?</pubDate>"), "", "has no `{field}`"),
    ("feed.xml", "<title>Le vélo</title>", "<title/>", "has no `{field}`"),
    ("feed.xml", 'rel="self"', 'rel="other"', "its own address"),
    ("feed.xml", URL + "feed.xml", URL + "rss.xml", "its own address"),
    ("atom.xml", URL + "atom.xml", URL + "rss.xml", "its own address"),
    ("feed.json", URL + "feed.json", URL + "rss.json", "its own address"),
    ("feed.xml", "Mon, 02 Nov", "lun., 02 nov.", "not a date"),
    ("feed.xml", "Mon, 02 Nov 2026", "Tue, 02 Nov 2026", "not a date"),
    ("feed.xml", "Mon, 02 Nov 2026", "Mon, 02 Nov 26", "not a date"),
    ("feed.xml", "02 Nov 2026 12", "31 Nov 2026 12", "not a date"),
    ("feed.xml", "<atom:updated>2026-11", "<atom:updated>2026-13", "not a date"),
    ("feed.xml", "<lastBuildDate>Tue", "<lastBuildDate>Mon", "not a date"),
    ("atom.xml", "<updated>2026-11-10T", "<updated>2026-11-10 ", "not a date"),
    ("atom.xml", "<published>2026-11-02T12", "<published>2026-11-02T25", "not a date"),
    ("feed.json", '"date_published": "2026-11', '"date_published": "26-11', "a date"),
    ("feed.xml", "2026:velo:fr", "2026:marche:fr", "Two items"),
    ("atom.xml", f"{ATOM_ID}velo:fr", f"{ATOM_ID}marche:fr", "Two items"),
    ("feed.json", "2026:velo:fr", "2026:marche:fr", "Two items"),
    (
        "feed.xml",
        re.compile("<enclosure.*?>"),
        r"\g<0>\g<0>",
        "more than one enclosure",
    ),
    ("feed.xml", 'length="5120"', 'length=""', "has no `{field}`"),
    ("feed.xml", "<description><![", "<description x=''/><d><![", "not well-formed"),
    ("atom.xml", re.compile("<id>urn.*?</id>"), "", "has no `{field}`"),
    ("atom.xml", re.compile("<published>.*?</published>"), "", "has no `{field}`"),
    ("atom.xml", re.compile("<author>.*?</author>", re.DOTALL), "", "has no `{field}`"),
    ("atom.xml", 'hreflang="en"', 'hreflang="fr"', "two addresses"),
    ("feed.json", "jsonfeed.org/version/1.1", "jsonfeed.org/version/1", "no JSON Feed"),
    ("feed.json", '\n "language": "fr",', "", "has no `{field}`"),
    ("feed.json", '"content_html"', '"content"', "has no `{field}`"),
    ("feed.json", re.compile('"url": ".*?",'), "", "has no `{field}`"),
    ("feed.xml", "https://journal.example/fr/a/#fn1", "#fn1", "means nothing"),
    ("atom.xml", "https://journal.example/fr/a/#fn1", "../a/", "means nothing"),
    ("feed.json", "https://journal.example/fr/a/#fn1", "/fr/a/", "means nothing"),
    ("feed.xml", "https://journal.example/fr/a/#fn1", "javascript:x()", "a script"),
    ("feed.xml", "<p>Court.</p>", "<script>x()</script>", "a script"),
    ("feed.xml", "<p>Court.</p>", "<p onclick='x()'>Court.</p>", "a script"),
    ("feed.json", "<p>Court.</p>", "<iframe></iframe>", "a script"),
]


@pytest.mark.parametrize(("name", "before", "after", "expected"), BROKEN)
def test_a_rule_finds_what_it_is_for(
    name: str, before: str | re.Pattern[str], after: str, expected: str
) -> None:
    content = made(name).decode()
    pattern = re.compile(re.escape(before)) if isinstance(before, str) else before
    text = after.replace("\\", "\\\\") if isinstance(before, str) else after
    broken = pattern.sub(text, content)
    assert broken != content
    assert any(expected in each for each in found(name, broken))


def test_the_summary_has_to_come_first() -> None:
    content = made("feed.xml").decode()
    [summary] = re.findall(
        r"<description><!.*?</description>\n(?=<content)", content, re.DOTALL
    )
    behind = content.replace(summary, "").replace(
        "</content:encoded>\n", f"</content:encoded>\n{summary}"
    )
    assert any("before its summary" in each for each in found("feed.xml", behind))


def with_content(html: str) -> str:
    return made("feed.json").decode().replace("<p>Court.</p>", html.replace('"', "'"))


@pytest.mark.parametrize(
    ("html", "is_wrong"),
    [
        ("<img src=''>", True),
        ("<img srcset='https://a.example/1.png 1x, two.png 2x'>", True),
        (
            "<img srcset='https://a.example/1.png 1x, https://a.example/2.png 2x'>",
            False,
        ),
        ("<video poster=p.png></video>", True),
        ("<A HREF=x>y</A>", True),
        ("<a href='mailto:a@b.example'>y</a>", False),
        ("<code>&lt;a href='x'&gt;</code>", False),
        ("<p title='a > b' id='x'>href='x'</p>", False),
        ("<a title='>' href='x'>y</a>", True),
    ],
)
def test_references_are_found_in_markup_and_nowhere_else(
    html: str, *, is_wrong: bool
) -> None:
    assert bool(found("feed.json", with_content(html))) is is_wrong


@given(st.binary(max_size=60), st.sampled_from(["feed.xml", "feed.json"]))
def test_a_check_ends_whatever_the_bytes_are(content: bytes, name: str) -> None:
    assert check_feed(File(path=name, content=content), URL + name)
