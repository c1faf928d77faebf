"""A feed with everything that can go wrong in one, and what makes and reads it."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import feedparser
import pytest
from babel import Locale
from msgspec.structs import replace

from pipeline.model.articles import Image
from pipeline.model.editions import Card, EditionState, Feed, FeedItem, File, Media
from pipeline.model.site import Site
from pipeline.rendering.feeds import (
    Channel,
    atom,
    json_feed,
    rss,
)

FR, EN = Locale("fr"), Locale("en")
HARD = 'Vrac & Cocinas <b> "x" ’ ]]> 🥕 « l\'ESS\u202f»'
SITE = Site(
    base_url="https://journal.example/", languages=(FR, EN), timezone="Europe/Paris"
)
CHANNEL = Channel(
    author="Journal & Cie",
    tags={"culture": "Culture & fêtes", "sse": "ESS"},
    sections={"local": "Près d’ici"},
)
PICTURE = Media(
    url="https://journal.example/assets/marche.3f2a.png",
    media_type="image/png",
    length=5120,
)
SOURCE = Card(
    article_id="marche",
    path="articles/marche.md",
    locale=FR,
    source_locale=FR,
    folder="fr/2026/11/le-marche/",
    title=HARD,
    summary=HARD,
    state=EditionState.SOURCE,
    title_locale=FR,
    summary_locale=FR,
    feed_id="tag:journal.example,2026:marche:fr",
    published=date(2026, 11, 2),
    updated=date(2026, 11, 10),
    is_significant=True,
    first_published=datetime(2026, 11, 2, 11, tzinfo=UTC),
    authors=("Zoé & Léo", "Ana <Ruiz>"),
    section="local",
    tags=("culture", "sse", "sans-nom"),
    image=Image(
        src="marche.png", alt="Un étal", caption="L’étal & moi", credit="A. B."
    ),
)
TRANSLATION = replace(
    SOURCE,
    locale=EN,
    folder="en/2026/11/the-market/",
    state=EditionState.COMPLETE,
    feed_id="tag:journal.example,2026:marche:en",
    translator="Ève O’Neil & fils",
    first_published=datetime(2026, 11, 20, 8, 15, 30, 250, tzinfo=UTC),
)
PLAIN = replace(
    SOURCE,
    article_id="velo",
    folder="fr/2026/10/le-velo/",
    title="Le vélo",
    summary="",
    feed_id="tag:journal.example,2026:velo:fr",
    published=date(2026, 7, 1),
    first_published=datetime(2026, 7, 1, 10, tzinfo=UTC),
    updated=None,
    authors=(),
    section="",
    tags=(),
    image=None,
)
CONTENT = (
    '<h2 id="h-1" class="anchor">Un & deux</h2>\n'.replace("&", "&amp;")
    + '<div role="region" tabindex="0" class="table"><table><tbody><tr>'
    '<td style="text-align: right">5\u00a0%</td></tr></tbody></table></div>\n'
    '<p onclick="x()">Voir <a href="https://journal.example/fr/a/#fn1">la note</a>,'
    ' <span lang="en">the <code>]]&gt;</code> mark</span>\u202f!'
    '<script>alert("]]>")</script></p>\n'
)
FEED = Feed(
    locale=FR,
    folder="fr/",
    title="Journal & Cie <fr>",
    description="Tout ce qui se passe, & plus",
    items=(
        FeedItem(
            card=SOURCE, content=CONTENT, siblings=(TRANSLATION,), picture=PICTURE
        ),
        FeedItem(card=PLAIN, content="<p>Court.</p>"),
    ),
)
FORMATS: dict[str, Callable[[Feed, Site, Channel], File]] = {
    "feed.xml": rss,
    "atom.xml": atom,
    "feed.json": json_feed,
}
BY_FORMAT = pytest.mark.parametrize("name", list(FORMATS))
BY_XML = pytest.mark.parametrize("name", ["feed.xml", "atom.xml"])


def made(name: str, feed: Feed = FEED, site: Site = SITE) -> bytes:
    return FORMATS[name](feed, site, CHANNEL).content


def with_card(**change: object) -> Feed:
    card = replace(SOURCE, **change)
    return replace(FEED, items=(replace(FEED.items[0], card=card),))


def parsed(name: str, feed: Feed = FEED) -> feedparser.FeedParserDict:
    result = feedparser.parse(made(name, feed))
    assert not result.bozo, result.get("bozo_exception")
    return result
