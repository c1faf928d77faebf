"""Texts and inline codes → the message that they say."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from pipeline.model.articles import Kind, Link, Message
from pipeline.patterns import pattern
from pipeline.syntax.coding import IMAGE, SIGNS, InlineCode, Piece, Role
from pipeline.syntax.parsing import parse
from pipeline.syntax.tokens import (
    LinkEnd,
    LinkStart,
    MarkEnd,
    MarkStart,
    NoteCall,
    Picture,
    TagEnd,
    TagStart,
    Text,
    Token,
)
from pipeline.syntax.writing import escaped, says, spell
from pipeline.text import fold, trim_breaking

_MARKS = {sign: mark for mark, sign in SIGNS.items()}
_TARGET = pattern(r"\]\[([0-9]{1,5})\]")
_TAG = pattern(r"</?([A-Za-z][A-Za-z0-9-]*)>")


def decode(pieces: Iterable[Piece], *, is_plain: bool = False) -> str:
    """Return the message that the pieces say, with as few escapes as will do.

    A pair with one end only is left out. A code that stands for nothing known
    counts as text.
    """
    known = [fold(each) if isinstance(each, str) else each for each in pieces]
    if is_plain:
        return trim_breaking("".join(each for each in known if isinstance(each, str)))
    paired = tuple(_joined(_paired(known)))
    tokens = _without_edges(tuple(_tokens(paired)))
    probe = _probe(tokens)
    text = spell(tokens, probe)
    return text if says(text, probe, tokens) else "".join(map(_flat, paired))


def _flat(piece: Piece) -> str:
    return escaped(piece) if isinstance(piece, str) else piece.literal


def _paired(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Leave out each end of a pair that has no other, and number the pairs anew."""
    partners: dict[int, int] = {}
    open_: dict[int, list[int]] = {}
    for at, piece in enumerate(pieces):
        if isinstance(piece, str) or piece.role is Role.ALONE:
            continue
        waiting = open_.setdefault(piece.number, [])
        if piece.role is Role.START:
            waiting.append(at)
        elif waiting:
            start = waiting.pop()
            partners |= {start: start, at: start}
    for at, piece in enumerate(pieces):
        if isinstance(piece, str) or piece.role is Role.ALONE:
            yield piece
        elif at in partners:
            yield InlineCode(partners[at], piece.role, piece.literal)


def _joined(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Yield neighbouring texts as one."""
    for is_text, run in groupby(pieces, key=lambda each: isinstance(each, str)):
        if is_text:
            text = "".join(each for each in run if isinstance(each, str))
            yield from (text,) if text else ()
        else:
            yield from run


def _tokens(pieces: Sequence[Piece]) -> Iterator[Token]:
    """Yield what balanced pieces say; an image takes its text in."""
    ends = {
        each.number: each.literal
        for each in pieces
        if isinstance(each, InlineCode) and each.role is Role.END
    }
    stream = iter(pieces)
    for piece in stream:
        if isinstance(piece, str):
            yield Text(piece)
        elif piece.role is Role.START and piece.literal == IMAGE:
            alt = "".join(_until(piece.number, stream))
            number = _number(ends[piece.number])
            yield Picture(_url(number), alt, number=number)
        elif piece.role is Role.ALONE:
            yield from _alone(piece.literal)
        else:
            yield _end_of_pair(piece, ends)


def _until(number: int, stream: Iterator[Piece]) -> Iterator[str]:
    """Yield the texts before the other end of a pair."""
    for piece in stream:
        if isinstance(piece, str):
            yield piece
        elif piece.number == number and piece.role is Role.END:
            return


def _end_of_pair(code: InlineCode, ends: dict[int, str]) -> Token:
    is_start, sign = code.role is Role.START, code.literal
    number = _number(ends[code.number])
    if number:
        return LinkStart(_url(number), number=number) if is_start else LinkEnd()
    if sign in _MARKS:
        return MarkStart(_MARKS[sign]) if is_start else MarkEnd(_MARKS[sign])
    tag = _TAG.fullmatch(sign)
    if tag:
        return TagStart(tag[1]) if is_start else TagEnd(tag[1])
    return Text(sign)


def _alone(literal: str) -> Iterator[Token]:
    """Yield what a code is that has no other end: code, a break, a call, a tag."""
    label = literal.removeprefix("[^").removesuffix("]")
    is_call = literal == f"[^{label}]"
    notes = (label,) if is_call else ()
    yield from parse(literal, Message(text="", kind=Kind.PARAGRAPH, notes=notes))


def _number(end: str) -> int:
    found = _TARGET.fullmatch(end)
    return int(found[1]) if found else 0


def _url(number: int) -> str:
    """Return what stands for the target of a link, which is not known here."""
    return f"#{number}"


def _probe(tokens: Sequence[Token]) -> Message:
    """Return a message that has the links and footnotes that the tokens name."""
    links = {
        (each.number, isinstance(each, Picture)): each.url
        for each in tokens
        if isinstance(each, LinkStart | Picture)
    }
    return Message(
        text="",
        kind=Kind.PARAGRAPH,
        links=tuple(
            Link(number=number, url=url, is_image=is_image)
            for (number, is_image), url in links.items()
        ),
        notes=tuple(each.label for each in tokens if isinstance(each, NoteCall)),
    )


def _without_edges(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """Cut the white space that collapses from the two ends of a message."""
    kept = list(tokens)
    if kept and isinstance(kept[0], Text):
        kept[0] = Text(kept[0].text.lstrip(" "))
    if kept and isinstance(kept[-1], Text):
        kept[-1] = Text(kept[-1].text.rstrip(" "))
    return tuple(each for each in kept if each != Text(""))
