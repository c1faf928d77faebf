"""A headline → the same, with its short compounds kept on one line.

A browser breaks a line behind any hyphen, and no property of CSS forbids it. In a
column of text that is right; in large type “arc-en-” above “ciel” reads as a mistake.
The letters stay as they are (U+2011, which forbids it too, is found by no search).
"""

import re

from markupsafe import Markup, escape

from pipeline.patterns import pattern

_COMPOUND = pattern("[a-zA-ZÀ-ɏ'’]+(?:-[a-zA-ZÀ-ɏ'’]+)+")
_NARROW, _WIDE = frozenset("fijlrtI'’-"), frozenset("mwæœMWÆŒ")
_LONGEST = 13.5
"""How many `n` fit into the narrowest column of large type, measured in a browser."""


def whole(text: str) -> Markup | str:
    """Return a headline as HTML, in which no short word is broken at its hyphens.

    >>> whole("Peut-être")
    Markup('<span class="whole">Peut-être</span>')
    """
    if "-" not in text:
        return text
    return Markup(_COMPOUND.sub(_kept, str(escape(text))))  # noqa: S704 - escaped, but for our own tags


def _kept(found: re.Match[str]) -> str:
    word = found[0]
    is_short = sum(map(_width, word)) <= _LONGEST
    return f'<span class="whole">{word}</span>' if is_short else word


def _width(letter: str) -> float:
    """Return about how wide a letter is, as a multiple of an `n`."""
    if letter in _NARROW:
        return 0.6
    if letter in _WIDE:
        return 1.8
    return 1.7 if letter.isupper() else 1
