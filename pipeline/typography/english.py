"""English as typed → English as set: curly quotes, apostrophes, an ellipsis."""

import re

from pipeline.patterns import pattern
from pipeline.typography.gaps import before, is_opening

_DOUBLE = pattern('"')
_SINGLE = pattern("'")
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

    def turned(found: re.Match[str]) -> str:
        nonlocal is_open
        place = found.start()
        if not is_open and is_opening(words, place):
            is_open = True
            return "“"
        if not is_open and before(words, place).isdigit():
            return '"'
        is_open = False
        return "”"

    return _DOUBLE.sub(turned, words)


def _single(words: str) -> str:
    """Set single quotes and apostrophes; a mark of feet stays straight."""
    is_open = False

    def turned(found: re.Match[str]) -> str:
        nonlocal is_open
        place = found.start()
        if is_opening(words, place) and not _ELISION.match(words, place):
            is_open = True
            return "‘"
        return "'" if not is_open and before(words, place).isdigit() else "’"

    return _SINGLE.sub(turned, words)
