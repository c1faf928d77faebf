"""`Article` → units: its messages, with what a translation of each would share.

Words that two languages have in common begin with the same four letters, more
often than not (Simard, Foster and Isabelle 1992, “Using cognates to align
sentences in bilingual corpora”, section 3).
"""

import unicodedata
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from babel import Locale
from msgspec import Struct
from msgspec.structs import replace

from pipeline.aligning.addresses import addresses, pictures
from pipeline.aligning.figures import Figures, read_figures
from pipeline.model.articles import Article, Kind, Message
from pipeline.patterns import pattern
from pipeline.syntax import parse, sentences
from pipeline.syntax.tokens import Break, Code, Picture, Text, Token

_WORD = pattern(r"[^\W\d_]+")
_NAME = pattern(r"(?<=[^\W_][,;:’'-] |.[^\W_] )[A-ZÀ-ÖØ-Þ][^\W\d_]{2,}")
_COGNATE = len("four")

SECTION = "§"
"""What stands before a trait of the section that a heading opens."""


class Unit(Struct, frozen=True, kw_only=True):
    """A message to be aligned; `place` is its index in the article.

    `length` is in letters, and so are those of its `sentences`. Each of `traits`
    begins with the sign of its kind: `#` a number in digits, `~` one that is spelt,
    `@` an address, `` ` `` code, `^` a name, and a letter a word; before it stands
    `§` where it is not the heading that has it but the section.
    """

    place: int
    kind: Kind
    line: int
    tokens: tuple[Token, ...]
    length: int
    sentences: tuple[int, ...]
    figures: Figures
    traits: frozenset[str]


def units(article: Article) -> tuple[Unit, ...]:
    """Return the messages of an article that say something, in reading order."""
    shown = pictures(article)
    found = [
        _unit(place, message, article.locale, shown.get(place, ""))
        for place, message in enumerate(article.messages)
        if message.text
    ]
    return tuple(_with_sections(found))


def plain(tokens: tuple[Token, ...]) -> str:
    """Return the words that tokens say, without their marks."""
    return "".join(map(_words, tokens))


def _words(token: Token) -> str:
    match token:
        case Text(text) | Code(text):
            return text
        case Picture():
            return token.alt
        case Break():
            return " "
        case _:
            return ""


def _with_sections(found: list[Unit]) -> Iterator[Unit]:
    """Yield the units, each heading with what stands below it up to the next.

    A heading says little, and goes where its section goes.
    """
    headings = [at for at, unit in enumerate(found) if unit.kind.is_heading]
    ends = dict(pairwise([*headings, len(found)]))
    for at, unit in enumerate(found):
        below = found[at + 1 : ends.get(at, at)]
        traits = {f"{SECTION}{trait}" for each in below for trait in each.traits}
        yield replace(unit, traits=unit.traits | traits) if traits else unit


def _unit(place: int, message: Message, locale: Locale, shown: str) -> Unit:
    tokens = parse(message.text, message)
    words = plain(tokens)
    figures = read_figures(words, locale.language)
    return Unit(
        place=place,
        kind=message.kind,
        line=message.line,
        tokens=tokens,
        length=len(words),
        sentences=tuple(map(len, sentences(message.text))),
        figures=figures,
        traits=traits(tokens, figures, shown),
    )


def traits(
    tokens: tuple[Token, ...], figures: Figures, shown: str = ""
) -> frozenset[str]:
    """Return what a translation of a text would share with it (`Unit`).

    `shown` is the address of the picture that it describes, if it does.
    """
    return frozenset(_traits(tokens, figures, shown))


def _traits(tokens: tuple[Token, ...], figures: Figures, shown: str) -> Iterator[str]:
    words = plain(tokens)
    written = {value for _, forms in figures.written for value in forms}
    for value in figures.values:
        yield f"#{value}" if value in written else f"~{value}"
    yield from (f"@{url}" for url in addresses(tokens, shown))
    yield from (f"`{each.text}" for each in tokens if isinstance(each, Code))
    yield from (
        _folded(word[0])[:_COGNATE]
        for word in _WORD.finditer(words)
        if len(word[0]) >= _COGNATE
    )


@cache
def _folded(word: str) -> str:
    """Return a word in small letters without accents."""
    apart = unicodedata.normalize("NFKD", word.casefold().replace("œ", "oe"))
    return "".join(each for each in apart if not unicodedata.combining(each))
