"""A published site: its files by their URLs, its pages parsed, and what they name."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeAlias

from lxml import etree
from msgspec import Struct

from tests.inspection import elements, structured, values

BASE = "https://diptyque.example/"
SITEMAP = f"{BASE}sitemap.xml"

Pages: TypeAlias = dict[str, etree._Element]

OWN_EDITIONS = "/html/head/link[@rel='alternate'][not(@type)]"


class Published(Struct, frozen=True):
    """The files of a site by their URLs, and its pages, parsed."""

    files: Mapping[str, bytes]
    pages: Pages

    def ids(self, url: str) -> set[str]:
        return set(values(self.pages[url], "//@id")) if url in self.pages else set()


Law: TypeAlias = Callable[[Published], Iterator[object]]


def alternates(root: etree._Element) -> dict[str, str]:
    """Return the editions that a page names, by language."""
    links = elements(root, OWN_EDITIONS)
    return {link.get("hreflang", ""): link.get("href", "") for link in links}


def is_indexed(root: etree._Element) -> bool:
    return not values(root, "//meta[@name='robots']/@content")


def works(site: Published) -> dict[str, dict[str, Any]]:
    """Return what JSON-LD says of the articles, by their ids."""
    told = (each for root in site.pages.values() for each in structured(root))
    return {each["@id"]: each for each in told}
