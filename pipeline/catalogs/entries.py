"""Text of a PO file → its entries, as values."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.catalogs.comments import read_comments
from pipeline.catalogs.faults import explain
from pipeline.catalogs.grammar import (
    BYTE,
    ENTRY,
    ESCAPE,
    FORM,
    PREVIOUS,
    PREVIOUS_MARK,
    STRINGS,
    TAIL,
)
from pipeline.catalogs.refusals import Refusal
from pipeline.model.catalogs import Previous, Translation

_ESCAPES = {
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Entries:
    """All entries of a file; the header is the one without key, if any."""

    header: Translation | None
    live: tuple[Translation, ...]
    obsolete: tuple[Translation, ...]


def read_entries(text: str) -> Entries:
    """Return the entries in the order of the file; raise `Refusal` for a fault."""
    live: list[Translation] = []
    obsolete: list[Translation] = []
    header = None
    for entry, is_obsolete in _entries(text if text.endswith("\n") else f"{text}\n"):
        if is_obsolete:
            obsolete.append(entry)
        elif header is None and entry.source == "" == entry.context:
            header = entry
        else:
            live.append(entry)
    return Entries(header=header, live=tuple(live), obsolete=tuple(obsolete))


def _entries(text: str) -> Iterator[tuple[Translation, bool]]:
    position, counted, line = 0, 0, 1
    may_mix = "#~" in text
    while found := ENTRY.match(text, position):
        start = found.start(5)
        line += text.count("\n", counted, start)
        if may_mix:
            _refuse_mixed(found, line)
        yield _entry(found, line), found[3] is not None
        position, counted = found.end(), start
    if not TAIL.match(text, position):
        raise explain(text, position)


def _entry(found: re.Match[str], line: int) -> Translation:
    comments, previous, obsolete, context, source, text, plural, forms = found.groups()
    notes = read_comments(comments)
    texts = _forms(forms, line) if forms else ()
    translated = texts[0] if texts else _unquote(text, line)
    return Translation(
        source=_unquote(source, line),
        text=translated,
        context=_unquote(context, line) if context else "",
        plural=_unquote(plural, line) if plural else "",
        texts=texts,
        is_fuzzy=notes.is_fuzzy and translated != "",
        previous=_previous(previous, line) if previous else None,
        comments=notes.translator,
        extracted=() if obsolete else notes.extracted,
        references=() if obsolete else notes.references,
        flags=notes.flags,
        sticky=notes.sticky,
        line=line,
    )


def _refuse_mixed(found: re.Match[str], line: int) -> None:
    """Refuse an entry that is obsolete in one line and live in another."""
    body = found[0][len(found[1]) :]
    marks = {
        each.lstrip().startswith("#~") for each in body.split("\n") if each.strip()
    }
    if marks - {found[3] is not None}:
        message = "Some lines of this entry begin with #~ and some don't: make it one."
        raise Refusal("po-syntax", message, line)


def _unquote(quoted: str, line: int) -> str:
    """Return the text of one or more quoted strings."""
    text = quoted[1:-1]
    if '"' in text:
        text = "".join(piece[1:-1] for piece in STRINGS.findall(quoted))
    if "\\\\" not in text:
        text = text.replace("\\n", "\n").replace('\\"', '"')
    if "\\" not in text:
        return text
    return ESCAPE.sub(lambda found: _unescape(found, line), text)


def _unescape(found: re.Match[str], line: int) -> str:
    if found[2] in _ESCAPES:
        return _ESCAPES[found[2]]
    if found[1]:
        return _decode_numbers(found[1], line)
    message = f"\\{found[2]} is no escape of PO files: write \\\\ for a backslash."
    raise Refusal("po-syntax", message, line)


def _decode_numbers(run: str, line: int) -> str:
    values = [int(a, 16) if a else int(b, 8) for a, b in BYTE.findall(run)]
    try:
        return bytes(values).decode()
    except ValueError as error:
        message = f"{run} is not UTF-8: write the letters themselves."
        raise Refusal("po-syntax", message, line) from error


def _previous(lines: str, line: int) -> Previous:
    found = PREVIOUS.match(PREVIOUS_MARK.sub("", lines))
    if found is None:
        message = "The #| lines above this entry are broken: mend or remove them."
        raise Refusal("po-syntax", message, line)
    context, source, plural = (_unquote(each or '""', line) for each in found.groups())
    return Previous(source=source, context=context, plural=plural)


def _forms(forms: str, line: int) -> tuple[str, ...]:
    found = FORM.findall(forms)
    if [int(index) for index, _ in found] != list(range(len(found))):
        message = "The plural forms are not numbered 0, 1, 2…: number them."
        raise Refusal("po-syntax", message, line)
    return tuple(_unquote(text, line) for _, text in found)
