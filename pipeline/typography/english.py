"""English as typed → English as set: curly quotes, apostrophes, an ellipsis."""

import re

from pipeline.patterns import pattern
from pipeline.typography.gaps import before, is_opening

_ELISION = pattern(r"'(?:\d\ds?\b|tis\b|twas\b|em\b|til\b|n')", re.IGNORECASE)


def set_english(words: str) -> str:
    """Set a text as the English-speaking press does."""
    if '"' in words:
        words = _double(words)
    if "'" in words:
        words = _single(words)
    return words.replace("...", "…") if "..." in words else words


def _double(words: str) -> str:
    """Set double quotes; a mark of inches, after a digit, stays straight."""
    is_open = False
    pieces = []
    for place, mark in enumerate(words):
        if mark != '"':
            pieces.append(mark)
        elif not is_open and is_opening(words, place):
            is_open = True
            pieces.append("“")
        elif not is_open and before(words, place).isdigit():
            pieces.append(mark)
        else:
            is_open = False
            pieces.append("”")
    return "".join(pieces)


def _single(words: str) -> str:
    """Set single quotes and apostrophes; a mark of feet stays straight."""
    is_open = False
    pieces = []
    for place, mark in enumerate(words):
        if mark != "'":
            pieces.append(mark)
        elif is_opening(words, place) and not _ELISION.match(words, place):
            is_open = True
            pieces.append("‘")
        elif not is_open and before(words, place).isdigit():
            pieces.append(mark)
        else:
            pieces.append("’")
    return "".join(pieces)
