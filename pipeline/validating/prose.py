"""One text → its words, without the marks, and the way back to where they stand.

What a rule about language reads. A mark says how words look, so it vanishes;
what is not prose of this language (code, an address, a picture, a phrase in
another language) is one opaque sign, so that no rule reads it.
"""

import re
from collections.abc import Iterator
from html import unescape

from babel import Locale
from msgspec import Struct

from pipeline.model.articles import Message, Tag
from pipeline.model.locales import parse_tag
from pipeline.patterns import pattern
from pipeline.syntax.tokens import (
    Break,
    Code,
    LinkEnd,
    LinkStart,
    NoteCall,
    Picture,
    Raw,
    TagEnd,
    TagStart,
    Text,
    Token,
    parse_attributes,
)
from pipeline.validating.once import once

OPAQUE = "\ufffc"
"""What stands for a piece that is not prose (U+FFFC, OBJECT REPLACEMENT CHARACTER)."""

_ADDRESS = pattern(
    r"(?:https?://|www\.)[^\s<>\"«»“”\u00a0\u202f]*[^\s<>\"«»“”\u00a0\u202f.,;:!?)\]…]"
    r"|[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}"
)
_BROKEN = pattern(
    "(?<=\\])[ \u00a0\u202f]{0,9}\\[?\\^?[0-9]{1,6}\\]?|\\[\\^[^\\[\\] \n]{1,99}\\]"
)
"""What is left of a link or a footnote that is none: its number is no figure."""
_ENTITY = pattern(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]*);")
_PASSED = {
    TagStart: pattern(r"[^<]*<[^>]*>"),
    TagEnd: pattern(r"[^<]*<[^>]*>"),
    Break: pattern(r"[^<\n]*(?:\n|<[^>]*>)"),
    Raw: pattern(r"[^<]*<[^>]*>"),
    LinkEnd: pattern(r"[*_~]*\](?:\[[^\]]*\]|\([^)]*\))?"),
    NoteCall: pattern(r"[*_~]*\[\^[^\]]*\]"),
    Picture: pattern(r"[*_~]*!\[[^\]]*\](?:\[[^\]]*\]|\([^)]*\))"),
    Code: pattern(r"[^`]*(`+).*?(?<!`)\1(?!`)", re.DOTALL),
}
"""How far the source of a token reaches that is no text."""

_SIGNS: dict[type[Token], str] = {Break: "\n", Code: OPAQUE, Picture: OPAQUE}
"""What stands for a token that is no text; nothing, for most."""
_TAGS = frozenset({TagStart, TagEnd})
_PROBE = 12


class Prose(Struct, frozen=True, dict=True):
    """The words of a text, and what they come from.

    `tokens` are what `source` says; there are none where every word stands at
    its own offset in it.
    """

    text: str
    source: str = ""
    tokens: tuple[Token, ...] = ()

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where a stretch of the words stands in the text they come from.

        Looked for only when a rule has found something there.
        """
        places = self._places
        if not places:
            return (start, end)
        if start == end:
            place = places[start] if start < len(places) else places[-1] + 1
            return (place, place)
        return (places[start], places[end - 1] + 1)

    @once
    def _places(self) -> list[int]:
        return _all_places(self.source, self.tokens)


def addresses(text: str) -> list[str]:
    """Return the URLs and mail addresses that stand in a text as they are."""
    return _ADDRESS.findall(text)


def plain_prose(text: str) -> Prose:
    """Return the words of a text in which no mark has a meaning."""
    return Prose(_guarded(text))


def read_prose(
    text: str, tokens: tuple[Token, ...], message: Message, locale: Locale
) -> Prose:
    """Return the words of a text that says these tokens, in a language."""
    kept = {tag.name: tag for tag in message.tags}
    words: list[str] = []
    foreign, number = 0, ""
    for token in tokens:
        if type(token) is Text:
            is_prose = not foreign and token.text != number
            words.append(token.text if is_prose else OPAQUE * len(token.text))
            continue
        words.append(_SIGNS.get(type(token), ""))
        number = str(token.number) if type(token) is LinkStart else ""
        if type(token) in _TAGS:
            foreign = _foreign(token, foreign, kept, locale)
    return Prose(_guarded(_without_broken("".join(words))), text, tokens)


def _all_places(text: str, tokens: tuple[Token, ...]) -> list[int]:
    """Return the offset in a text of each character of the words it says.

    The end of a line is read as a space, unless it is a line break.
    """
    places: list[int] = []
    spaced = text.replace("\n", " ")
    at = 0
    for token in tokens:
        if isinstance(token, Text):
            places += _places(spaced, token.text, at)
            at = places[-1] + 1 if token.text else at
            continue
        passed = _PASSED.get(type(token))
        reach = passed.match(text, at) if passed else None
        at = reach.end() if reach else at
        places += [max(at - 1, 0)] * len(_SIGNS.get(type(token), ""))
    return places


def _foreign(token: Token, depth: int, kept: dict[str, Tag], locale: Locale) -> int:
    """Count how deep the tags stand that say that another language begins."""
    if isinstance(token, TagEnd):
        return max(depth - 1, 0)
    if not isinstance(token, TagStart):
        return depth
    source = _attributes(kept[token.name]) if token.name in kept else token.source
    is_foreign = _is_foreign(dict(parse_attributes(source)), locale)
    return depth + 1 if depth or is_foreign else 0


def _attributes(tag: Tag) -> str:
    """Return the attributes that the message keeps, but for those to translate."""
    return "".join(part for part in tag.attributes if isinstance(part, str))


def _is_foreign(attributes: dict[str, str], locale: Locale) -> bool:
    tag = attributes.get("lang", "")
    try:
        return bool(tag) and parse_tag(tag).language != locale.language
    except ValueError:
        return True


def _without_broken(words: str) -> str:
    """Make the numbers of broken links opaque: the rules about links tell of them."""
    if "]" not in words:
        return words
    return _BROKEN.sub(_opaque, words)


def _opaque(found: re.Match[str]) -> str:
    return OPAQUE * len(found[0])


def _guarded(words: str) -> str:
    """Make addresses opaque, each of their characters, so that offsets hold."""
    if "://" not in words and "@" not in words and "www." not in words:
        return words
    return _ADDRESS.sub(_opaque, words)


def _places(text: str, words: str, start: int) -> Iterator[int]:
    """Yield where each character of some words stands, from an offset on.

    What was escaped stands behind its backslash, or is spelt by an entity.
    """
    probe = text.find(words[:_PROBE], start)
    at = probe if probe >= 0 else start
    for character in words:
        at, length = _place(text, character, at)
        yield at + length - 1
        at += length


def _place(text: str, character: str, at: int) -> tuple[int, int]:
    """Return where a character is written, and how long it is written."""
    if text.startswith(character, at):
        return at, 1
    if text.startswith("\\" + character, at):
        return at, 2
    entity = _ENTITY.match(text, at)
    if entity and unescape(entity[0]) == character:
        return at, len(entity[0])
    further = text.find(character, at)
    return (further, 1) if further >= 0 else (min(at, max(len(text) - 1, 0)), 1)
