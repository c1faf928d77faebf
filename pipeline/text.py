r"""The whitespace of prose: the only module that may trim or fold it.

U+00A0 and U+202F are content: `str.strip`, `str.split` and `\s` eat them
and with them the French language (`docs/decisions/0003-whitespace.md`).
"""

import re
import unicodedata
from collections.abc import Iterable
from contextlib import suppress
from functools import lru_cache

from pipeline.patterns import pattern

BREAKING = " \t\n\r\f"
"""The white space that HTML and CommonMark collapse."""

EDGES = (
    " \t\u00a0\u202f\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008"
    "\u2009\u200a\u205f\u3000\ufeff"
)
"""The spaces of every kind, which stand at the edge of a block by accident."""

UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u30ff\u31f0-\u31ff"
    "\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)
"""The letters of scripts that set no space between words, for a character class:
Thai, Lao, Burmese, Khmer, kana and Han."""

_RUNS = pattern(f"[{BREAKING}]+")
_AROUND = EDGES + "\n\r\f"
_BLANK_LINE = pattern(f"^[{EDGES}]+$", re.MULTILINE)
_INDENTED = pattern(f"\n[{EDGES}]")
_WORD = pattern(r"[^\W_]+(?:['’-][^\W_]+)*")


def has_any(text: str, signs: Iterable[str]) -> bool:
    """Say whether a text has any of some signs: sooner than a pattern does."""
    for sign in signs:  # noqa: SIM110 - `any` takes twice as long
        if sign in text:
            return True
    return False


def fold(text: str) -> str:
    """Turn each run of breaking white space into one space; keep the rest."""
    return _RUNS.sub(" ", text)


def trim(text: str) -> str:
    """Cut white space of every kind from the two ends, as an import must."""
    return text.strip(_AROUND)


def trim_start(text: str) -> str:
    """Cut white space of every kind from the start."""
    return text.lstrip(_AROUND)


def trim_end(text: str) -> str:
    """Cut white space of every kind from the end."""
    return text.rstrip(_AROUND)


def trim_breaking(text: str) -> str:
    """Cut only the white space that collapses from the two ends."""
    return text.strip(BREAKING)


def blank_lines(text: str) -> str:
    """Empty the lines that hold only white space of any kind."""
    if text[:1] not in EDGES and not _INDENTED.search(text):
        return text  # no line begins with such a space: found out much sooner
    return _BLANK_LINE.sub("", text)


def normalize(text: str) -> str:
    """Return the text in NFC; never NFKC, which flattens no-break spaces."""
    return unicodedata.normalize("NFC", text)


def count_words(text: str) -> int:
    """Count the words, an elided or hyphenated one as one."""
    # What French and English have beyond Latin-1, which is encoded far sooner.
    plain = text.replace("\u202f", " ").replace("’", "'").replace("œ", "o")
    for charset, shapes in _SHAPES.items():
        with suppress(UnicodeEncodeError):
            return _count_shapes(plain.encode(charset).translate(shapes))
    return len(_WORD.findall(text))


def _count_shapes(shapes: bytes) -> int:
    """Count where a letter, `a`, follows neither a letter nor, behind one, a joint.

    A pattern says the same in one line, and takes four times as long.
    """
    if b"'" not in shapes:
        return shapes.startswith(b"a") + shapes.count(b" a")
    joined = shapes.replace(b"a'a", b"aaa").replace(b"a'a", b"aaa")
    return joined.startswith(b"a") + joined.replace(b"'", b" ").count(b" a")


def _shape(letter: str) -> str:
    if letter in "'’-":
        return "'"
    return "a" if _WORD.match(letter) else " "


_SHAPES = {
    charset: bytes(
        ord(_shape(bytes([code]).decode(charset, "replace"))) for code in range(256)
    )
    for charset in ("latin-1", "cp1252")
}


def count_characters(text: str) -> int:
    """Count the letters and digits, and nothing that stands between them."""
    return sum(map(str.isalnum, text))


_APART = str.maketrans(
    {"œ": "oe", "Œ": "oe", "æ": "ae", "Æ": "ae", "ß": "ss", "ø": "o"}
)
_HYPHENS = pattern(r"[^a-z0-9]+")
_ACCENTS = pattern("[\u0300-\u036f]")
_SLUG_LENGTH = 80


def slugify(text: str) -> str:
    """Return a path segment of letters a–z, digits and hyphens; maybe empty.

    At most 80 characters, cut between words where there is one to cut at. What
    is written in another alphabet is spelled in this one
    (`docs/decisions/0013-slugs.md`).
    """
    slug = _HYPHENS.sub("-", _spelled(text)).strip("-")
    if len(slug) <= _SLUG_LENGTH:
        return slug
    head, _, _ = slug[: _SLUG_LENGTH + 1].rpartition("-")
    return head or slug[:_SLUG_LENGTH]


def _spelled(text: str) -> str:
    """Spell a text in small letters a–z as far as it can be."""
    if text.isascii():
        return text.lower()
    folded = text.translate(_APART).casefold()
    bare = _ACCENTS.sub("", unicodedata.normalize("NFKD", folded))
    return bare if bare.isascii() else _romanized(folded)


def _romanized(text: str) -> str:
    """Spell the letters in a–z, and leave signs, which are no words."""
    composed = unicodedata.normalize("NFKC", text)
    return "".join(c if c.isascii() else _latin(c) for c in composed)


@lru_cache(maxsize=1024)
def _latin(character: str) -> str:
    """Return a letter without its accents, or spelled in another alphabet."""
    apart = unicodedata.normalize("NFKD", character)
    bare = "".join(c for c in apart if not unicodedata.combining(c))
    if bare.isascii():
        return bare
    if unicodedata.category(character)[0] not in "LM":
        return character
    # Its tables take a while to load, and most titles need none.
    from anyascii import anyascii  # noqa: PLC0415

    return anyascii(character).lower()


# https://learn.microsoft.com/windows/win32/fileio/naming-a-file
_DEVICES = frozenset({"con", "prn", "aux", "nul"}) | {
    f"{port}{number}" for port in ("com", "lpt") for number in range(10)
}


def nearest(name: str, known: Iterable[str]) -> str:
    """Return the known name that a mistyped one is likest to, or an empty text."""
    # Most commands meet no mistake, and it takes 5 ms to load.
    from difflib import get_close_matches  # noqa: PLC0415

    return next(iter(get_close_matches(name, list(known), n=1)), "")


def is_device(name: str) -> bool:
    """Say whether Windows takes the name for a device, whatever its suffix."""
    return name.partition(".")[0].rstrip(" ").casefold() in _DEVICES
