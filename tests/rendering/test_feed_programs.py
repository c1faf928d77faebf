"""Feeds, read to the same words by programs of two languages."""

import json
import os
import subprocess
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import feedparser
import pytest
from msgspec.structs import replace

from pipeline.model.editions import FeedItem
from tests.house import ROOT
from tests.rendering.feed_samples import (
    BY_FORMAT,
    CHANNEL,
    FEED,
    FORMATS,
    HARD,
    SITE,
    SOURCE,
)

NODE = ROOT / "tests" / "node"
KINDS = {"feed.xml": "rss", "atom.xml": "atom", "feed.json": "json"}
NAMES = (
    HARD,
    "Vrac & Cocinas ]]> <b>gras</b> &amp;amp;",
    "« L’été », dit-elle\u202f! 😀 👩‍🌾",
    "קול קורא \u05d0\u05d1\u05d2 – مرحبا بكم",
    "A \"quoted\" 'name' with <tags/> & entities: &lt;",
)
AUTHORS = ("Zoë O’Brien & Söhne", "]]>", "李 明", "\u202bשרה\u202c <b>")
BODIES = (
    "<p>Court.</p>",
    "<p>]]&gt; &amp;amp; <em>é\u00a0!</em> 😀</p>",
    f"<p>{'Une phrase assez longue pour compter. ' * 2_800}</p>",
    '<p dir="rtl" lang="he">קול</p>',
    '<pre><code>if a &lt; b &amp;&amp; c:\n\tprint("]]&gt;")</code></pre>',
)

Program = Callable[[Iterable[tuple[str, bytes]]], list[dict[str, Any]]]


@pytest.fixture(scope="module")
def read(needs: Callable[[str], str]) -> Program:
    """Return what programs of Node find in feeds; without them, skip."""
    if not Path(NODE, "node_modules", "feedsmith").is_dir():
        missing = "run `npm ci --prefix tests/node` for programs that read feeds"
        if os.environ.get("CI") == "true":
            pytest.fail(missing)
        pytest.skip(missing)

    def found(feeds: Iterable[tuple[str, bytes]]) -> list[dict[str, Any]]:
        asked = [
            {"kind": KINDS[name], "content": content.decode()}
            for name, content in feeds
        ]
        run = subprocess.run(
            [needs("node"), "feeds.mjs"],
            cwd=NODE,
            input=json.dumps(asked).encode(),
            capture_output=True,
            check=True,
        )
        assert not run.stderr, run.stderr.decode()
        result: list[dict[str, Any]] = json.loads(run.stdout)
        return result

    return found


def items() -> tuple[FeedItem, ...]:
    """Return items that no feed should have to carry."""
    return tuple(
        FeedItem(
            card=replace(
                SOURCE,
                article_id=f"n{at}",
                feed_id=f"tag:journal.example,2026:n{at}:fr",
                folder=f"fr/2026/11/n{at}/",
                title=name,
                authors=AUTHORS[: at + 1],
                first_published=datetime(2026, 11, at + 1, 12, tzinfo=UTC),
            ),
            content=body,
        )
        for at, (name, body) in enumerate(zip(NAMES, BODIES, strict=True))
    )


@BY_FORMAT
def test_programs_of_two_languages_read_the_same(name: str, read: Program) -> None:
    feed = replace(FEED, items=items())
    content = FORMATS[name](feed, SITE, CHANNEL).content
    [found] = read([(name, content)])
    wanted = expected(name, content)
    assert found["feedsmith"]["title"] == FEED.title
    assert found["feedsmith"]["items"] == wanted
    if found["rss-parser"]:
        assert found["rss-parser"]["title"] == FEED.title
        # It has one author for an entry of Atom, the first.
        is_atom = name == "atom.xml"
        kept = [
            {**each, "authors": each["authors"][:1] if is_atom else each["authors"]}
            for each in wanted
        ]
        assert found["rss-parser"]["items"] == kept


def expected(name: str, content: bytes) -> list[dict[str, Any]]:
    """Return what feedparser finds, or, of JSON, what we meant to say."""
    if name == "feed.json":
        return [_meant(each) for each in items()]
    result = feedparser.parse(content)
    assert not result.bozo, result.get("bozo_exception")
    meant = [_meant(each) for each in items()]
    for entry, each in zip(result.entries, meant, strict=True):
        assert (entry.id, entry.title, entry.link) == (
            each["id"],
            each["title"],
            each["link"],
        )
        # It gives several authors of RSS as one, and one of Atom by one.
        assert each["authors"][0] in [one.name for one in entry.authors]
    return meant


def _meant(item: FeedItem) -> dict[str, Any]:
    card = item.card
    return {
        "id": card.feed_id,
        "title": card.title,
        "link": SITE.base_url + card.folder,
        "published": int(card.first_published.timestamp() * 1000),
        "authors": list(card.authors),
        "content": f'<div lang="fr" dir="ltr">{item.content}</div>',
    }
