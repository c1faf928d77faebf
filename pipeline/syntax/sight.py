"""Inline tokens of the plainest kind → message syntax, at sight.

Nearly all sentences are words with a few marks, links and code spans between
spaces, none in another. What such a one is parsed to is certain beforehand, by
the rules for delimiter runs (CommonMark 0.31.2, section 6.2): a run of stars
that follows a space or an opening sign, and precedes a letter, can only open; one
that follows a letter, and precedes a space or a closing sign, can only close.
So it need not be parsed again to be sure, as `writing` does with all others.
"""

import re
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

_is_special = re.compile(r"[\\`*_\[<&~\n\r\t\0]").search
_SIGNS = {Mark.EMPHASIS: "*", Mark.STRONG: "**", Mark.STRIKETHROUGH: "~~"}
_BEFORE = frozenset("\u00a0\u202f («“‘'’\"—–-/")
_BEHIND = frozenset("\u00a0\u202f ).,;:?…»”’'\"—–-/")
_LONGEST = MOST_MARKS // 2
"""A text that is no longer can't have too many marks, nor can its tokens."""

_Numbers: TypeAlias = dict[str, int]


def write_at_sight(tokens: tuple[Token, ...]) -> Written | None:
    """Return what `write` returns, for tokens that need no care; else none."""
    pieces: list[str] = []
    numbers: _Numbers = {}
    at, last = 0, len(tokens)
    while at < last:
        token = tokens[at]
        if isinstance(token, Text):
            piece, length = token.text, 1
            if _is_special(piece):
                return None
        elif isinstance(token, Code):
            is_second = at > 0 and isinstance(tokens[at - 1], Code)
            piece, length = "" if is_second else _code(token.text), 1
        else:
            piece, length = _spanned(tokens[at : at + 3], numbers), 3
            if not _stands_free(tokens, at):
                return None
        if not piece:
            return None
        pieces.append(piece)
        at += length
    return _written("".join(pieces), numbers)


def _written(text: str, numbers: _Numbers) -> Written | None:
    if not text or text[0] == " " or text[-1] == " " or len(text) > _LONGEST:
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


def _spanned(span: tuple[Token, ...], numbers: _Numbers) -> str:
    """Return a mark or a link with its words, or nothing where that takes care."""
    if len(span) < 3:  # noqa: PLR2004 - start, words, end
        return ""
    start, inner, end = span
    words = inner.text if isinstance(inner, Text) else ""
    if not words or "]" in words or _is_special(words):
        return ""
    if isinstance(start, MarkStart):
        sign = _SIGNS[start.mark] if end == MarkEnd(start.mark) else ""
        is_tight = words[0].isalnum() and words[-1].isalnum()
        return f"{sign}{words}{sign}" if sign and is_tight else ""
    if not isinstance(start, LinkStart) or start.title or words[0] == "^":
        return ""
    if not isinstance(end, LinkEnd):
        return ""
    return f"[{words}][{numbers.setdefault(start.url, len(numbers) + 1)}]"


def _stands_free(tokens: tuple[Token, ...], at: int) -> bool:
    """Say whether a mark or a link stands between spaces, signs or the two ends."""
    before = tokens[at - 1] if at else None
    behind = tokens[at + 3] if at + 3 < len(tokens) else None
    return (before is None or _ends(before, -1, _BEFORE)) and (
        behind is None or _ends(behind, 0, _BEHIND)
    )


def _ends(token: Token, place: int, signs: frozenset[str]) -> bool:
    return isinstance(token, Text) and token.text != "" and token.text[place] in signs
