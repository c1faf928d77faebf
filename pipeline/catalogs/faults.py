"""The place where the grammar stopped → a sentence on what is wrong there."""

import re
from collections.abc import Iterator

from pipeline.catalogs.grammar import STRING
from pipeline.catalogs.refusals import Refusal
from pipeline.model.phrases import say
from pipeline.patterns import pattern

_CONFLICT = pattern(r"<<<<<<<|=======|>>>>>>>|\|\|\|\|\|\|\|")
_LINE = pattern(
    rf"(?:#~[ \t]*)?(msgctxt|msgid_plural|msgid|msgstr(?:\[\d+\])?)?[ \t]*"
    rf"(?:{STRING}[ \t]*)+"
)
_FORM_INDEX = pattern(r"\[\d+\]")
_OPEN = {"msgctxt", "msgid", "msgid_plural"}
_FOLLOWS = {
    "": ("msgctxt", "msgid"),
    "msgctxt": ("msgid",),
    "msgid": ("msgstr", "msgid_plural"),
    "msgid_plural": ("msgstr[",),
    "msgstr": ("msgctxt", "msgid"),
    "msgstr[": ("msgstr[", "msgctxt", "msgid"),
}


def explain(text: str, position: int) -> Refusal:
    """Return the first fault at or after a position where an entry should be."""
    keyword, opened = "", 0
    for number, line in _lines(text, position):
        found = _LINE.fullmatch(line)
        fault = _fault_of(line, found, number) or _order(keyword, opened, found, number)
        if fault:
            return fault
        if found and found[1]:
            keyword, opened = _FORM_INDEX.sub("[", found[1]), number
    if keyword in _OPEN:
        return _incomplete(keyword, opened)
    return _loose_previous(text, position)


def _fault_of(line: str, found: re.Match[str] | None, number: int) -> Refusal | None:
    """Return what is wrong with a line by itself."""
    if _CONFLICT.match(line):
        return _conflict(number)
    is_comment = line.startswith("#") and not line.startswith("#~")
    return None if found or is_comment else _stray(line, number)


def _order(
    keyword: str, opened: int, found: re.Match[str] | None, number: int
) -> Refusal | None:
    """Return what is wrong with a line in the place where it stands."""
    if found is None:
        return _incomplete(keyword, opened) if keyword in _OPEN else None
    if not found[1] and keyword == "":
        message = say(
            "This text belongs to no entry: remove it, or write msgid before it."
        )
        return Refusal("po-syntax", message, number)
    if found[1] and _FORM_INDEX.sub("[", found[1]) not in _FOLLOWS[keyword]:
        return _misplaced(keyword, found[1], opened, number)
    return None


def _lines(text: str, position: int) -> Iterator[tuple[int, str]]:
    """Yield the lines that hold anything, with their numbers."""
    first = text.count("\n", 0, position) + 1
    for number, raw in enumerate(text[position:].split("\n"), first):
        line = raw.strip(" \t\r\f\v")
        if line.removeprefix("#~"):
            yield number, line


def _conflict(line: int) -> Refusal:
    message = say(
        "A merge left its marks here: run `diptyque extract`, which "
        "keeps what both sides have, or mend this place by hand."
    )
    return Refusal("po-conflict-markers", message, line)


def _stray(line: str, number: int) -> Refusal:
    if line.count('"') % 2:
        message = say("A text is not closed on its line: end it with a quotation mark.")
    elif '"' in line:
        message = say('This line is broken: a quotation mark in a text is written \\".')
    else:
        message = say(
            "“{start}” belongs to no entry: remove it, or begin it with #.",
            start=line[:40],
        )
    return Refusal("po-syntax", message, number)


def _incomplete(keyword: str, line: int) -> Refusal:
    missing = "msgid" if keyword == "msgctxt" else "msgstr"
    message = say(
        'The {missing} of this entry is missing: add {missing} "".', missing=missing
    )
    return Refusal("po-syntax", message, line)


def _loose_previous(text: str, position: int) -> Refusal:
    """Return the one fault left when every keyword is in its place."""
    lines = _lines(text, position)
    number = next((n for n, line in lines if line.startswith(("#|", "#~|"))), 0)
    message = say("The #| lines must stand right above a msgid: move or remove them.")
    return Refusal("po-syntax", message, number)


def _misplaced(before: str, keyword: str, opened: int, line: int) -> Refusal:
    if before in {"msgctxt", "msgid"} and keyword in {"msgctxt", "msgid"}:
        return _incomplete(before, opened)
    message = say(
        "{keyword} can't stand here: an entry is msgctxt, msgid, msgstr.",
        keyword=keyword,
    )
    return Refusal("po-syntax", message, line)
