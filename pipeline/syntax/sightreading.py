"""Message syntax of the plainest kind → inline tokens, at sight.

The other way of `sight`: nearly all sentences are words with a few marks, numbered
links and code spans beside them, none in another. A sign that is not part of one of
these leaves the text to the parser. What is left is certain: a code span ends at the
next backtick, since there is none elsewhere (CommonMark 0.31.2, section 6.1), a run of
stars beside a letter or digit can only open or only close (section 6.2), and brackets
are those of full references, for which there is a definition (section 6.3).
"""

import re
from functools import lru_cache

from pipeline.patterns import pattern
from pipeline.syntax.sight import BEFORE, BEHIND, LONGEST, STARS
from pipeline.syntax.tokens import (
    Code,
    LinkEnd,
    LinkStart,
    Text,
    Token,
)
from pipeline.text import has_any

_SPECIAL = "\\`*_[]<&~\n\r\t\0"
_WORDS = rf"[^{re.escape(_SPECIAL)}]"
_SPAN = pattern(
    rf"\[(?<!!\[)(?![ ^])({_WORDS}+)(?<! )\]\[([1-9][0-9]{{0,4}})\](?![(\[:])"
    rf"|\*(?<![^{BEFORE}]\*)(\*?)((?=[^\W_]){_WORDS}*[^\W_])\*\3(?![^{BEHIND}])"
    r"|`(?<!``)((?! )[^`\n\r\0]+(?<! ))`(?!`)"
)
"""Each begins with its sign, which is looked for several times as fast as a place."""

_PARTS = 6
"""What a span is split into, with the words before it."""
_LINK_END = LinkEnd()


@lru_cache(maxsize=4096)
def read_at_sight(text: str) -> tuple[Token, ...] | None:
    """Return what the parser reads in a text; none, where that is not certain.

    The URL of a link is its number, which a message has to define.
    """
    if len(text) > LONGEST or text[:1].isspace() or text[-1:].isspace():
        return None
    parts = _SPAN.split(text)
    if has_any("".join(parts[::_PARTS]), _SPECIAL):
        return None
    tokens: list[Token] = []
    for at in range(0, len(parts), _PARTS):
        if parts[at]:
            tokens.append(Text(parts[at]))
        if at + 1 < len(parts):
            tokens += _span(*parts[at + 1 : at + _PARTS])
    return tuple(tokens)


def _span(
    linked: str | None, number: str, second: str | None, marked: str, code: str
) -> tuple[Token, ...]:
    if linked is not None:
        return (LinkStart(number, number=int(number)), Text(linked), _LINK_END)
    if second is not None:
        start, end = STARS[second]
        return (start, Text(marked), end)
    return (Code(code),)
