"""Texts and inline codes ↔ the inline elements of XLIFF 2.1, XLIFF 1.2 and TMX 1.4b.

Read leniently: a program may write a pair as one element around the text, as
two that stand alone, or with the mark inside.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from zlib import crc32

from lxml.etree import _Element as Element
from msgspec import Struct, field

from pipeline.exchanging.xml import escape, name_of, text_of
from pipeline.syntax import InlineCode, Piece, Role

_PAIRS = frozenset({"pc", "g"})
_STARTS = frozenset({"sc", "bpt", "bx"})
_ENDS = frozenset({"ec", "ept", "ex"})
_ALONE = frozenset({"ph", "x", "it", "ut"})
_REFERENCES = ("startRef", "rid", "i", "id", "x")
"""What the number of a code may stand in; what pairs it with another first."""

_HEX = 16


class InlineReader(Struct, frozen=True):
    """Reads a source or target; `data` is what codes stand for, by its id."""

    data: Mapping[str, str] = field(default_factory=dict)

    def read(self, element: Element) -> Iterator[Piece]:
        """Yield the pieces in an element."""
        if element.text:
            yield element.text
        for child in element:
            yield from self._piece(child)
            if child.tail:
                yield child.tail

    def _piece(self, element: Element) -> Iterator[Piece]:
        name = name_of(element)
        number = _number(element)
        if name in _PAIRS:
            yield InlineCode(number, Role.START, self._literal(element, "Start"))
            yield from self.read(element)
            yield InlineCode(number, Role.END, self._literal(element, "End"))
        elif name in _STARTS | _ENDS | _ALONE:
            yield InlineCode(number, _role(element, name), self._literal(element))
        elif name == "cp":
            yield _character(element)
        elif name:
            yield from self.read(element)  # a remark on the text, such as `mrk`

    def _literal(self, element: Element, end: str = "") -> str:
        """Return what a code stands for, inside of it or kept beside it."""
        reference = element.get(f"dataRef{end}", "")
        if reference or end:
            return self.data.get(reference, "")
        return text_of(element) or element.get("equiv-text", "")


def _role(element: Element, name: str) -> Role:
    position = element.get("pos", "")
    if name in _STARTS or position in {"open", "begin"}:
        return Role.START
    if name in _ENDS or position in {"close", "end"}:
        return Role.END
    return Role.ALONE


def _number(element: Element) -> int:
    """Return the number of a code; names of other programs have large ones."""
    name = next(
        (element.get(each, "") for each in _REFERENCES if element.get(each)), ""
    )
    is_ours = name.isascii() and name.isdecimal() and len(name) < len("100000")
    return int(name) if is_ours else 100_000 + crc32(name.encode())


def _character(element: Element) -> str:
    """Return the character that XML can't say, unless there is none to return."""
    try:
        return chr(int(element.get("hex", ""), _HEX))
    except (ValueError, OverflowError):
        return ""


def write_native(
    pieces: Iterable[Piece], attributes: Callable[[InlineCode], str]
) -> str:
    """Return pieces with each mark in its element, as XLIFF 1.2 and TMX have it."""
    return "".join(
        escape(piece)
        if isinstance(piece, str)
        else _native(piece, _ELEMENTS[piece.role], attributes(piece))
        for piece in pieces
    )


_ELEMENTS = {Role.START: "bpt", Role.END: "ept", Role.ALONE: "ph"}


def _native(code: InlineCode, name: str, attributes: str) -> str:
    return f"<{name}{attributes}>{escape(code.literal)}</{name}>"


def kind_of(code: InlineCode) -> str:
    """Return what a code marks: link, image, bold, italic, struck, break, code, note.

    Of any other mark that is `tag`.
    """
    literal = code.literal
    if literal.startswith("`"):
        return "code"
    return _KINDS.get(literal) or ("note" if literal.startswith("[^") else "tag")


_KINDS = {
    "[": "link",
    "![": "image",
    "*": "italic",
    "**": "bold",
    "~~": "struck",
    "<br>": "break",
}
