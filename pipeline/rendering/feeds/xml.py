"""Texts → the little of XML that RSS and Atom need, written as text.

An element stands on a line of its own, so that a feed is its head, its items and
its end, one after the other: an item is written once, whatever feeds have it. A
parser judges what was written (`checks.py`); nothing is parsed to write it.
"""

from collections.abc import Mapping
from types import MappingProxyType

from pipeline.patterns import pattern

NAMESPACES = {
    "atom": "http://www.w3.org/2005/Atom",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "fh": "http://purl.org/syndication/history/1.0",
    "dc": "http://purl.org/dc/elements/1.1/",
    "media": "http://search.yahoo.com/mrss/",
}

DECLARATION = '<?xml version="1.0" encoding="utf-8"?>\n'

_NO_CHARACTERS = "\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff"
_ILLEGAL = pattern(f"[{_NO_CHARACTERS}]")
_MARK = pattern(f'[&<>"\t\n\r{_NO_CHARACTERS}]')
_REFERENCES = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    '"': "&quot;",
    "\t": "&#9;",
    "\n": "&#10;",
    "\r": "&#13;",
}
_NONE: Mapping[str, str] = MappingProxyType({})


def legible(text: str) -> str:
    """Drop the characters that no XML document may hold (XML 1.0, 2.2)."""
    return _ILLEGAL.sub("", text)


def element(name: str, text: str = "", attributes: Mapping[str, str] = _NONE) -> str:
    """Return an element on a line of its own, of a text that is legible.

    `&` and `<` are written as hexadecimal references, which readers decode once
    and only once (RSS Best Practices Profile, 3.1).
    """
    start = _start(name, attributes)
    if not text:
        return f"<{start}/>\n"
    bare = text.replace("&", "&#x26;").replace("<", "&#x3C;").replace(">", "&gt;")
    bare = bare.replace("\r", "&#13;")
    return f"<{start}>{bare}</{name}>\n"


def parent(name: str, inner: str, attributes: Mapping[str, str] = _NONE) -> str:
    """Return an element that holds others, each on its line."""
    return f"{opening(name, attributes)}{inner}{closing(name)}"


def opening(name: str, attributes: Mapping[str, str] = _NONE) -> str:
    """Return the line that an element with others in it begins with."""
    return f"<{_start(name, attributes)}>\n"


def closing(name: str) -> str:
    """Return the line that such an element ends with."""
    return f"</{name}>\n"


def markup(name: str, html: str) -> str:
    """Return an element of legible markup, as CDATA that `]]>` can't end."""
    # What a parser makes of the ends of lines (XML 1.0, 2.11).
    lines = html.replace("\r\n", "\n").replace("\r", "\n")
    split = lines.replace("]]>", "]]]]><![CDATA[>")
    return f"<{name}><![CDATA[{split}]]></{name}>\n"


def _start(name: str, attributes: Mapping[str, str]) -> str:
    """Return what stands between the brackets of a start tag."""
    given = [f' {key}="{_value(value)}"' for key, value in attributes.items()]
    return name + "".join(given)


def _value(text: str) -> str:
    """Return a text for the quotes of an attribute, legible."""
    return _MARK.sub(lambda found: _REFERENCES.get(found[0], ""), text)
