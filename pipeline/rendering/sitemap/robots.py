"""Paths of sitemaps → robots.txt (RFC 9309)."""

from collections.abc import Sequence

from pipeline.model.editions import File
from pipeline.model.site import Site


def robots(site: Site, sitemaps: Sequence[str]) -> File:
    """Return `robots.txt`, which lets everyone in and names the sitemaps."""
    lines = [f"Sitemap: {site.base_url}{path}" for path in sitemaps]
    text = "\n".join(["User-agent: *", "Disallow:", "", *lines, ""])
    return File(path="robots.txt", content=text.encode())
