"""The XML that the sitemaps share, written as text.

A tree of a hundred thousand articles would cost more memory than the rest of
the build.
"""

from collections.abc import Iterable
from datetime import date, datetime
from html import escape
from io import BytesIO

from pipeline.model.site import Site
from pipeline.rendering.feeds.xml import legible
from pipeline.rendering.moments import iso

SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"


def document(name: str, entries: Iterable[bytes], **spaces: str) -> bytes:
    """Return a file of entries; `spaces` are prefixes with their namespaces.

    Entries are taken one by one: beside the file there is never more than one.
    """
    prefixes = "".join(f' xmlns:{key}="{uri}"' for key, uri in spaces.items())
    head = (
        f'<?xml version="1.0" encoding="utf-8"?>\n<{name} xmlns="{SITEMAP}"{prefixes}>'
    )
    whole = BytesIO()  # hands out what has grown in it, and no copy
    whole.write(f"{head}\n".encode())
    whole.writelines(entries)
    whole.write(f"</{name}>\n".encode())
    return whole.getvalue()


def text(content: str) -> str:
    """Escape what stands between tags or in an attribute."""
    return escape(legible(content))


def url(site: Site, path: str) -> str:
    """Return an absolute address, escaped."""
    return text(site.base_url + path)


def lastmod(moment: date | datetime | None, site: Site) -> str:
    """Return when an address changed, or nothing where nobody knows."""
    return "" if moment is None else f"<lastmod>{iso(moment, site)}</lastmod>"
