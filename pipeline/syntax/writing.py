"""Inline tokens → message syntax, with as few marks and escapes as will do.

Whatever is written is parsed again at once, and a more careful spelling is
tried until it says exactly what the tokens say. So no rule of emphasis or
escaping has to be known here, and none can be got wrong.
"""

import re
from collections.abc import Callable, Sequence
from typing import Any

from pipeline.model.articles import Kind, Message
from pipeline.patterns import pattern
from pipeline.syntax.limits import MOST_MARKS
from pipeline.syntax.numbering import number
from pipeline.syntax.parsing import parse
from pipeline.syntax.sight import write_at_sight
from pipeline.syntax.tokens import (
    Break,
    Code,
    LinkEnd,
    LinkStart,
    Mark,
    MarkEnd,
    MarkStart,
    NoteCall,
    Picture,
    TagEnd,
    TagStart,
    Text,
    Token,
)
from pipeline.syntax.written import Written

_SPECIAL = pattern(r"[\\`*_\[\]<>&~!\n\r\t]")
_ENTITIES = {"\n": "&#10;", "\r": "&#13;", "\t": "&#9;"}
_MOST_ESCAPES = 48

Spelling = dict[Mark, tuple[str, str]]

_STARS: Spelling = {
    Mark.EMPHASIS: ("*", "*"),
    Mark.STRONG: ("**", "**"),
    Mark.STRIKETHROUGH: ("~~", "~~"),
}
_UNDERSCORES: Spelling = {**_STARS, Mark.EMPHASIS: ("_", "_")}
_STRONG_UNDERSCORES: Spelling = {**_STARS, Mark.STRONG: ("__", "__")}
_TAGS: Spelling = {mark: (f"<{mark}>", f"</{mark}>") for mark in Mark}
_SPELLINGS = (_STARS, _UNDERSCORES, _STRONG_UNDERSCORES, _TAGS)


def is_writable(tokens: Sequence[Token]) -> bool:
    """Say whether the tokens may make a message: not if it had too many marks."""
    texts = [each.text for each in tokens if type(each) is Text]
    if len(tokens) + sum(map(len, texts)) <= MOST_MARKS:
        return True
    signs = sum(len(_SPECIAL.findall(text)) for text in texts)
    return len(tokens) + signs <= MOST_MARKS


def write(tokens: Sequence[Token]) -> Written:
    """Return the message that says what the tokens say, and what it leaves out."""
    seen = tuple(tokens)
    return write_at_sight(seen) or write_with_care(seen)


def write_with_care(tokens: tuple[Token, ...]) -> Written:
    """Return the message, spelled so that it is parsed back to the same tokens."""
    found = number(tokens)
    links, notes = found.links, tuple(found.notes)
    probe = Message(text="", kind=Kind.PARAGRAPH, links=links, notes=notes)
    return Written(
        text=spell(tuple(found.tokens), probe),
        links=links,
        titles=found.titles,
        notes=notes,
        tags=found.tags,
    )


def spell(tokens: tuple[Token, ...], probe: Message) -> str:
    """Return the first spelling that is parsed back to these tokens."""
    for spelling in _SPELLINGS:
        pieces = _pieces(tokens, spelling)
        plain = "".join(map(_bare_piece, pieces))
        if says(plain, probe, tokens):
            return plain
        if says("".join(pieces), probe, tokens):
            return _with_fewest_escapes(pieces, probe, tokens)
    return "".join(_pieces(tokens, _TAGS))


def says(text: str, probe: Message, wanted: tuple[Token, ...]) -> bool:
    """Say whether a text is parsed to these tokens, or to the same HTML."""
    found = parse(text, probe)
    return found == wanted or _marks_as_tags(found) == _marks_as_tags(wanted)


def _marks_as_tags(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """Take `*x*` and `<em>x</em>` for the same: they are the same HTML."""
    return tuple(
        TagStart(token.mark.value)
        if isinstance(token, MarkStart)
        else TagEnd(token.mark.value)
        if isinstance(token, MarkEnd)
        else token
        for token in tokens
    )


def _with_fewest_escapes(
    pieces: list[str], probe: Message, wanted: tuple[Token, ...]
) -> str:
    """Take away each escape that makes no difference, from left to right."""
    places = [at for at, piece in enumerate(pieces) if piece != _bare_piece(piece)]
    if len(places) > _MOST_ESCAPES:
        return "".join(pieces)
    kept = list(pieces)
    for at in places:
        kept[at] = _bare_piece(pieces[at])
        if not says("".join(kept), probe, wanted):
            kept[at] = pieces[at]
    return "".join(kept)


def _bare_piece(piece: str) -> str:
    """Return an escaped mark without its backslash; anything else as it is."""
    is_escaped = len(piece) == len("\\*") and piece[0] == "\\"
    return piece[1] if is_escaped else piece


def _pieces(tokens: tuple[Token, ...], spelling: Spelling) -> list[str]:
    """Spell the tokens; each mark that is text is a piece with its backslash."""
    pieces: list[str] = []
    link = 0
    for token in tokens:
        if isinstance(token, Text):
            pieces += _escaped(token.text)
        elif isinstance(token, MarkStart):
            pieces.append(spelling[token.mark][0])
        elif isinstance(token, MarkEnd):
            pieces.append(spelling[token.mark][1])
        elif isinstance(token, LinkStart):
            link = token.number
            pieces.append("[")
        elif isinstance(token, LinkEnd):
            pieces.append(f"][{link}]")
        else:
            pieces += _OTHERS[type(token)](token)
    return _without_loose_ends(pieces)


def literal(token: Token) -> str:
    """Return a token that has no other end as the message syntax has it."""
    return "".join(_OTHERS[type(token)](token))


def escaped(text: str) -> str:
    """Return a text in which no mark has a meaning."""
    return "".join(_escaped(text))


def _code(text: str) -> str:
    longest = max((len(run) for run in re.findall("`+", text)), default=0)
    fence = "`" * (longest + 1)
    is_padded = text.startswith(" ") and text.endswith(" ") and text.strip(" ")
    pad = " " if "`" in (text[:1], text[-1:]) or is_padded else ""
    return f"{fence}{pad}{text}{pad}{fence}"


def _picture(token: Picture) -> list[str]:
    return ["![", *_escaped(token.alt), f"][{token.number}]"]


_OTHERS: dict[type, Callable[[Any], list[str]]] = {
    Picture: _picture,
    Code: lambda token: [_code(token.text)],
    NoteCall: lambda token: [f"[^{token.label}]"],
    TagStart: lambda token: [f"<{token.name}{token.source}>"],
    TagEnd: lambda token: [f"</{token.name}{token.source}>"],
    Break: lambda _: ["<br>"],
}


def _escaped(text: str) -> list[str]:
    """Cut a text into pieces: plain runs, escaped marks, and entities."""
    if not _SPECIAL.search(text):
        return [text] if text else []
    pieces, start = [], 0
    for found in _SPECIAL.finditer(text):
        mark = found[0]
        pieces.append(text[start : found.start()])
        pieces.append(_ENTITIES.get(mark) or f"\\{mark}")
        start = found.end()
    return [piece for piece in (*pieces, text[start:]) if piece]


def _without_loose_ends(pieces: list[str]) -> list[str]:
    """Spell a space at either end as an entity, so that it is not trimmed."""
    if pieces and pieces[0].startswith(" "):
        pieces[0] = "&#32;" + pieces[0][1:]
    if pieces and pieces[-1].endswith(" "):
        pieces[-1] = pieces[-1][:-1] + "&#32;"
    return pieces
