"""Feed → JSON Feed 1.1 (`feed.json`), https://www.jsonfeed.org/version/1.1/."""

import json
from typing import Any

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
        "items": [_item(entry) for entry in entries(feed, site, channel)],
    }
    text = json.dumps(_given(document), ensure_ascii=False, indent=1)
    return File(path=feed.path(NAME), content=f"{text}\n".encode())


def _item(entry: Entry) -> dict[str, Any]:
    fields = {
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
    # An item must have content, be it empty.
    return _given(fields) | {"content_html": entry.content}


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
