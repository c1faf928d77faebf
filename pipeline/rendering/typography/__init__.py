"""Plainly typed text → text as a printer sets it in its language.

A translator who types straight quotes and plain spaces still publishes
correct French. Only text is touched: code, addresses and tags are not.
Setting a text that is set already changes nothing.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache

from babel import Locale

from pipeline.rendering.typography.english import set_english
from pipeline.rendering.typography.french import set_canadian, set_french, set_swiss
from pipeline.rendering.typography.gaps import OBJECT, TAG
from pipeline.syntax.tokens import (
    Code,
    NoteCall,
    Picture,
    TagEnd,
    TagStart,
    Text,
    Token,
)

__all__ = ["setter", "typeset"]

Setter = Callable[[str], str]
_Placed = tuple[str, Token]
"""A token, and the sign that stands for it in the sentence, if it is no prose."""

_GAP = re.compile(f"[{TAG}{OBJECT}]")
_ADDRESS = re.compile(
    r"\b[a-z][a-z0-9+.-]{0,15}://[^\s«»“”\"]*[^\s«»“”\".,;:!?…)\]'’]"
    r"|(?<![\w.+-])[\w.+-]{1,64}@\w[\w.-]*\w",
    re.IGNORECASE,
)
_OBJECTS = (Code, Picture, NoteCall)
_VERBATIM = frozenset({"code", "kbd", "samp", "var"})
"""The elements whose text is for a machine, or comes from one."""


@cache
def setter(locale: Locale) -> Setter:
    """Return the function that sets a plain text in a language."""
    inner = _inner(locale)

    def set_text(words: str) -> str:
        if "@" not in words and "://" not in words and not _GAP.search(words):
            return inner(words)
        found = typeset((Text(words),), locale)
        return "".join(each.text for each in found if isinstance(each, Text))

    return set_text


@cache
def _inner(locale: Locale) -> Setter:
    """Return the function that sets a text with no address in it."""
    by_territory = {"CA": set_canadian, "CH": set_swiss}
    if locale.language == "fr":
        return by_territory.get(locale.territory or "", set_french)
    return set_english if locale.language == "en" else str


def typeset(tokens: Iterable[Token], locale: Locale) -> tuple[Token, ...]:
    """Return the tokens with their text set, a sentence as a whole.

    Quotes are paired across marks and links, so the text is set in one piece.
    """
    found = tuple(tokens)
    if any(isinstance(each, Text) and _GAP.search(each.text) for each in found):
        return found
    placed = tuple(_placed(found))
    whole = "".join(_words(sign, token) for sign, token in placed)
    return tuple(_joined(_parted(placed, _inner(locale)(whole))))


def _placed(tokens: Iterable[Token]) -> Iterator[_Placed]:
    """Yield the tokens with their signs, the addresses apart."""
    depth = 0
    for token in tokens:
        if isinstance(token, TagStart | TagEnd) and token.name in _VERBATIM:
            depth += 1 if isinstance(token, TagStart) else -1
        if not isinstance(token, Text):
            yield OBJECT if isinstance(token, _OBJECTS) else TAG, token
        elif depth:
            yield OBJECT, token
        else:
            yield from _around_addresses(token.text)


def _around_addresses(words: str) -> Iterator[_Placed]:
    start = 0
    if "@" in words or "://" in words:
        for found in _ADDRESS.finditer(words):
            yield "", Text(words[start : found.start()])
            yield OBJECT, Text(found[0])
            start = found.end()
    yield "", Text(words[start:])


def _words(sign: str, token: Token) -> str:
    return token.text if not sign and isinstance(token, Text) else sign


def _parted(placed: Iterable[_Placed], whole: str) -> Iterator[Token]:
    """Put the pieces of the text back between the tokens that are not prose."""
    pieces = iter(_GAP.split(whole))
    yield Text(next(pieces))
    for sign, token in placed:
        if sign:
            yield token
            yield Text(next(pieces))


def _joined(tokens: Iterable[Token]) -> Iterator[Token]:
    """Yield the tokens with adjacent texts as one, and no empty one."""
    words = ""
    for token in tokens:
        if isinstance(token, Text):
            words += token.text
            continue
        if words:
            yield Text(words)
        words = ""
        yield token
    if words:
        yield Text(words)
