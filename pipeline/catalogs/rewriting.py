"""A PO file and an entry made anew → the file, in which nothing else differs.

An editor that writes one text leaves the lines of all others as they were, however
their own editor wrapped them. Of the entry itself, what did not change stays too.
"""

import re
from collections.abc import Iterator, Mapping

from pipeline.catalogs.entries import Entries, read_entries
from pipeline.catalogs.escapes import unquote
from pipeline.catalogs.grammar import ENTRY, FORM
from pipeline.catalogs.refusals import Refusal
from pipeline.catalogs.retouching import letters_of, spread
from pipeline.catalogs.writing import escape, notes_above, quoted
from pipeline.model.articles import MessageKey
from pipeline.model.catalogs import Translation
from pipeline.model.diagnostics import Replacement, edited
from pipeline.patterns import pattern

_HEADER: MessageKey = ("", "")
_FORMS = 8
"""The group of `ENTRY` that has the plural forms."""

_CRLF, _LF = b"\r\n", b"\n"
_FIRST = pattern(r"[^ \t\n\r\f\v]")


def rewrite(content: bytes, entry: Translation, headers: Mapping[str, str]) -> bytes:
    """Return the file with the live entry of this key as given, and header fields set.

    A file that has no such entry, or is not UTF-8, is returned as it is: whoever
    calls reads what comes back, and compares.
    """
    has_crlf = _CRLF in content
    try:
        text = content.replace(_CRLF, _LF).decode() if has_crlf else content.decode()
        known = read_entries(text)
    except (UnicodeDecodeError, Refusal):
        return content
    edits = tuple(_edits(text, known, entry, headers))
    made = edited(text, sorted(edits, key=lambda edit: (edit.start, edit.end)))
    return made.encode().replace(_LF, _CRLF) if has_crlf else made.encode()


def _edits(
    text: str, known: Entries, entry: Translation, headers: Mapping[str, str]
) -> Iterator[Replacement]:
    old = next((each for each in known.live if each.key == entry.key), None)
    for found in _entries(text):
        key = (_read(found["context"]), _read(found["source"]))
        if key == _HEADER:
            yield from _header_edits(text, found, headers)
        elif key == entry.key and old is not None:
            yield from _entry_edits(text, found, old, entry)


def _entries(text: str) -> Iterator[re.Match[str]]:
    """Yield the live entries, the header among them."""
    position = 0
    while found := ENTRY.match(text, position):
        position = found.end()
        if not found["mark"]:
            yield found


def _read(strings: str | None) -> str:
    return unquote(strings, 0) if strings else ""


def _entry_edits(
    text: str, found: re.Match[str], old: Translation, new: Translation
) -> Iterator[Replacement]:
    """Yield what makes an entry new: the lines above it, and its text."""
    notes = notes_above(new)
    begin = _FIRST.search(text, found.start())
    if begin and notes_above(old) != notes:
        yield Replacement(begin.start(), found.end("previous"), notes)
    if new.plural:
        yield from _form_edits(text, found, old, new)
    elif old.text != new.text:
        yield Replacement(found.start("text"), found.end("text"), quoted(new.text))


def _form_edits(
    text: str, found: re.Match[str], old: Translation, new: Translation
) -> Iterator[Replacement]:
    """Yield what makes plural forms new, each by its number."""
    for form in FORM.finditer(text, found.start(_FORMS), found.end()):
        number = int(form[1])
        if new.texts[number : number + 1] != old.texts[number : number + 1]:
            yield Replacement(form.start(2), form.end(2), quoted(new.texts[number]))


def _header_edits(
    text: str, found: re.Match[str], headers: Mapping[str, str]
) -> Iterator[Replacement]:
    """Yield what sets some fields of the header; one that is missing comes last."""
    start, end = found.span("text")
    letters = letters_of(text, start, end)
    fields = "".join(letter for letter, _, _ in letters)
    for name, value in headers.items():
        field = re.search(rf"^{re.escape(name)}:([ \t]*)(.*)$", fields, re.MULTILINE)
        if field is None:
            yield Replacement(end, end, f'\n"{name}: {escape(value)}\\n"')
            continue
        edit = Replacement(field.start(1), field.end(2), f" {value}")
        yield from spread(letters, (edit,), end - 1)
