"""Plainly typed text → text as a printer sets it in its language.

A translator who types straight quotes and plain spaces still publishes
correct French. Only text is touched: code, addresses and tags are not.
Setting a text that is set already changes nothing.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache

from babel import Locale
from msgspec import Struct

from pipeline.patterns import pattern
from pipeline.syntax.tokens import (
    Code,
    NoteCall,
    Picture,
    TagEnd,
    TagStart,
    Text,
    Token,
)
from pipeline.text import has_any
from pipeline.typography.english import set_english
from pipeline.typography.french import set_canadian, set_french, set_swiss
from pipeline.typography.gaps import OBJECT, TAG

__all__ = ["Setter", "set_words", "setter", "typeset"]

_ADDRESS = pattern(
    r"\b[a-z][a-z0-9+.-]{0,15}://[^\s«»“”\"]*[^\s«»“”\".,;:!?…)\]'’]"
    r"|(?<![\w.+-])[\w.+-]{1,64}@\w[\w.-]*\w",
    re.IGNORECASE,
)
_TAKEN_APART = ("@", "://", TAG, OBJECT)
_TAGS = (TagStart, TagEnd)
_OBJECTS = frozenset({Code, Picture, NoteCall})
_VERBATIM = frozenset({"code", "kbd", "samp", "var"})
"""The elements whose text is for a machine, or comes from one."""


class Setter(Struct, frozen=True):
    """Sets the texts of one language; `inner` does it where they hold no address."""

    inner: Callable[[str], str]

    def __call__(self, words: str) -> str:
        """Return a plain text, set."""
        if not has_any(words, _TAKEN_APART):
            return self.inner(words)
        found = _joined(*self.apart((Text(words),)))
        return "".join(each.text for each in found if isinstance(each, Text))

    def apart(self, tokens: Sequence[Token]) -> tuple[list[str], Sequence[Token]]:
        """Return the words of a sentence, set, and the tokens that stand between them.

        There is one text more than tokens; an address is a token that is a text.
        Quotes are paired across marks and links, so the words are set in one piece.
        """
        words, others = _apart(tokens)
        whole = self.inner("".join(words))
        pieces = whole.replace(OBJECT, TAG).split(TAG)
        if len(pieces) != len(others) + 1:  # a sign of ours stands in the text
            return [""] * (len(tokens) + 1), tokens
        return pieces, others


@cache
def setter(locale: Locale) -> Setter:
    """Return what sets the texts of a language."""
    return Setter(_inner(locale))


@cache
def _inner(locale: Locale) -> Callable[[str], str]:
    """Return the function that sets a text with no address in it."""
    by_territory = {"CA": set_canadian, "CH": set_swiss}
    if locale.language == "fr":
        return by_territory.get(locale.territory or "", set_french)
    return set_english if locale.language == "en" else str


def set_words(words: str, locale: Locale) -> str:
    """Set a text in which U+FFFC stands for each sign that is no prose."""
    return _inner(locale)(words)


def typeset(tokens: Iterable[Token], locale: Locale) -> tuple[Token, ...]:
    """Return the tokens with their text set, a sentence as a whole."""
    return tuple(_joined(*setter(locale).apart(tuple(tokens))))


def _apart(tokens: Iterable[Token]) -> tuple[list[str], list[Token]]:
    """Return the words, and the tokens that signs stand for among them."""
    words: list[str] = []
    others: list[Token] = []
    depth = 0
    for token in tokens:
        if type(token) is not Text:
            if isinstance(token, _TAGS) and token.name in _VERBATIM:
                depth += 1 if isinstance(token, TagStart) else -1
            words.append(OBJECT if type(token) in _OBJECTS else TAG)
            others.append(token)
        elif depth:
            words.append(OBJECT)
            others.append(token)
        elif "@" in token.text or "://" in token.text:
            _set_addresses_apart(token.text, words, others)
        else:
            words.append(token.text)
    return words, others


def _set_addresses_apart(text: str, words: list[str], others: list[Token]) -> None:
    start = 0
    for found in _ADDRESS.finditer(text):
        words += (text[start : found.start()], OBJECT)
        others.append(Text(found[0]))
        start = found.end()
    words.append(text[start:])


def _joined(pieces: Sequence[str], others: Iterable[Token]) -> Iterator[Token]:
    """Yield text and tokens in turn, adjacent texts as one, and no empty one."""
    words = pieces[0]
    for token, piece in zip(others, pieces[1:], strict=True):
        if type(token) is Text:
            words += token.text + piece
            continue
        if words:
            yield Text(words)
        yield token
        words = piece
    if words:
        yield Text(words)
