"""A PO file and edits of its texts → the file, in which nothing else differs.

Writing a catalog anew would wrap its lines as we do, and order its comments; an
editor's own way of writing is none of our business.
"""

import re
from collections.abc import Iterable, Iterator

from msgspec import Struct

from pipeline.catalogs.escapes import LETTERS
from pipeline.catalogs.grammar import AFTER_SOURCE, STRINGS, TRANSLATION
from pipeline.catalogs.writing import escape
from pipeline.model.diagnostics import Replacement, edited
from pipeline.patterns import pattern

_SIGN = pattern(r"\\(.)|[^\\]")


class Retouch(Struct, frozen=True, kw_only=True):
    """Edits of a text: in the entry on a line, wherever it has this `text`."""

    line: int
    text: str
    edits: tuple[Replacement, ...]


def retouch(content: bytes, retouches: Iterable[Retouch]) -> bytes:
    """Return the file with some of its texts edited.

    What is not where it is said to be stays, as does all of a file that is not
    UTF-8, or a text in which letters are written by their numbers.
    """
    try:
        text = content.decode()
    except UnicodeDecodeError:
        return content
    starts = [0, *(found.end() for found in re.finditer("\n", text))]
    edits = sorted(
        (edit for each in retouches for edit in _edits(text, starts, each)),
        key=lambda edit: (edit.start, edit.end),
    )
    return edited(text, edits).encode()


def _edits(text: str, starts: list[int], asked: Retouch) -> Iterator[Replacement]:
    """Yield edits of the file that do those of one text."""
    if asked.line > len(starts):
        return
    source = text.find('"', starts[asked.line - 1])
    found = AFTER_SOURCE.match(text, source) if source >= 0 else None
    while found and (found := TRANSLATION.match(text, found.end())):
        letters = letters_of(text, found.start(1), found.end(1))
        if "".join(letter for letter, _, _ in letters) == asked.text:
            yield from spread(letters, asked.edits, found.end(1) - 1)


def letters_of(text: str, start: int, end: int) -> list[tuple[str, int, int]]:
    """Return each letter of some strings, with where it is written."""
    letters = []
    for piece in STRINGS.finditer(text, start, end):
        for sign in _SIGN.finditer(text, piece.start() + 1, piece.end() - 1):
            letter = LETTERS.get(sign[1]) if sign[1] else sign[0]
            if letter is None:
                return []
            letters.append((letter, sign.start(), sign.end()))
    return letters


def spread(
    letters: list[tuple[str, int, int]], edits: Iterable[Replacement], end: int
) -> Iterator[Replacement]:
    """Yield the edits by offsets in the file; `end` is that of the text there.

    A text may go on in another string, whose quotation marks stay.
    """
    for edit in edits:
        at = letters[edit.start][1] if edit.start < len(letters) else end
        yield Replacement(at, at, escape(edit.text))
        for _, start, stop in letters[edit.start : edit.end]:
            yield Replacement(start, stop, "")
