"""Front matter of the plainest kind → its fields, at sight.

Most front matter is lines of `name: value`, a value being a text in double quotes
without a backslash, words without a sign, or a list of ids in brackets. What such
lines mean in YAML (1.1, as libyaml reads it) is plain, and need not be composed
into nodes first. Anything else is left to `frontmatter`, which holds tests that
both say the same.
"""

from pipeline.patterns import pattern

Value = str | list["Value"] | dict[str, "Value"]
"""A field as it was typed: every scalar is a text."""


class Refused(Exception):  # noqa: N818 - it never leaves this room
    """Front matter that can't be read: why, and in which line of the file."""

    def __init__(self, message: str, line: int) -> None:
        super().__init__(message, line)
        self.message = message
        self.line = line


_TEXT = '[^"\\\\\x00-\x1f\x7f-\x9f\u2028\u2029\ufdd0-\ufdef\ufeff\ufffe-\U0010ffff]*'
_WORDS = r"[A-Za-z0-9\u00c0-\u017f](?:[A-Za-z0-9\u00c0-\u017f ./+_-]|:(?=[0-9]))*"
_ID = "[A-Za-z0-9][A-Za-z0-9_-]*"
_FIELD = pattern(rf'([a-z_]+): (?:"({_TEXT})"|({_WORDS})|\[({_ID}(?:, {_ID})*)\])\n')
_NULLS = frozenset({"null", "Null", "NULL"})


def fields_at_sight(text: str) -> tuple[dict[str, Value], dict[str, int]] | None:
    """Return the fields and the line of each, from 2; nothing where it takes care."""
    fields: dict[str, Value] = {}
    lines: dict[str, int] = {}
    at = 0
    for line, found in enumerate(_FIELD.finditer(text), 2):
        name, quoted, words, ids = found.groups()
        if found.start() != at or name in fields or name in _NULLS:
            return None
        at = found.end()
        value = quoted if words is None else words.rstrip(" ")
        items = ids.split(", ") if ids else [value]
        fields[name] = [*items] if ids else value
        lines[name] = line
        if not _NULLS.isdisjoint(items):
            return None
    return (fields, lines) if at == len(text) else None
