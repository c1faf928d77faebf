"""Text of a PO file → its entries, as values."""

import re

from msgspec import Struct, field

from pipeline.catalogs.comments import read_comments
from pipeline.catalogs.escapes import unescape, unquote
from pipeline.catalogs.faults import explain
from pipeline.catalogs.grammar import (
    CONTINUED,
    ENTRY,
    FORM,
    PLAIN,
    PREVIOUS,
    PREVIOUS_MARK,
    TAIL,
)
from pipeline.catalogs.refusals import Refusal
from pipeline.model.catalogs import Previous, Translation
from pipeline.model.phrases import say


class Entries(Struct, kw_only=True):
    """All entries of a file; the header is the one without key, if any."""

    header: Translation | None = None
    live: list[Translation] = field(default_factory=list)
    obsolete: list[Translation] = field(default_factory=list)


def read_entries(text: str) -> Entries:
    """Return the entries in the order of the file; raise `Refusal` for a fault."""
    ended = text if text.endswith("\n") else f"{text}\n"
    entries, position = _read(ended)
    if not TAIL.match(ended, position) and "\\\n" in ended:
        ended = CONTINUED.sub(_joined, ended)
        entries, position = _read(ended)
    if not TAIL.match(ended, position):
        raise explain(ended, position)
    # One that a tool has taken for obsolete is still the header of the file.
    for every in (entries.live, entries.obsolete):
        place = next((i for i, each in enumerate(every) if _is_header(each)), None)
        if place is not None and entries.header is None:
            entries.header = every.pop(place)
    return entries


def _joined(found: re.Match[str]) -> str:
    """Join lines as gettext does after a backslash; those that follow keep theirs."""
    return found[0].replace("\\\n", "") + "\n" * found[0].count("\\\n")


def _is_header(entry: Translation) -> bool:
    return not entry.source and not entry.context


def _read(text: str) -> tuple[Entries, int]:
    """Read one entry after the other; return them and the place behind the last."""
    entries, position, counted, line = Entries(), 0, 0, 1
    while found := PLAIN.match(text, position) or ENTRY.match(text, position):
        start = found.start("source")
        line += text.count("\n", counted, start)
        if found.re.pattern == PLAIN.pattern:
            entries.live.append(_plain(found, line))
        elif found["mark"]:
            entries.obsolete.append(_entry(found, line))
        else:
            entries.live.append(_entry(found, line))
        position, counted = found.end(), start
    return entries, position


def _plain(found: re.Match[str], line: int) -> Translation:
    comments, context, source, text = found.groups()
    notes = read_comments(comments)
    has_escapes = "\\" in source or "\\" in text
    entry = Translation(
        source=unescape(source, line) if has_escapes else source,
        text=unescape(text, line) if has_escapes else text,
        context=unescape(context, line) if context else "",
        is_fuzzy=notes.is_fuzzy and text != "",
        comments=notes.translator,
        extracted=notes.extracted,
        references=notes.references,
        flags=notes.flags,
        sticky=notes.sticky,
        line=line,
    )
    if has_escapes:
        _refuse_unlike_ends(entry)
    return entry


def _entry(found: re.Match[str], line: int) -> Translation:
    comments, previous, mark, context, source, text, plural, forms = found.groups()
    if "#~" in found[0]:
        _refuse_mixed(found, line)
    notes = read_comments(comments)
    texts = _forms(forms, line) if forms else ()
    translated = texts[0] if texts else unquote(text, line)
    entry = Translation(
        source=unquote(source, line),
        text=translated,
        context=unquote(context, line) if context else "",
        plural=unquote(plural, line) if plural else "",
        texts=texts,
        is_fuzzy=notes.is_fuzzy and translated != "",
        previous=_previous(previous, line) if previous else None,
        comments=notes.translator,
        extracted=notes.extracted,
        references=notes.references,
        flags=notes.flags,
        sticky=notes.sticky,
        line=line,
    )
    if not mark:
        _refuse_unlike_ends(entry)
    return entry


def _refuse_mixed(found: re.Match[str], line: int) -> None:
    """Refuse an entry that is obsolete in one line and live in another."""
    lines = found[0][len(found[1]) :].split("\n")
    stripped = (each.strip() for each in lines)
    marks = {each.startswith("#~") for each in stripped if each.removeprefix("#~")}
    if marks - {found["mark"] is not None}:
        message = say(
            "Some lines of this entry begin with #~ and some don't: make it one."
        )
        raise Refusal("po-syntax", message, line)


def _refuse_unlike_ends(entry: Translation) -> None:
    """Refuse an approved text with a line end at an edge where its source has none."""
    if not entry.is_approved or not entry.source:
        return
    others = (entry.plural, *entry.texts) if entry.texts else (entry.text,)
    edges = _edges(entry.source)
    if any(_edges(each) != edges for each in others):
        message = say(
            "Source and translation must both begin or end with \\n, or "
            "neither: add it to the one, or remove it."
        )
        raise Refusal("po-line-ends", message, entry.line)


def _edges(text: str) -> tuple[bool, bool]:
    return text.startswith("\n"), text.endswith("\n")


def _previous(lines: str, line: int) -> Previous:
    found = PREVIOUS.match(PREVIOUS_MARK.sub("", lines))
    if found is None:
        message = say("The #| lines above this entry are broken: mend or remove them.")
        raise Refusal("po-syntax", message, line)
    context, source, plural = (unquote(each or '""', line) for each in found.groups())
    return Previous(source=source, context=context, plural=plural)


def _forms(forms: str, line: int) -> tuple[str, ...]:
    found = FORM.findall(forms)
    if [int(index) for index, _ in found] != list(range(len(found))):
        message = say("The plural forms are not numbered 0, 1, 2…: number them.")
        raise Refusal("po-syntax", message, line)
    return tuple(unquote(text, line) for _, text in found)
