"""The bytes of a feed → what it says of itself, and its items, each by itself.

An item stands in several feeds, byte for byte: so it can be judged once.
"""

import re
from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from typing import TypeAlias

from lxml import etree
from lxml.etree import _Element as Element
from msgspec import DecodeError, Raw, Struct, ValidationError
from msgspec.json import decode, encode

Inner: TypeAlias = Mapping[str, list[Element]]
"""The elements that are in another, by their names; both in order."""


class Parts(Struct, frozen=True, kw_only=True):
    """A feed without its items, and these, each a document that can be parsed."""

    rest: bytes
    items: tuple[bytes, ...] = ()


def split_xml(content: bytes) -> Parts:
    """Return the parts of a feed in XML, whose items begin and end lines.

    Of one that is written in another way the rest is all.
    """
    for name in (b"item", b"entry"):
        before, *found = re.split(b"\n<%s(?=[ >])" % name, content)
        end = b"\n</%s>" % name
        ended = [each.rpartition(end) for each in found]
        *between, after = [after for _, _, after in ended] or [b"-"]
        if ended and not any(between) and all(mark for _, mark, _ in ended):
            return _parts(before, name, [inner + end for inner, _, _ in ended], after)
    return Parts(rest=content)


def _parts(before: bytes, name: bytes, inner: list[bytes], after: bytes) -> Parts:
    """Put each item into the element that they are all in."""
    start = before[before.find(b"<", 2) :].partition(b">")[0]
    root = start[1:].partition(b" ")[0]
    items = (b"%s><%s%s</%s>" % (start, name, each, root) for each in inner)
    return Parts(rest=before + after, items=tuple(items))


def parse_xml(content: bytes) -> Element | None:
    """Return the first element of a document, or none if it is not well-formed."""
    try:
        return etree.fromstring(content, _parser())
    except etree.XMLSyntaxError:
        return None


@cache
def _parser() -> etree.XMLParser:
    # No entity is read from anywhere: what is checked is ours, but stays so.
    return etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)


def inner_of(parent: Element) -> Inner:
    """Return what is in an element, found once for all that is asked of it."""
    found: defaultdict[str, list[Element]] = defaultdict(list)
    for each in parent:
        found[each.tag].append(each)
    return dict(found)


def texts(inner: Inner, tag: str) -> list[str]:
    """Return the whole text of each element of a name."""
    return [
        "".join(map(str, each.itertext())) if len(each) else each.text or ""
        for each in inner.get(tag, ())
    ]


def split_json(content: bytes) -> Parts | None:
    """Return the parts of a feed in JSON; none where it is no object."""
    try:
        fields = decode(content, type=dict[str, Raw])
        items = decode(fields.pop("items", Raw(b"[]")), type=list[Raw])
    except (DecodeError, ValidationError):
        return None
    return Parts(rest=encode(fields), items=tuple(map(bytes, items)))
