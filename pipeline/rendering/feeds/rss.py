"""Feed → RSS 2.0, by the RSS Best Practices Profile (`feed.xml`)."""

from collections.abc import Iterator
from email.utils import format_datetime
from functools import lru_cache

from pipeline.model.editions import Feed, File
from pipeline.model.locales import to_tag
from pipeline.model.site import Site
from pipeline.rendering.feeds.entries import (
    KEPT,
    Channel,
    Entry,
    address,
    entries,
    home,
    newest,
)
from pipeline.rendering.feeds.xml import (
    DECLARATION,
    NAMESPACES,
    closing,
    element,
    legible,
    markup,
    opening,
    parent,
)

NAME = "feed.xml"

_SPACES = {
    f"xmlns:{prefix}": NAMESPACES[prefix]
    for prefix in ("atom", "content", "dc", "media")
}
_ARCHIVED = {**_SPACES, "xmlns:fh": NAMESPACES["fh"]}


def rss(feed: Feed, site: Site, channel: Channel) -> File:
    """Return the RSS file of a feed, in the folder of its page."""
    found = entries(feed, site, channel)
    spaces = _ARCHIVED if feed.current else _SPACES
    start = opening("rss", {**spaces, "version": "2.0"}) + opening("channel")
    head = "".join((DECLARATION, start, *_describe(feed, site, found)))
    end = closing("channel") + closing("rss")
    content = b"".join((head.encode(), *map(_item, found), end.encode()))
    return File(path=feed.path(NAME), content=content)


def _describe(feed: Feed, site: Site, found: tuple[Entry, ...]) -> Iterator[str]:
    yield element("title", legible(feed.title))
    yield element("link", home(feed, site))
    for rel, url in _links(feed, site):
        link = {"rel": rel, "type": "application/rss+xml", "href": url}
        yield element("atom:link", attributes=link)
    if site.hub and not feed.current:
        yield element("atom:link", attributes={"rel": "hub", "href": site.hub})
    yield element("description", legible(feed.description or feed.title))
    yield element("language", to_tag(feed.locale).lower())
    if changed := newest(found):
        # `email.utils` writes English names whatever the locale.
        yield element("lastBuildDate", format_datetime(changed))
    if feed.current:
        yield element("fh:archive")


def _links(feed: Feed, site: Site) -> Iterator[tuple[str, str]]:
    """Yield the feed itself, and those that have the rest (RFC 5005, 4).

    Not the next archive: an archive that is full does not change any more.
    """
    yield "self", address(feed, site, NAME)
    if feed.current:
        yield "current", site.base_url + feed.current
    if feed.previous:
        yield "prev-archive", site.base_url + feed.previous


@lru_cache(maxsize=KEPT)
def _item(entry: Entry) -> bytes:
    """Return an item as it is written."""
    return parent("item", "".join(_write(entry))).encode()


def _write(entry: Entry) -> Iterator[str]:
    yield element("title", entry.title)
    yield from _siblings(entry)
    yield element("link", entry.url)
    yield element("guid", entry.id, {"isPermaLink": "false"})
    yield element("pubDate", format_datetime(entry.published))
    if entry.updated > entry.published:
        yield element("atom:updated", entry.updated.isoformat())
    for author in entry.authors:
        yield element("dc:creator", author)
    if entry.translator:
        yield element("dc:contributor", entry.translator)
    for category in entry.categories:
        yield element("category", category.label, {"domain": category.scheme})
    yield from _texts(entry)
    yield from _picture(entry)


def _texts(entry: Entry) -> Iterator[str]:
    """Yield the summary before the content: some readers keep the last."""
    texts = [text for text in (entry.summary_html, entry.content) if text] or [""]
    for name, text in zip(("description", "content:encoded"), texts, strict=False):
        yield markup(name, text)


def _siblings(entry: Entry) -> Iterator[str]:
    """Yield them before the link: feedparser opens the last that it meets."""
    for sibling in entry.siblings:
        link = {
            "rel": "alternate",
            "type": "text/html",
            "hreflang": sibling.tag,
            "href": sibling.url,
        }
        yield element("atom:link", attributes=link)


def _picture(entry: Entry) -> Iterator[str]:
    if entry.picture is None:
        return
    if entry.picture.length:
        enclosure = {
            "url": entry.picture.url,
            "length": str(entry.picture.length),
            "type": entry.picture.media_type,
        }
        yield element("enclosure", attributes=enclosure)
    about = {
        "url": entry.picture.url,
        "fileSize": str(entry.picture.length or ""),
        "type": entry.picture.media_type,
        "medium": "image",
    }
    given = {name: value for name, value in about.items() if value}
    texts = "".join(_of_picture(entry))
    yield parent("media:content", texts, given)


def _of_picture(entry: Entry) -> Iterator[str]:
    if entry.picture_text:
        yield element("media:description", entry.picture_text, {"type": "plain"})
    if entry.picture_credit:
        yield element("media:credit", entry.picture_credit)
