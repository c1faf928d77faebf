"""Plainly typed text → text as a printer sets it in its language.

A translator who types straight quotes and plain spaces still publishes
correct French. Only text is touched: code, addresses and tags are not.
Setting a text that is set already changes nothing.
"""

import re
from collections.abc import Callable, Iterable
from functools import cache

from babel import Locale

from pipeline.rendering.typography.english import set_english
from pipeline.rendering.typography.french import set_canadian, set_french, set_swiss
from pipeline.rendering.typography.gaps import OBJECT, TAG
from pipeline.syntax.tokens import Code, NoteCall, Picture, Text, Token

__all__ = ["setter", "typeset"]

Setter = Callable[[str], str]

_GAP = re.compile(f"[{TAG}{OBJECT}]")
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*://[^\s«»]+|[^\s@<>«»]+@[^\s@<>«»]+", re.I)
_OBJECTS = (Code, Picture, NoteCall)


def _as_typed(words: str) -> str:
    return words


@cache
def setter(locale: Locale) -> Setter:
    """Return the function that sets a plain text in a language."""
    by_territory = {"CA": set_canadian, "CH": set_swiss}
    if locale.language == "fr":
        return _around_addresses(by_territory.get(locale.territory or "", set_french))
    if locale.language == "en":
        return _around_addresses(set_english)
    return _as_typed


def _around_addresses(inner: Setter) -> Setter:
    def set_text(words: str) -> str:
        if "@" not in words and "://" not in words:
            return inner(words)
        return _rejoined(inner, words)

    return set_text


def _rejoined(inner: Setter, words: str) -> str:
    """Set a text with an object in the place of each address."""
    if OBJECT in words:
        return words
    addresses = iter(_ADDRESS.findall(words))
    marked = inner(_ADDRESS.sub(OBJECT, words))
    return re.sub(OBJECT, lambda _: next(addresses), marked)


def typeset(tokens: Iterable[Token], locale: Locale) -> tuple[Token, ...]:
    """Return the tokens with their text set, a sentence as a whole.

    Quotes are paired across marks and links, so the text is set in one piece.
    """
    found = tuple(tokens)
    set_text = setter(locale)
    if len(found) == 1 and isinstance(found[0], Text):
        return (Text(set_text(found[0].text)),)
    if any(isinstance(each, Text) and _GAP.search(each.text) for each in found):
        return found
    whole = "".join(map(_as_text, found))
    if "@" in whole or "://" in whole:
        return found
    return _parted(found, set_text(whole))


def _as_text(token: Token) -> str:
    if isinstance(token, Text):
        return token.text
    return OBJECT if isinstance(token, _OBJECTS) else TAG


def _parted(tokens: tuple[Token, ...], whole: str) -> tuple[Token, ...]:
    """Put the pieces of the text back between the tokens that are not text."""
    pieces = iter(_GAP.split(whole))
    parted: list[Token] = [Text(next(pieces))]
    for token in tokens:
        if not isinstance(token, Text):
            parted += [token, Text(next(pieces))]
    return tuple(each for each in parted if not isinstance(each, Text) or each.text)
