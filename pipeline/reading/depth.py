"""Texts nested as deep as anyone likes → texts to be read in linear time.

A browser's parser looks through all open elements at each tag, and one of
Markdown through all open quotations and lists at each line, so that the time
they take grows with the square of the depth (WHATWG HTML, 13.2.4.2).
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct, field

from pipeline.patterns import pattern
from pipeline.syntax import PARSER
from pipeline.syntax.limits import DEEPEST
from pipeline.syntax.tokens import (
    LinkEnd,
    LinkStart,
    MarkEnd,
    MarkStart,
    TagEnd,
    TagStart,
    Token,
)

_STARTS = (LinkStart, MarkStart, TagStart)
_ENDS = (LinkEnd, MarkEnd, TagEnd)
_CONTAINERS = frozenset({"BlockQuote", "Item", "FootnoteDefinition"})


_SIGN = r"(?:>|[-+*](?=[ \t])|[0-9]{1,9}[.)](?=[ \t]))"


def _head(length: int) -> re.Pattern[str]:
    """Match so many signs and spaces at the head of a line, then the signs after.

    The signs open quotations and lists; the spaces keep the line in those that
    are open.
    """
    return pattern(
        rf"^((?:[ \t]|{_SIGN}){{{length}}})(?:[ \t]*+{_SIGN})+", re.MULTILINE
    )


_HEAD, _ABYSS = _head(DEEPEST), _head(10 * DEEPEST)
_DEEP = pattern(rf"\n[ \t>+*.)0-9-]{{{DEEPEST}}}")
"""Find out soon that no line begins with as many characters of such signs."""
_INERT = "\u205f"
"""A space that opens no block, and makes text of what is behind it."""

_TAG = pattern(r"<(/?)([a-zA-Z][a-zA-Z0-9-]*)")
_NEVER_DEEP = frozenset(
    [
        *("br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"),
        *("dd", "dt", "li", "option", "p"),
        *("tbody", "td", "tfoot", "th", "thead", "tr"),
    ]
)
"""The elements with no end tag, or whose end tag may be left out."""


def flat(document: str) -> tuple[str, bool]:
    """Leave out the signs of quotations and lists that are too deep, if any are.

    Also say whether there were any. What stood behind the signs is text.
    """
    if not _DEEP.search(f"\n{document}") or not _HEAD.search(document):
        return document, False
    # A rule of many signs, or code, is not deep; but an abyss is not to be parsed.
    if not _ABYSS.search(document) and max(_depths(document), default=0) <= DEEPEST:
        return document, False
    return _HEAD.sub(f"\\1{_INERT}", document), True


def _depths(document: str) -> Iterator[int]:
    """Yield how many quotations and lists are open, each time that one opens."""
    depth = 0
    for event in PARSER.events(document):
        for name, value in event.items() if isinstance(event, dict) else ():
            block = next(iter(value), "") if isinstance(value, dict) else value
            if block in _CONTAINERS:
                depth += 1 if name == "Start" else -1
                yield depth


def is_deep(tokens: Sequence[Token]) -> bool:
    """Say whether marks, links and tags of a sentence are nested too deeply."""
    return len(tokens) > DEEPEST and max(_nesting(tokens)) > DEEPEST


def _nesting(tokens: Iterable[Token]) -> Iterator[int]:
    depth = 0
    for token in tokens:
        depth += isinstance(token, _STARTS)
        depth -= isinstance(token, _ENDS)
        yield depth


def shallow(html: str) -> tuple[str, bool]:
    """Turn the start tags that are too deep into text, and say if there are any."""
    if html.count("<") <= DEEPEST:
        return html, False
    depth = _Depth()
    return _TAG.sub(depth.tag, html), depth.is_exceeded


class _Depth(Struct):
    """How many elements of each name are open, in all `total`."""

    opened: Counter[str] = field(default_factory=Counter)
    total: int = 0
    is_exceeded: bool = False

    def tag(self, found: re.Match[str]) -> str:
        """Return the beginning of a tag, or of a text in its place."""
        name = found[2].lower()
        if name in _NEVER_DEEP:
            return found[0]
        if found[1]:
            is_open = self.opened[name] > 0
            self.opened[name] -= is_open
            self.total -= is_open
        elif self.total == DEEPEST:
            self.is_exceeded = True
            return f"&lt;{found[2]}"
        else:
            self.opened[name] += 1
            self.total += 1
        return found[0]
