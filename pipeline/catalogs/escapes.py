r"""Quoted strings of a PO file → the text they stand for, without `\n` and its like."""

import re

from pipeline.catalogs.grammar import BYTE, ESCAPE, STRINGS
from pipeline.catalogs.refusals import Refusal
from pipeline.model.phrases import say
from pipeline.patterns import pattern

LETTERS = {
    "n": "\n",
    "t": "\t",
    "r": "\r",
    "a": "\a",
    "b": "\b",
    "f": "\f",
    "v": "\v",
    '"': '"',
    "\\": "\\",
}
"""What a letter behind a backslash stands for."""

_RARE = pattern(r"\\[^n]")


def unquote(quoted: str, line: int) -> str:
    """Return the text of one or more quoted strings; raise `Refusal` with the line."""
    joined = quoted[1:-1].replace('"\n"', "")
    if '"' not in joined and not _RARE.search(joined):
        return joined.replace("\\n", "\n")
    pieces = (piece[1:-1] for piece in STRINGS.findall(quoted))
    return "".join(unescape(piece, line) for piece in pieces)


def unescape(text: str, line: int) -> str:
    """Return a text with its escapes resolved; raise `Refusal` with the line.

    As in C, whose strings gettext's are, a NUL ends it.
    """
    if "\\" not in text:
        return text
    if "\\\\" not in text:
        text = text.replace("\\n", "\n").replace('\\"', '"')
    if "\\" not in text:
        return text
    resolved = ESCAPE.sub(lambda found: _resolve(found, line), text)
    return resolved.partition("\0")[0]


def _resolve(found: re.Match[str], line: int) -> str:
    if found[2] in LETTERS:
        return LETTERS[found[2]]
    if found[1]:
        return _decode_numbers(found[1], line)
    message = say(
        "\\{letter} is no escape of PO files: write \\\\ for a backslash.",
        letter=found[2],
    )
    raise Refusal("po-syntax", message, line)


def _decode_numbers(run: str, line: int) -> str:
    values = ((int(a[-2:], 16) if a else int(b, 8)) for a, b in BYTE.findall(run))
    try:
        return bytes(value % 256 for value in values).decode()
    except ValueError as error:
        message = say("{run} is not UTF-8: write the letters themselves.", run=run)
        raise Refusal("po-syntax", message, line) from error
