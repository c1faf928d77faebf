"""Cards → the news sitemap of a language: what came out in the last two days."""

from collections.abc import Iterable
from datetime import datetime, timedelta
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
    own = (card for card in cards if card.locale == locale and card.is_indexed)
    fresh = [card for card in own if is_recent(card, now)]
    fresh.sort(key=attrgetter("folder"))
    fresh.sort(key=attrgetter("first_published"), reverse=True)
    publication = (
        f"<news:publication><news:name>{text(name)}</news:name>"
        f"<news:language>{_language(locale)}</news:language></news:publication>"
    )
    entries = "".join(_entry(card, site, publication) for card in fresh[:_MOST])
    content = document("urlset", entries, news=_NEWS)
    return File(path=f"news-{to_tag(locale)}.xml", content=content)


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
