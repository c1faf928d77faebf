"""Texts → the same without what typography alone makes of them, to be compared."""

from pipeline.text import normalize
from pipeline.validating.columns import Column

_SIGNS = (
    *(("\u00a0", " "), ("\u202f", " "), ("« ", '"'), (" »", '"')),
    *(("’", "'"), ("“", '"'), ("”", '"'), ("«", '"'), ("»", '"')),
)


def plain(text: str) -> str:
    """Return a text without what typography alone makes of it."""
    return _folded(text).rstrip(".")


def plain_all(column: Column) -> list[str]:
    """Return the texts of a column so, looked at as the lines that most of them are."""
    lines = _folded(column.joined).split("\n")
    if len(lines) != len(column.texts):
        return list(map(plain, column.texts))
    return [each.rstrip(".") for each in lines]


def _folded(text: str) -> str:
    if text.isascii():
        return text.lower()
    folded = normalize(text)
    for sign, other in _SIGNS:
        folded = folded.replace(sign, other)
    return folded.casefold()
