"""The bytes of a feed → what it says of itself, and its items, each by itself.

An item stands in several feeds, byte for byte: so it can be judged once.
"""

import re

from lxml import etree
from lxml.etree import _Element as Element
from msgspec import DecodeError, Raw, Struct, ValidationError
from msgspec.json import decode, encode


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
    # No entity is read from anywhere: what is checked is ours, but stays so.
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    try:
        return etree.fromstring(content, parser)
    except etree.XMLSyntaxError:
        return None


def split_json(content: bytes) -> Parts | None:
    """Return the parts of a feed in JSON; none where it is no object."""
    try:
        fields = decode(content, type=dict[str, Raw])
        items = decode(fields.pop("items", Raw(b"[]")), type=list[Raw])
    except (DecodeError, ValidationError):
        return None
    return Parts(rest=encode(fields), items=tuple(map(bytes, items)))
