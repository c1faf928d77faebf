"""Inline tokens of the plainest kind → message syntax, at sight.

Nearly all sentences are words with a few marks, links and code spans between
spaces, none in another. What such a one is parsed to is certain beforehand, by
the rules for delimiter runs (CommonMark 0.31.2, section 6.2): a run of stars
that follows a space or an opening sign, and precedes a letter, can only open; one
that follows a letter, and precedes a space or a closing sign, can only close.
So it need not be parsed again to be sure, as `writing` does with all others.
"""

from typing import TypeAlias

from pipeline.model.articles import Link
from pipeline.syntax.limits import MOST_MARKS
from pipeline.syntax.tokens import (
    Code,
    LinkEnd,
    LinkStart,
    Mark,
    MarkEnd,
    MarkStart,
    Text,
    Token,
)
from pipeline.syntax.written import Written
from pipeline.text import has_any

_SPECIAL = "\\`*_[<&~\n\r\t\0"
_SPECIAL_INSIDE = _SPECIAL + "]"
SIGNS = {Mark.EMPHASIS: "*", Mark.STRONG: "**", Mark.STRIKETHROUGH: "~~"}
STARS = {
    sign[1:]: (MarkStart(mark), MarkEnd(mark))
    for mark, sign in SIGNS.items()
    if sign[0] == "*"
}
"""The ends of a mark, by what follows its first star."""
BEFORE = "\u00a0\u202f («“‘'’\"—–/-"
BEHIND = "\u00a0\u202f ).,;:?…»”’'\"—–/-"
"""What may stand around a mark; the hyphen is last, as in a class of a pattern."""

_BEFORE, _BEHIND = frozenset(BEFORE), frozenset(BEHIND)
LONGEST = MOST_MARKS // 2
"""A text that is no longer can't have too many marks, nor can its tokens."""

_Numbers: TypeAlias = dict[str, int]


def write_at_sight(tokens: tuple[Token, ...]) -> Written | None:
    """Return what `write` returns, for tokens that need no care; else none.

    They have not too many marks either (`has_too_many_marks`, `is_writable`).
    """
    pieces: list[str] = []
    numbers: _Numbers = {}
    at, last = 0, len(tokens)
    while at < last:
        token = tokens[at]
        at += 1
        if type(token) is Text:
            piece = token.text
            if has_any(piece, _SPECIAL):
                return None
        elif type(token) is Code:
            is_second = at > 1 and type(tokens[at - 2]) is Code
            piece = "" if is_second else _code(token.text)
        else:
            piece = _spanned(tokens, at - 1, numbers)
            at += 2
        if not piece:
            return None
        pieces.append(piece)
    return _written("".join(pieces), numbers)


def _written(text: str, numbers: _Numbers) -> Written | None:
    if not text or text[0] == " " or text[-1] == " " or len(text) > LONGEST:
        return None
    if not numbers:
        return Written(text=text)
    return Written(
        text=text,
        links=tuple(Link(number=each, url=url) for url, each in numbers.items()),
    )


def _code(text: str) -> str:
    """Return a code span, or nothing for one that needs a wider fence."""
    is_plain = "`" not in text and text == text.strip(" ")
    return f"`{text}`" if is_plain and text.isprintable() else ""


def _spanned(tokens: tuple[Token, ...], at: int, numbers: _Numbers) -> str:
    """Return a mark or a link with its words, or nothing where that takes care."""
    span = tokens[at : at + 3]
    inner = span[1] if len(span) == 3 else None  # noqa: PLR2004 - with its two ends
    words = inner.text if type(inner) is Text else ""
    if not words or has_any(words, _SPECIAL_INSIDE) or not _stands_free(tokens, at):
        return ""
    start, end = span[0], span[2]
    if type(start) is MarkStart:
        sign = SIGNS[start.mark] if end == MarkEnd(start.mark) else ""
        is_tight = words[0].isalnum() and words[-1].isalnum()
        return f"{sign}{words}{sign}" if sign and is_tight else ""
    if type(start) is not LinkStart or type(end) is not LinkEnd:
        return ""
    if start.title or words[0] == "^":
        return ""
    return f"[{words}][{numbers.setdefault(start.url, len(numbers) + 1)}]"


def _stands_free(tokens: tuple[Token, ...], at: int) -> bool:
    """Say whether a mark or a link stands between spaces, signs or the two ends."""
    if at:
        before = tokens[at - 1]
        if type(before) is not Text or before.text[-1:] not in _BEFORE:
            return False
    if at + 3 < len(tokens):
        behind = tokens[at + 3]
        return type(behind) is Text and behind.text[:1] in _BEHIND
    return True
