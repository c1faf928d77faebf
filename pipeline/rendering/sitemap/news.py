"""Cards → the news sitemap of a language: what came out in the last two days."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from itertools import accumulate
from operator import attrgetter

from babel import Locale

from pipeline.model.editions import Card, File
from pipeline.model.locales import to_tag
from pipeline.model.site import Site
from pipeline.rendering.moments import iso, published_on
from pipeline.rendering.sitemap.markup import document, text, url

_NEWS = "http://www.google.com/schemas/sitemap-news/0.9"
_MOST = 1_000
LASTS = timedelta(days=2)
"""How long what has come out is news."""

_CHINESE = {"Hans": "zh-cn", "Hant": "zh-tw", "TW": "zh-tw", "HK": "zh-tw"}


def news(
    cards: Iterable[Card], site: Site, *, locale: Locale, name: str, now: datetime
) -> File:
    """Return `news-<lang>.xml`, newest first, at most a thousand entries.

    `name` is that of the publication. A late translation is news on the day
    that it comes out; a file without entries is legal.
    """
    fresh = [card for card in newest(cards, locale, now) if card.is_indexed]
    publication = (
        f"<news:publication><news:name>{text(name)}</news:name>"
        f"<news:language>{_language(locale)}</news:language></news:publication>"
    )
    entries = (_entry(card, site, publication).encode() for card in fresh)
    content = document("urlset", entries, news=_NEWS)
    return File(path=f"news-{to_tag(locale)}.xml", content=content)


def newest(cards: Iterable[Card], locale: Locale, now: datetime) -> tuple[Card, ...]:
    """Return what has come out of late in a language, newest first.

    So much of it that a thousand are indexed: no other can be news. What is among
    them and is not indexed would be, if it were.
    """
    fresh = [each for each in cards if each.locale == locale and is_recent(each, now)]
    fresh.sort(key=attrgetter("folder"))
    fresh.sort(key=attrgetter("first_published"), reverse=True)
    counts = accumulate(card.is_indexed for card in fresh)
    every = zip(fresh, counts, strict=True)
    return tuple(card for card, count in every if count <= _MOST)


def is_recent(card: Card, now: datetime) -> bool:
    """Say whether an edition has come out of late: it is news, where it is indexed."""
    return not card.is_page and now - LASTS < card.first_published <= now


def _entry(card: Card, site: Site, publication: str) -> str:
    published = iso(published_on(card), site)
    return (
        f"<url><loc>{url(site, card.folder)}</loc>\n<news:news>{publication}"
        f"<news:publication_date>{published}</news:publication_date>"
        f"<news:title>{text(card.title)}</news:title></news:news></url>\n"
    )


def _language(locale: Locale) -> str:
    """Return the ISO 639 code that the format asks for; Chinese has two."""
    if locale.language != "zh":
        return str(locale.language)
    return _CHINESE.get(locale.script or locale.territory or "", "zh-cn")
