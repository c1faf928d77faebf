"""HTML → pieces, and balanced runs of pieces → inline tokens."""

import re
from collections.abc import Iterable, Iterator
from html import unescape

from msgspec import Struct

from pipeline import text
from pipeline.patterns import pattern
from pipeline.syntax.tokens import (
    Break,
    Code,
    LinkEnd,
    LinkStart,
    Mark,
    MarkEnd,
    MarkStart,
    Picture,
    TagEnd,
    TagStart,
    Text,
    Token,
    parse_attributes,
)

_PIECE = pattern(
    "<!--(?P<comment>.*?)-->"
    "|\ufdd0(?P<mark>[0-9]+)\ufdd1"
    '|<(?P<slash>/?)(?P<name>[a-zA-Z][a-zA-Z0-9-]*)(?P<rest>[^<>"]*(?:"[^"]*"[^<>"]*)*)>'
    "|(?P<text>[^<\ufdd0]+|<)",
    re.DOTALL,
)
VOID = frozenset({"br", "wbr", "img", "hr", "col", "source"})
"""The elements without an end tag, of those that an article may have."""

_MARKS = {"em": Mark.EMPHASIS, "strong": Mark.STRONG, "del": Mark.STRIKETHROUGH}


class Piece(Struct, frozen=True):
    """A tag, a text, a comment or a mark, with its source."""

    source: str
    kind: str
    name: str = ""
    value: str = ""


def pieces_of(html: str) -> Iterator[Piece]:
    """Yield the tags, texts, comments and marks of a fragment."""
    for found in _PIECE.finditer(html):
        kind = str(found.lastgroup)
        if kind == "rest":
            kind = "end" if found["slash"] else "start"
            yield Piece(found[0], kind, found["name"].lower(), found["rest"] or "")
        else:
            yield Piece(found[0], kind, value=found[kind])


def balanced(pieces: list[Piece]) -> Iterator[tuple[list[Piece], bool]]:
    """Part a run at the tags that open or close outside of it."""
    unmatched = _unmatched(pieces)
    group: list[Piece] = []
    for place, piece in enumerate(pieces):
        if place not in unmatched:
            group.append(piece)
            continue
        if group:
            yield group, True
            group = []
        yield [piece], False
    if group:
        yield group, True


def _unmatched(pieces: list[Piece]) -> set[int]:
    opened: list[tuple[str, int]] = []
    loose = set()
    for place, piece in enumerate(pieces):
        if piece.kind == "start" and piece.name not in VOID:
            opened.append((piece.name, place))
        elif piece.kind == "end":
            if opened and opened[-1][0] == piece.name:
                opened.pop()
            else:
                loose.add(place)
    return loose | {place for _, place in opened}


def tokens_of(pieces: list[Piece]) -> tuple[Token, ...]:
    """Return the inline tokens of a balanced run."""
    links: list[bool] = []
    return _with_code(joined(_token(piece, links) for piece in pieces))


def _token(piece: Piece, links: list[bool]) -> Token:
    if piece.kind == "text":
        return Text(text.fold(unescape(piece.source)))
    if piece.name == "a":
        return _anchor(piece, links)
    if piece.name in _MARKS and not piece.value:
        mark = _MARKS[piece.name]
        return MarkEnd(mark) if piece.kind == "end" else MarkStart(mark)
    if piece.kind == "end":
        return TagEnd(piece.name)
    return _start_tag(piece)


def _start_tag(piece: Piece) -> Token:
    if piece.name == "br":
        return Break()
    return _image(piece) if piece.name == "img" else TagStart(piece.name, piece.value)


def _anchor(piece: Piece, links: list[bool]) -> Token:
    """Return a numbered link, or a bare tag where there is more than a URL."""
    if piece.kind == "end":
        return LinkEnd() if links.pop() else TagEnd("a")
    attributes = dict(parse_attributes(piece.value))
    is_link = "href" in attributes and attributes.keys() <= {"href", "title"}
    links.append(is_link)
    if not is_link:
        return TagStart("a", piece.value)
    return LinkStart(attributes["href"], attributes.get("title", ""))


def _image(piece: Piece) -> Token:
    attributes = dict(parse_attributes(piece.value))
    if not attributes.keys() <= {"src", "alt", "title"}:
        return TagStart("img", piece.value)
    return Picture(
        attributes.get("src", ""),
        attributes.get("alt", ""),
        attributes.get("title", ""),
    )


def joined(tokens: Iterable[Token]) -> Iterator[Token]:
    """Yield the tokens with adjacent texts as one."""
    texts: list[str] = []
    for token in tokens:
        if isinstance(token, Text):
            texts.append(token.text)
            continue
        if texts:
            yield Text("".join(texts))
            texts.clear()
        yield token
    if texts:
        yield Text("".join(texts))


def _with_code(tokens: Iterable[Token]) -> tuple[Token, ...]:
    """Turn `<code>` around nothing but text into a code span."""
    found: list[Token] = []
    for token in tokens:
        found.append(token)
        match found[-3:]:
            case [TagStart("code", ""), Text(inside), TagEnd("code")] if inside.strip(
                " "
            ):
                found[-3:] = [Code(inside)]
    return tuple(found)
