"""Cards → `sitemap.xml`: every address to index, and its other languages."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from itertools import chain, groupby
from operator import attrgetter, itemgetter

from msgspec import Struct
from msgspec.structs import replace

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
    """One `<url>`: when it changed, where that is known, and its text, encoded."""

    modified: date | datetime | None
    text: bytes


class _Portion(Struct, frozen=True):
    """A file of several, and when each of its entries changed, where that is known."""

    file: File
    dates: Sequence[date | datetime]


def sitemap(
    cards: Iterable[Card],
    site: Site,
    *,
    most_urls: int = _MOST_URLS,
    most_bytes: int = _MOST_BYTES,
) -> Iterator[File]:
    """Yield `sitemap.xml` with the home pages and every indexed edition.

    Where they are more than one file may hold, it is an index of the others, which
    come before it: each is made when the one before has been taken.
    """
    known = sorted(cards, key=attrgetter("article_id", "folder"))
    dates = {card.folder: modified_on(card, site) for card in known}
    locations = chain(_homes(known, dates, site), _editions(known, dates, site))
    runs = groupby(_numbered(locations, most_urls, most_bytes), key=itemgetter(0))
    first, second = _portion(*next(runs)), next(runs, None)
    if second is None:
        yield replace(first.file, path=NAME)
        return
    others = (_portion(*run) for run in chain((second,), runs))
    entries = []
    for part in chain((first,), others):
        entries.append(_entry(part, site))
        yield part.file
    yield File(path=NAME, content=document("sitemapindex", entries))


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
    return _Location(modified, f"{head}\n{links}</url>\n".encode())


def _links(pairs: Iterable[tuple[str, str]], site: Site) -> str:
    return "".join(
        f'<xhtml:link rel="alternate" hreflang="{tag}" href="{url(site, folder)}"/>\n'
        for tag, folder in pairs
    )


def _numbered(
    locations: Iterable[_Location], most: int, room: int
) -> Iterator[tuple[int, _Location]]:
    """Yield each entry with the number of its file: of `most` and `room` bytes."""
    number, count, size = 1, 0, 0
    for location in locations:
        length = len(location.text)
        if count == most or (count and size + length > room):
            number, count, size = number + 1, 0, 0
        yield number, location
        count += 1
        size += length


def _portion(number: int, run: Iterable[tuple[int, _Location]]) -> _Portion:
    dates: list[date | datetime] = []
    content = document("urlset", _texts(run, dates), xhtml=_XHTML)
    return _Portion(File(path=f"sitemap-{number}.xml", content=content), dates)


def _texts(
    run: Iterable[tuple[int, _Location]], dates: list[date | datetime]
) -> Iterator[bytes]:
    """Yield the text of each entry, and note when it changed."""
    for _, location in run:
        if location.modified is not None:
            dates.append(location.modified)
        yield location.text


def _entry(part: _Portion, site: Site) -> bytes:
    changed = lastmod(_latest(part.dates, site), site)
    entry = f"<sitemap><loc>{url(site, part.file.path)}</loc>{changed}</sitemap>\n"
    return entry.encode()


def _latest(dates: Iterable[date | datetime], site: Site) -> date | datetime | None:
    return max(dates, key=site.moment, default=None)
