"""Feed → Atom 1.0, RFC 4287 (`atom.xml`)."""

from collections.abc import Iterator
from functools import lru_cache
from uuid import NAMESPACE_URL, uuid5

from pipeline.model.editions import Feed, File, Media
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
    opening,
    parent,
)

NAME = "atom.xml"

_NEVER = "1970-01-01T00:00:00Z"
"""`atom:updated` is required, even where nothing was ever published."""


def atom(feed: Feed, site: Site, channel: Channel) -> File:
    """Return the Atom file of a feed, in the folder of its page."""
    found = entries(feed, site, channel)
    tag = to_tag(feed.locale)
    start = opening("feed", {"xmlns": NAMESPACES["atom"], "xml:lang": tag})
    head = "".join((DECLARATION, start, *_describe(feed, site, channel, found)))
    items = (_item(entry, entry.tag != tag) for entry in found)
    content = b"".join((head.encode(), *items, closing("feed").encode()))
    return File(path=feed.path(NAME), content=content)


def _describe(
    feed: Feed, site: Site, channel: Channel, found: tuple[Entry, ...]
) -> Iterator[str]:
    changed = newest(found)
    yield element("id", _feed_id(feed, site))
    yield element("title", legible(feed.title))
    if feed.description:
        yield element("subtitle", legible(feed.description))
    yield element("updated", changed.isoformat() if changed else _NEVER)
    yield parent("author", element("name", legible(channel.author or feed.title)))
    itself = address(feed, site, NAME)
    self_link = {"rel": "self", "type": "application/atom+xml", "href": itself}
    yield element("link", attributes=self_link)
    if site.hub:
        yield element("link", attributes={"rel": "hub", "href": site.hub})
    yield _link(to_tag(feed.locale), home(feed, site))


def _feed_id(feed: Feed, site: Site) -> str:
    """Name the channel for good, wherever the site moves.

    A tag URI needs a date on which the domain was already ours (RFC 4151,
    2.1), and no data of a feed tells one that never changes.
    """
    place = feed.path("")
    return (
        f"urn:uuid:{uuid5(NAMESPACE_URL, f'{feed.authority or site.domain}/{place}')}"
    )


@lru_cache(maxsize=KEPT)
def _item(entry: Entry, is_foreign: bool) -> bytes:  # noqa: FBT001 - a key
    """Return an entry as it is written; in another language than the feed's, or not."""
    own = {"xml:lang": entry.tag} if is_foreign else {}
    return parent("entry", "".join(_write(entry)), own).encode()


def _write(entry: Entry) -> Iterator[str]:
    tag = entry.tag
    yield element("id", entry.id)
    yield element("title", entry.title, _text(entry.title_tag, tag))
    yield element("updated", entry.updated.isoformat())
    yield element("published", entry.published.isoformat())
    for author in entry.authors:
        yield parent("author", element("name", author))
    if entry.translator:
        yield parent("contributor", element("name", entry.translator))
    yield from _links(entry)
    for each in entry.categories:
        category = {"term": each.term, "scheme": each.scheme, "label": each.label}
        yield element("category", attributes=category)
    if entry.summary:
        yield element("summary", entry.summary, _text(entry.summary_tag, tag))
    if entry.content:
        yield element("content", entry.content, {"type": "html"})


def _links(entry: Entry) -> Iterator[str]:
    """Yield the address first and last, the other languages in between.

    Most readers open the first alternate link, those built on feedparser the
    last. Two of the same language and type are not allowed (RFC 4287, 4.1.2),
    so the last says neither.
    """
    yield _link(entry.tag, entry.url)
    for sibling in entry.siblings:
        yield _link(sibling.tag, sibling.url)
    if entry.picture and entry.picture.length:
        yield _picture(entry.picture)
    if entry.siblings:
        yield element("link", attributes={"href": entry.url})


def _picture(picture: Media) -> str:
    enclosure = {
        "rel": "enclosure",
        "type": picture.media_type,
        "length": str(picture.length),
        "href": picture.url,
    }
    return element("link", attributes=enclosure)


def _text(tag: str, around: str) -> dict[str, str]:
    """Return the attributes of plain text, with its language if it is another."""
    return {"type": "text"} | ({"xml:lang": tag} if tag != around else {})


def _link(tag: str, url: str) -> str:
    link = {"rel": "alternate", "type": "text/html", "hreflang": tag, "href": url}
    return element("link", attributes=link)
