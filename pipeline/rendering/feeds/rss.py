"""Feed → RSS 2.0, by the RSS Best Practices Profile (`feed.xml`)."""

from collections.abc import Iterator
from email.utils import format_datetime

from lxml.etree import _Element as Element

from pipeline.model.editions import Feed, File
from pipeline.model.locales import to_tag
from pipeline.model.site import Site
from pipeline.rendering.feeds.entries import (
    Channel,
    Entry,
    address,
    entries,
    home,
    newest,
)
from pipeline.rendering.feeds.xml import (
    NAMESPACES,
    add,
    add_markup,
    add_parent,
    root,
    serialize,
)

NAME = "feed.xml"

_SPACES = {prefix: NAMESPACES[prefix] for prefix in ("atom", "content", "dc", "media")}
_ARCHIVED = {**_SPACES, "fh": NAMESPACES["fh"]}


def rss(feed: Feed, site: Site, channel: Channel) -> File:
    """Return the RSS file of a feed, in the folder of its page."""
    found = entries(feed, site, channel)
    spaces = _ARCHIVED if feed.current else _SPACES
    document = root("rss", {"version": "2.0"}, spaces)
    top = add_parent(document, "channel")
    _describe(top, feed, site, found)
    for entry in found:
        _write(add_parent(top, "item"), entry)
    return File(path=feed.path(NAME), content=serialize(document))


def _describe(top: Element, feed: Feed, site: Site, found: tuple[Entry, ...]) -> None:
    add(top, "title", feed.title)
    add(top, "link", home(feed, site))
    for rel, url in _links(feed, site):
        link = {"rel": rel, "type": "application/rss+xml", "href": url}
        add(top, "atom:link", attributes=link)
    if site.hub and not feed.current:
        add(top, "atom:link", attributes={"rel": "hub", "href": site.hub})
    add(top, "description", feed.description or feed.title)
    add(top, "language", to_tag(feed.locale).lower())
    if changed := newest(found):
        # `email.utils` writes English names whatever the locale.
        add(top, "lastBuildDate", format_datetime(changed))
    if feed.current:
        add(top, "fh:archive")


def _links(feed: Feed, site: Site) -> Iterator[tuple[str, str]]:
    """Yield the feed itself, and those that have the rest (RFC 5005, 4).

    Not the next archive: an archive that is full does not change any more.
    """
    yield "self", address(feed, site, NAME)
    if feed.current:
        yield "current", site.base_url + feed.current
    if feed.previous:
        yield "prev-archive", site.base_url + feed.previous


def _write(item: Element, entry: Entry) -> None:
    add(item, "title", entry.title)
    _write_siblings(item, entry)
    add(item, "link", entry.url)
    add(item, "guid", entry.id, {"isPermaLink": "false"})
    add(item, "pubDate", format_datetime(entry.published))
    if entry.updated > entry.published:
        add(item, "atom:updated", entry.updated.isoformat())
    for author in entry.authors:
        add(item, "dc:creator", author)
    if entry.translator:
        add(item, "dc:contributor", entry.translator)
    for category in entry.categories:
        add(item, "category", category.label, {"domain": category.scheme})
    _write_texts(item, entry)
    _write_picture(item, entry)


def _write_texts(item: Element, entry: Entry) -> None:
    """Write the summary before the content: some readers keep the last."""
    texts = [text for text in (entry.summary_html, entry.content) if text] or [""]
    for name, text in zip(("description", "content:encoded"), texts, strict=False):
        add_markup(item, name, text)


def _write_siblings(item: Element, entry: Entry) -> None:
    """Write them before the link: feedparser opens the last that it meets."""
    for sibling in entry.siblings:
        link = {
            "rel": "alternate",
            "type": "text/html",
            "hreflang": sibling.tag,
            "href": sibling.url,
        }
        add(item, "atom:link", attributes=link)


def _write_picture(item: Element, entry: Entry) -> None:
    if entry.picture is None:
        return
    if entry.picture.length:
        enclosure = {
            "url": entry.picture.url,
            "length": str(entry.picture.length),
            "type": entry.picture.media_type,
        }
        add(item, "enclosure", attributes=enclosure)
    about = {
        "url": entry.picture.url,
        "fileSize": str(entry.picture.length or ""),
        "type": entry.picture.media_type,
        "medium": "image",
    }
    given = {name: value for name, value in about.items() if value}
    media = add_parent(item, "media:content", given)
    if entry.picture_text:
        add(media, "media:description", entry.picture_text, {"type": "plain"})
    if entry.picture_credit:
        add(media, "media:credit", entry.picture_credit)
