"""Feed → JSON Feed 1.1 (`feed.json`), https://www.jsonfeed.org/version/1.1/."""

from functools import lru_cache
from typing import Any

import msgspec

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
)
from pipeline.rendering.feeds.xml import legible

NAME = "feed.json"


def json_feed(feed: Feed, site: Site, channel: Channel) -> File:
    """Return the JSON file of a feed, in the folder of its page."""
    tag = to_tag(feed.locale)
    document = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": legible(feed.title),
        "home_page_url": home(feed, site),
        "feed_url": address(feed, site, NAME),
        "description": legible(feed.description),
        "language": tag,
        "authors": _authors((channel.author,)),
        "hubs": [{"type": "WebSub", "url": site.hub}] if site.hub else [],
        "items": [],
    }
    # The items stand last.
    head = _written(_given(document)).removesuffix(b"]\n}")
    items = [*map(_item, entries(feed, site, channel))]
    between = [each for item in items for each in (b",\n", item)]
    listed = (b"\n", *between[1:], b"\n ") if items else ()
    content = b"".join((head, *listed, b"]\n}\n"))
    return File(path=feed.path(NAME), content=content)


def _written(document: dict[str, Any]) -> bytes:
    """Return an object with each of its fields on a line of its own."""
    return msgspec.json.format(msgspec.json.encode(document), indent=1)


@lru_cache(maxsize=KEPT)
def _item(entry: Entry) -> bytes:
    """Return an item as it is written, among the others."""
    # An item must have content, be it empty.
    item = _written(_given(_fields(entry)) | {"content_html": entry.content})
    # No text has a line that ends: JSON writes it as an escape.
    return b"  " + item.replace(b"\n", b"\n  ")


def _fields(entry: Entry) -> dict[str, Any]:
    return {
        "id": entry.id,
        "url": entry.url,
        "title": entry.title,
        "summary": entry.summary,
        "image": entry.picture.url if entry.picture else "",
        "date_published": entry.published.isoformat(),
        "date_modified": entry.updated.isoformat(),
        "authors": _authors(entry.authors),
        "_translators": _authors((entry.translator,)),
        "tags": [category.label for category in entry.categories],
        "attachments": _attachments(entry.picture),
        "language": entry.tag,
        "_translations": [
            {"language": sibling.tag, "url": sibling.url, "id": sibling.id}
            for sibling in entry.siblings
        ],
    }


def _attachments(picture: Media | None) -> list[dict[str, Any]]:
    if picture is None or not picture.length:
        return []
    return [
        {
            "url": picture.url,
            "mime_type": picture.media_type,
            "size_in_bytes": picture.length,
        }
    ]


def _authors(names: tuple[str, ...]) -> list[dict[str, str]]:
    return [{"name": legible(name)} for name in names if name]


def _given(fields: dict[str, Any]) -> dict[str, Any]:
    """Leave out what is empty, except the items."""
    return {name: each for name, each in fields.items() if each or name == "items"}
