"""Inline Markdown of the plainest kind → its tokens, at sight.

Nearly all sentences are words with a few marks, links and code spans between
spaces, none in another. What such a one means is certain without a parser: a run
of stars before a letter, and behind a space or an opening sign, can only open, and
one behind a letter, and before a space or a closing sign, can only close; code goes
before links, and these before marks (CommonMark 0.31.2, section 6.2 and appendix).
`sight` writes by the same rules; tests hold both to what the parser says.
"""

import re

from msgspec import Struct

from pipeline.model.articles import Link
from pipeline.patterns import pattern
from pipeline.syntax.sight import BEFORE, BEHIND, LONGEST, STARS
from pipeline.syntax.tokens import (
    Code,
    LinkEnd,
    LinkStart,
    Text,
    Token,
)
from pipeline.syntax.written import Written
from pipeline.text import has_any

_UNSURE = "\\`*_[<&~"
"""What means itself only where it means nothing else; of lines there is but one."""

_NEITHER = r"\\`*_\[\]<&~"
_URL = r"([\w:/?#@%=+.,;$!-]+)"
_SPAN = pattern(
    rf"\*(?<![^{BEFORE}]\*)(\*?+)([^\W_](?:[^{_NEITHER}]*[^\W_])?)\*\1(?![^{BEHIND}])"
    rf"|\[(?<![^{BEFORE}]\[)(?!\^)([^{_NEITHER}]+)\]\({_URL}\)(?![^{BEHIND}])"
    r"|`(?<!``)(?! )([^`]+)(?<! )`(?!`)"
)
"""A mark and its words, or the words of a link and its URL, or code.

Each begins with its sign, which is looked for several times as fast as a place.
"""

_LINK_END = LinkEnd()


class Said(Struct, frozen=True, gc=False):
    """What a line says, and how that is written as a message."""

    tokens: tuple[Token, ...]
    written: Written


def skim(words: str) -> Said | None:
    """Return what a line of inline Markdown says, or nothing where it takes care.

    It has no white space at its ends, nor control characters anywhere. What is
    written is what `write_at_sight` makes of the tokens.
    """
    if len(words) > LONGEST:
        return None
    if not has_any(words, _UNSURE):
        return Said((Text(words),), Written(text=words))
    tokens: list[Token] = []
    outside: list[str] = []
    pieces: list[str] = []
    numbers: dict[str, int] = {}
    at = 0
    for found in _SPAN.finditer(words):
        start, end = found.span()
        between = words[at:start]
        outside.append(between)
        tokens += (Text(between), *_spanned(found)) if between else _spanned(found)
        pieces += (between, _numbered(found, numbers))
        at = end
    rest = words[at:]
    if has_any("".join((*outside, rest)), _UNSURE):
        return None
    if "`" in words and not all(map(_is_certain, tokens)):
        return None
    tokens += (Text(rest),) if rest else ()
    links = tuple([Link(number=each, url=url) for url, each in numbers.items()])
    text = "".join((*pieces, rest)) if links else words
    return Said(tuple(tokens), Written(text=text, links=links))


def _is_certain(token: Token) -> bool:
    return type(token) is not Code or token.text.isprintable()


def _spanned(found: re.Match[str]) -> tuple[Token, ...]:
    """Return the tokens of a mark, a link or code."""
    second, marked, linked, url, code = found.groups()
    if marked:
        opening, closing = STARS[second]
        return (opening, Text(marked), closing)
    return (LinkStart(url), Text(linked), _LINK_END) if linked else (Code(code),)


def _numbered(found: re.Match[str], numbers: dict[str, int]) -> str:
    """Return a span as a message has it: a link with a number for its URL."""
    url = found[4]
    if url is None:
        return found[0]
    number = numbers.setdefault(url, len(numbers) + 1)
    return f"[{found[3]}][{number}]"
