"""Cards → `sitemap.xml`: every address to index, and its other languages."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from itertools import chain, groupby
from operator import attrgetter

from msgspec import Struct

from pipeline.model.editions import Card, File
from pipeline.model.locales import to_tag
from pipeline.model.site import Site
from pipeline.rendering.moments import modified_on
from pipeline.rendering.sitemap.alternates import alternates
from pipeline.rendering.sitemap.markup import document, lastmod, url

NAME = "sitemap.xml"

_XHTML = "http://www.w3.org/1999/xhtml"
_MOST_URLS = 50_000
_MOST_BYTES = 50_000_000 - 1_000
"""What the protocol lets a file hold, less its first and last line."""

_Dates = Mapping[str, date | datetime]
"""Folder → when the edition there last changed."""


class _Location(Struct, frozen=True):
    """One `<url>`: when it changed, where that is known, and its text."""

    modified: date | datetime | None
    text: str


def sitemap(
    cards: Iterable[Card],
    site: Site,
    *,
    most_urls: int = _MOST_URLS,
    most_bytes: int = _MOST_BYTES,
) -> Iterator[File]:
    """Yield `sitemap.xml` with the home pages and every indexed edition.

    Where they are more than one file may hold, it is an index of the others, which
    come before it: no more than one of them is in memory.
    """
    known = sorted(cards, key=attrgetter("article_id", "folder"))
    dates = {card.folder: modified_on(card, site) for card in known}
    locations = chain(_homes(known, dates, site), _editions(known, dates, site))
    chunks = _chunks(locations, most_urls, most_bytes)
    first, second = next(chunks), next(chunks, None)
    if second is None:
        yield File(path=NAME, content=_urlset(first))
        return
    entries = []
    for number, chunk in enumerate(chain((first, second), chunks), start=1):
        part = File(path=f"sitemap-{number}.xml", content=_urlset(chunk))
        entries.append(_part(part, chunk, site))
        yield part
    yield File(path=NAME, content=document("sitemapindex", "".join(entries)))


def _homes(cards: Sequence[Card], dates: _Dates, site: Site) -> Iterator[_Location]:
    """Yield the chooser and the front page of each language."""
    tags = [to_tag(locale) for locale in site.languages]
    links = _links([*((tag, f"{tag}/") for tag in tags), ("x-default", "")], site)
    listed = {
        locale: [
            dates[card.folder]
            for card in cards
            if card.locale == locale and not card.is_page
        ]
        for locale in site.languages
    }
    latest = [_latest(each, site) for each in listed.values()]
    everything = _latest((each for each in latest if each is not None), site)
    yield _location("", everything, links, site)
    for tag, changed in zip(tags, latest, strict=True):
        yield _location(f"{tag}/", changed, links, site)


def _editions(cards: Sequence[Card], dates: _Dates, site: Site) -> Iterator[_Location]:
    """Yield the indexed editions; the cards of an article stand together."""
    for _, group in groupby(cards, key=attrgetter("article_id")):
        editions = tuple(group)
        links = _links(alternates(editions), site)
        for card in editions:
            if card.is_indexed:
                yield _location(card.folder, dates[card.folder], links, site)


def _location(
    folder: str, modified: date | datetime | None, links: str, site: Site
) -> _Location:
    head = f"<url><loc>{url(site, folder)}</loc>{lastmod(modified, site)}"
    return _Location(modified, f"{head}\n{links}</url>\n")


def _links(pairs: Iterable[tuple[str, str]], site: Site) -> str:
    return "".join(
        f'<xhtml:link rel="alternate" hreflang="{tag}" href="{url(site, folder)}"/>\n'
        for tag, folder in pairs
    )


def _chunks(
    locations: Iterable[_Location], most: int, room: int
) -> Iterator[Sequence[_Location]]:
    """Yield runs of at most `most` entries and `room` bytes."""
    chunk: list[_Location] = []
    size = 0
    for location in locations:
        length = len(location.text.encode())
        if len(chunk) == most or (chunk and size + length > room):
            yield chunk
            chunk, size = [], 0
        chunk.append(location)
        size += length
    yield chunk


def _part(part: File, chunk: Iterable[_Location], site: Site) -> str:
    dates = (each.modified for each in chunk if each.modified is not None)
    changed = lastmod(_latest(dates, site), site)
    return f"<sitemap><loc>{url(site, part.path)}</loc>{changed}</sitemap>\n"


def _urlset(locations: Iterable[_Location]) -> bytes:
    entries = "".join(each.text for each in locations)
    return document("urlset", entries, xhtml=_XHTML)


def _latest(dates: Iterable[date | datetime], site: Site) -> date | datetime | None:
    return max(dates, key=site.moment, default=None)
