"""The inline tokens: what a message says, whatever format it was written in.

A run of inline content is a flat sequence of these.
"""

from enum import StrEnum
from html import unescape
from typing import TypeAlias

from msgspec import Struct

from pipeline.patterns import pattern

ATTRIBUTE = pattern(
    r"""([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?"""
)
"""An attribute: its name, and its value by the quotes around it."""


class Mark(StrEnum):
    """A mark with no attributes, valued by its HTML element."""

    EMPHASIS = "em"
    STRONG = "strong"
    STRIKETHROUGH = "del"


class Text(Struct, frozen=True, gc=False):
    """Prose, with every escape and entity already resolved."""

    text: str


class Code(Struct, frozen=True, gc=False):
    """A code span, verbatim."""

    text: str


class Break(Struct, frozen=True, gc=False):
    """A hard line break."""


class MarkStart(Struct, frozen=True, gc=False):
    """The start of emphasis, strong or struck text."""

    mark: Mark


class MarkEnd(Struct, frozen=True, gc=False):
    """The end of emphasis, strong or struck text."""

    mark: Mark


class LinkStart(Struct, frozen=True, gc=False):
    """The start of a link: what it points at, its title.

    In a message `number` is that of the link, and 0 where a translator wrote
    a URL that the source does not have.
    """

    url: str
    title: str = ""
    number: int = 0


class LinkEnd(Struct, frozen=True, gc=False):
    """The end of a link."""


class Picture(Struct, frozen=True, gc=False):
    """An image inside a sentence."""

    url: str
    alt: str
    title: str = ""
    number: int = 0


class NoteCall(Struct, frozen=True, gc=False):
    """A call of a footnote, by its label."""

    label: str


class TagStart(Struct, frozen=True, gc=False):
    """A start tag that Markdown can't say.

    `source` is everything between the name and the closing bracket, as it was
    written; it is empty for a bare tag, whose attributes the message keeps.
    """

    name: str
    source: str = ""

    @property
    def attributes(self) -> tuple[tuple[str, str], ...]:
        """The attributes, names in lower case and values unescaped."""
        return parse_attributes(self.source)


class TagEnd(Struct, frozen=True, gc=False):
    """The end tag that goes with a `TagStart`."""

    name: str
    source: str = ""


class Raw(Struct, frozen=True, gc=False):
    """A comment, declaration or instruction inside a sentence, verbatim."""

    source: str


Token: TypeAlias = (
    Text
    | Code
    | Break
    | MarkStart
    | MarkEnd
    | LinkStart
    | LinkEnd
    | Picture
    | NoteCall
    | TagStart
    | TagEnd
    | Raw
)


def parse_attributes(source: str) -> tuple[tuple[str, str], ...]:
    """Return the names, in lower case, and the values of a tag's attributes."""
    return tuple(
        (found[1].lower(), unescape(found[2] or found[3] or found[4] or ""))
        for found in ATTRIBUTE.finditer(source)
    )
