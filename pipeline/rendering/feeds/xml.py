"""Elements ↔ bytes: the little of XML that RSS and Atom need.

The only module of the feeds that makes and parses anything with lxml.
"""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import cast

from lxml import etree
from lxml.etree import _Element as Element

NAMESPACES = {
    "atom": "http://www.w3.org/2005/Atom",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "fh": "http://purl.org/syndication/history/1.0",
    "dc": "http://purl.org/dc/elements/1.1/",
    "media": "http://search.yahoo.com/mrss/",
    "xml": "http://www.w3.org/XML/1998/namespace",
}

_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_MARK = re.compile("([&<])")
_REFERENCES = {"&": "#x26", "<": "#x3C"}
_NONE: Mapping[str, str] = MappingProxyType({})
_DECLARATION = b'<?xml version="1.0" encoding="utf-8"?>\n'


def legible(text: str) -> str:
    """Drop the characters that no XML document may hold (XML 1.0, 2.2)."""
    return _ILLEGAL.sub("", text)


def root(name: str, attributes: Mapping[str, str], spaces: dict[str, str]) -> Element:
    """Return the first element; `spaces` are prefix and namespace, in order.

    The empty prefix names the namespace of the names that have none.
    """
    # The stubs forget that `None` stands for the default namespace.
    prefixes = cast("dict[str, str]", {key or None: uri for key, uri in spaces.items()})
    named = {_qualified(key): value for key, value in attributes.items()}
    element = etree.Element(_qualified(name, spaces.get("", "")), named, prefixes)
    element.text = "\n"
    return element


def add(
    parent: Element, name: str, text: str = "", attributes: Mapping[str, str] = _NONE
) -> Element:
    """Append an element on a line of its own, and return it.

    `&` and `<` in its text are written as hexadecimal references, which
    readers decode once and only once (RSS Best Practices Profile, 3.1).
    """
    element = etree.SubElement(
        parent,
        _qualified(name, etree.QName(parent).namespace or ""),
        {_qualified(key): legible(value) for key, value in attributes.items()},
    )
    element.tail = "\n"
    head, *rest = _MARK.split(legible(text))
    element.text = head or None
    for mark, tail in zip(rest[::2], rest[1::2], strict=True):
        reference = etree.Entity(_REFERENCES[mark])
        reference.tail = tail
        element.append(reference)
    return element


def add_parent(
    parent: Element, name: str, attributes: Mapping[str, str] = _NONE
) -> Element:
    """Append an element that holds others, each on its line."""
    element = add(parent, name, attributes=attributes)
    element.text = "\n"
    return element


def add_markup(parent: Element, name: str, html: str) -> Element:
    """Append an element whose text is markup, as CDATA that `]]>` can't end."""
    split = html.replace("]]>", "]]]]><![CDATA[>")
    # lxml makes a single CDATA section of its own; the parser keeps several.
    parser = etree.XMLParser(strip_cdata=False, huge_tree=True)
    written = f"<x><![CDATA[{split}]]></x>"
    element = etree.fromstring(written.encode(), parser)
    element.tag = _qualified(name, etree.QName(parent).namespace or "")
    element.tail = "\n"
    parent.append(element)
    return element


def serialize(element: Element) -> bytes:
    """Return the document in UTF-8, the declaration on its first line."""
    return _DECLARATION + etree.tostring(element, encoding="utf-8") + b"\n"


def parse_document(content: bytes) -> Element | None:
    """Return the first element of a document, or none if it is not well-formed."""
    # No entity is read from anywhere: what is checked is ours, but stays so.
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    try:
        return etree.fromstring(content, parser)
    except etree.XMLSyntaxError:
        return None


def _qualified(name: str, default: str = "") -> str:
    prefix, _, local = name.rpartition(":")
    space = NAMESPACES[prefix] if prefix else default
    return f"{{{space}}}{local}" if space else local
