"""Feed → Atom 1.0, RFC 4287 (`atom.xml`)."""

from uuid import NAMESPACE_URL, uuid5

from lxml.etree import _Element as Element

from pipeline.model.editions import Feed, File
from pipeline.model.locales import to_tag
from pipeline.model.site import Site
from pipeline.rendering.feeds.entries import (
    Channel,
    Entry,
    Media,
    address,
    entries,
    home,
    newest,
)
from pipeline.rendering.feeds.xml import NAMESPACES, add, add_parent, root, serialize

NAME = "atom.xml"

_NEVER = "1970-01-01T00:00:00Z"
"""`atom:updated` is required, even where nothing was ever published."""


def atom(feed: Feed, site: Site, channel: Channel) -> File:
    """Return the Atom file of a feed, in the folder of its page."""
    found = entries(feed, site, channel)
    tag = to_tag(feed.locale)
    document = root("feed", {"xml:lang": tag}, {"": NAMESPACES["atom"]})
    _describe(document, feed, site, channel, found)
    for entry in found:
        own = {"xml:lang": entry.tag} if entry.tag != tag else {}
        _write(add_parent(document, "entry", own), entry)
    return File(path=feed.path(NAME), content=serialize(document))


def _describe(
    top: Element, feed: Feed, site: Site, channel: Channel, found: tuple[Entry, ...]
) -> None:
    url = home(feed, site)
    changed = newest(found)
    add(top, "id", _feed_id(feed, site))
    add(top, "title", feed.title)
    if feed.description:
        add(top, "subtitle", feed.description)
    add(top, "updated", changed.isoformat() if changed else _NEVER)
    add(add_parent(top, "author"), "name", channel.author or feed.title)
    itself = address(feed, site, NAME)
    self_link = {"rel": "self", "type": "application/atom+xml", "href": itself}
    add(top, "link", attributes=self_link)
    if site.hub:
        add(top, "link", attributes={"rel": "hub", "href": site.hub})
    _link(top, to_tag(feed.locale), url)


def _feed_id(feed: Feed, site: Site) -> str:
    """Name the channel for good, wherever the site moves.

    A tag URI needs a date on which the domain was already ours (RFC 4151,
    2.1), and no data of a feed tells one that never changes.
    """
    place = feed.path("")
    return (
        f"urn:uuid:{uuid5(NAMESPACE_URL, f'{feed.authority or site.domain}/{place}')}"
    )


def _write(element: Element, entry: Entry) -> None:
    tag = entry.tag
    add(element, "id", entry.id)
    add(element, "title", entry.title, _text(entry.title_tag, tag))
    add(element, "updated", entry.updated.isoformat())
    add(element, "published", entry.published.isoformat())
    for author in entry.authors:
        add(add_parent(element, "author"), "name", author)
    if entry.translator:
        add(add_parent(element, "contributor"), "name", entry.translator)
    _write_links(element, entry)
    for each in entry.categories:
        category = {"term": each.term, "scheme": each.scheme, "label": each.label}
        add(element, "category", attributes=category)
    if entry.summary:
        add(element, "summary", entry.summary, _text(entry.summary_tag, tag))
    if entry.content:
        add(element, "content", entry.content, {"type": "html"})


def _write_links(element: Element, entry: Entry) -> None:
    """Write the address first and last, the other languages in between.

    Most readers open the first alternate link, those built on feedparser the
    last. Two of the same language and type are not allowed (RFC 4287, 4.1.2),
    so the last says neither.
    """
    _link(element, entry.tag, entry.url)
    for sibling in entry.siblings:
        _link(element, sibling.tag, sibling.url)
    if entry.picture and entry.picture.length:
        _write_picture(element, entry.picture)
    if entry.siblings:
        add(element, "link", attributes={"href": entry.url})


def _write_picture(element: Element, picture: Media) -> None:
    enclosure = {
        "rel": "enclosure",
        "type": picture.media_type,
        "length": str(picture.length),
        "href": picture.url,
    }
    add(element, "link", attributes=enclosure)


def _text(tag: str, around: str) -> dict[str, str]:
    """Return the attributes of plain text, with its language if it is another."""
    return {"type": "text"} | ({"xml:lang": tag} if tag != around else {})


def _link(element: Element, tag: str, url: str) -> None:
    link = {"rel": "alternate", "type": "text/html", "hreflang": tag, "href": url}
    add(element, "link", attributes=link)
