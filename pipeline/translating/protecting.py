"""A message ↔ a fragment that a machine may translate without breaking a mark.

Marks become `<m1>…</m1>` and `<m2/>`, in the order of the source; what comes
back is read leniently, mended where it is plain what was meant, and refused
where it is not.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import unescape
from itertools import groupby

from msgspec import Struct

from pipeline.model.articles import Message
from pipeline.patterns import pattern
from pipeline.syntax import ends_of, parse, says, spell
from pipeline.syntax.tokens import (
    MarkEnd,
    MarkStart,
    Picture,
    TagEnd,
    TagStart,
    Text,
    Token,
)
from pipeline.text import fold, trim_breaking

_MARK = pattern(
    r"(?:<|&lt;) {0,3}(/?) {0,3}m {0,3}([0-9]{1,5}) {0,3}(/?) {0,3}(?:>|&gt;)",
    re.IGNORECASE,
)
_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_AFTER_START = pattern(r"(<m[0-9]+>)( +)")
_BEFORE_END = pattern(r"( +)(</m[0-9]+>)")
_SPACES = pattern(r" {2,}")


class Protected(Struct, frozen=True):
    """One mark of a message: the tokens that open and close it.

    One that stands alone, such as a code span, has no end.
    """

    start: Token
    end: Token | None = None


class Fragment(Struct, frozen=True, kw_only=True):
    """A message as a machine is given it, and its marks by their numbers."""

    message: Message
    xml: str
    marks: Mapping[int, Protected]


Piece = str | tuple[int, bool]
"""A run of text, or the number of a mark and whether it opens."""


def protect(message: Message) -> Fragment:
    """Return what a machine is given for a message."""
    tokens = parse(message.text, message)
    ends = ends_of(tokens)
    marks: dict[int, Protected] = {}
    numbers: dict[int, int] = {}
    written: list[str] = []
    for at, token in enumerate(tokens):
        if isinstance(token, Text):
            written.append(token.text.translate(_ENTITIES))
        elif at in numbers:
            written.append(f"</m{numbers[at]}>")
        else:
            number = len(marks) + 1
            end = ends.get(at)
            marks[number] = Protected(token, tokens[end] if end is not None else None)
            written.append(_opened(token, number, is_alone=end is None))
            if end is not None:
                numbers[end] = number
    return Fragment(message=message, xml="".join(written), marks=marks)


def restore(fragment: Fragment, answer: str) -> str:
    """Return the message that an answer says; nothing if its marks are lost.

    Every mark must be there, once, and none half within another.
    """
    pieces = tuple(_pieces(_tidy(answer)))
    if not _is_whole(pieces, fragment.marks):
        return ""
    tokens = tuple(_trimmed(_tokens(pieces, fragment.marks)))
    message = fragment.message
    if message.kind.is_plain:
        return "".join(each.text for each in tokens if isinstance(each, Text))
    text = spell(tokens, message)
    return text if says(text, message, tokens) else ""


def has_same_marks(one: Message, text: str) -> bool:
    """Say whether another text has the marks of a message, whatever their order."""
    ours = parse(one.text, one)
    theirs = parse(text, one)
    return sorted(_signs(ours)) == sorted(_signs(theirs))


def _signs(tokens: Iterable[Token]) -> Iterator[str]:
    """Yield what marks are, however they are spelt, and whatever alt they have."""
    for token in tokens:
        if isinstance(token, Picture):
            yield f"picture {token.number}"
        elif isinstance(token, MarkStart | MarkEnd):
            yield f"{_slash(token)}{token.mark.value}"
        elif isinstance(token, TagStart | TagEnd):
            yield f"{_slash(token)}{token.name}{token.source}"
        elif not isinstance(token, Text):
            yield repr(token)


def _slash(token: Token) -> str:
    return "/" if isinstance(token, MarkEnd | TagEnd) else ""


def _opened(token: Token, number: int, *, is_alone: bool) -> str:
    if isinstance(token, Picture):
        return f"<m{number}>{token.alt.translate(_ENTITIES)}</m{number}>"
    return f"<m{number}/>" if is_alone else f"<m{number}>"


def _tidy(answer: str) -> str:
    """Spell each mark as we do, with no space within its edge."""
    found = _MARK.sub(lambda mark: f"<{mark[1]}m{int(mark[2])}{mark[3]}>", fold(answer))
    moved = _BEFORE_END.sub(r"\2\1", _AFTER_START.sub(r"\2\1", found))
    return _SPACES.sub(" ", moved)


def _pieces(answer: str) -> Iterator[Piece]:
    """Yield the runs of text and the marks of an answer."""
    at = 0
    for found in _MARK.finditer(answer):
        yield unescape(answer[at : found.start()])
        number = int(found[2])
        if found[3]:
            yield (number, True)
        yield (number, not found[1] and not found[3])
        at = found.end()
    yield unescape(answer[at:])


def _is_whole(pieces: Iterable[Piece], marks: Mapping[int, Protected]) -> bool:
    """Say whether each mark opens once and closes once, one within another."""
    seen: set[int] = set()
    open_: list[int] = []
    for piece in pieces:
        if isinstance(piece, str):
            continue
        number, is_start = piece
        if is_start and (number in seen or number not in marks):
            return False
        if is_start and open_ and marks[open_[-1]].end is None:
            return False  # within what stands alone, a mark would be lost
        if not is_start and (not open_ or open_.pop() != number):
            return False
        if is_start:
            seen.add(number)
            open_.append(number)
    return not open_ and seen == marks.keys()


def _tokens(pieces: Sequence[Piece], marks: Mapping[int, Protected]) -> Iterator[Token]:
    """Yield what the pieces say; a mark that stands alone has no text."""
    inside = 0
    alt = ""
    for piece in pieces:
        if isinstance(piece, str):
            alt += piece if inside else ""
            if piece and not inside:
                yield Text(piece)
            continue
        number, is_start = piece
        mark = marks[number]
        if mark.end is None and is_start:
            inside, alt = number, ""
        elif mark.end is None:
            inside = 0
            yield _alone(mark.start, alt)
        elif not inside:
            yield mark.start if is_start else mark.end


def _alone(token: Token, text: str) -> Token:
    if isinstance(token, Picture):
        return Picture(token.url, trim_breaking(text), token.title, token.number)
    return token


def _trimmed(tokens: Iterable[Token]) -> Iterator[Token]:
    """Yield the tokens, neighbouring texts as one, with no space at either end."""
    every = list(tokens)
    runs = [list(run) for _, run in groupby(every, key=lambda each: type(each) is Text)]
    for at, run in enumerate(runs):
        if not isinstance(run[0], Text):
            yield from run
            continue
        text = "".join(each.text for each in run if isinstance(each, Text))
        text = text if at else text.lstrip(" ")
        text = text if at < len(runs) - 1 else text.rstrip(" ")
        if text:
            yield Text(text)
