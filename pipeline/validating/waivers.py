"""`waivers.toml` ↔ waivers.

A file of tables, one for each waiver, in the order of their languages, codes and
texts: two people who add one seldom write in the same place, and git merges that.
"""

import datetime as dt
import json
import re
import tomllib
from codecs import BOM_UTF8
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from pipeline.errors import ConfigurationError
from pipeline.model.diagnostics import Checked, Diagnostic, Severity
from pipeline.model.phrases import say
from pipeline.patterns import pattern
from pipeline.text import trim
from pipeline.validating.rulebook import Rule
from pipeline.validating.selecting import likeliest
from pipeline.validating.waiving import Waiver

_TABLE = "waiver"
_HEADER = pattern(r"^[ \t]*\[\[[ \t]*waiver[ \t]*\]\]", re.MULTILINE)
_MATTER = ("source", "path", "url")
_TEXTS = (
    *("code", "language", "context", "source", "text", "path", "url"),
    *("reason", "by"),
)
_DAYS = ("date", "until")
_LINE = pattern(r"line (\d+)")
_HEAD = """\
# Findings of `diptyque check` that are let pass, and why. `diptyque waive` adds one.
# A waiver ends when its source or its text changes.
"""


def parse_waivers(content: bytes, path: str) -> Checked[tuple[Waiver, ...]]:
    """Read a file of waivers; one that can't be used is an error, and left out."""
    try:
        text = content.decode("utf-8-sig")
        document = tomllib.loads(text.replace("\r\n", "\n"))
    except (ValueError, RecursionError) as error:
        found = _LINE.search(str(error))
        message = say(
            "No waiver can be read: the file is not valid TOML ({error}). Mend it.",
            error=str(error),
        )
        refusal = _invalid(message, path, int(found[1]) if found else 1)
        return Checked(value=(), diagnostics=(refusal,))
    return _read(document, text, path)


def _read(
    document: Mapping[str, Any], text: str, path: str
) -> Checked[tuple[Waiver, ...]]:
    tables = document.get(_TABLE, [])
    others = [name for name in document if name != _TABLE]
    if others or not isinstance(tables, list):
        message = say("Only [[waiver]] tables may stand in this file.")
        return Checked(value=(), diagnostics=(_invalid(message, path, 1),))
    lines = (text.count("\n", 0, each.start()) + 1 for each in _HEADER.finditer(text))
    waivers: dict[object, Waiver] = {}
    refused = []
    for table in tables:
        line = next(lines, 1)
        problem = _problem(table)
        waiver = None if problem else Waiver(**table, line=line)
        if waiver is not None and waiver.key in waivers:
            problem = say("The same waiver stands above: remove one of the two.")
        if problem or waiver is None:
            refused.append(_invalid(problem, path, line))
        else:
            waivers[waiver.key] = waiver
    return Checked(value=tuple(waivers.values()), diagnostics=tuple(refused))


def _problem(table: object) -> str:
    """Return what is wrong with one table, or nothing."""
    if not isinstance(table, dict):
        return say("A waiver is a table: write `code = …`, `reason = …` below it.")
    for name, value in table.items():
        kind = dt.date if name in _DAYS else str
        if name not in {*_TEXTS, *_DAYS} or type(value) is not kind:
            return say("`{name}` is no key of a waiver, or its value.", name=name)
    return _lacking(table)


def _lacking(table: Mapping[str, Any]) -> str:
    """Return what a table lacks to be a waiver, or nothing."""
    if not trim(table.get("reason", "")):
        return say("A waiver needs a reason: say why the text is right as it is.")
    if not table.get("code"):
        return say("A waiver needs the `code` of the finding.")
    if not any(map(table.get, _MATTER)):
        return say("A waiver needs the `source` (the msgid), a `path`, or a `url`.")
    if "until" in table and not table.get("url"):
        return say("Only the waiver of a `url` has a day on which it ends (`until`).")
    return ""


def strangers(
    waivers: tuple[Waiver, ...], known: Mapping[str, Rule], path: str
) -> Iterator[Diagnostic]:
    """Yield an error for each waiver of a code that no rule has."""
    for each in waivers:
        if each.code not in known:
            message = say(
                "`{code}` is the code of no rule. {hint}",
                code=each.code,
                hint=likeliest(each.code, known),
            )
            yield _invalid(message, path, each.line)


def _invalid(message: str, path: str, line: int) -> Diagnostic:
    return Diagnostic(
        code="waiver-invalid",
        severity=Severity.ERROR,
        message=message,
        path=path,
        line=line,
    )


def add_waiver(content: bytes, waiver: Waiver) -> bytes:
    """Return the file with one waiver more, at its place; all else stays.

    Raises `ConfigurationError` where the waivers stand in another form than the tables
    that one can be put between.
    """
    text = content.decode("utf-8-sig") or _HEAD
    mark = BOM_UTF8 if content.startswith(BOM_UTF8) else b""
    end = "\r\n" if "\r\n" in text else "\n"
    at = _place(text, waiver)
    before, after = text[:at], text[at:]
    is_apart = before.endswith(end * 2)
    gap = "" if is_apart else end if before.endswith(end) else end * 2
    written = f"{before}{gap}{_written(waiver).replace(chr(10), end)}"
    made = mark + (f"{written}{end}{after}" if after else written).encode()
    kept = {each.key for each in parse_waivers(content, "").value}
    if {each.key for each in parse_waivers(made, "").value} != {*kept, waiver.key}:
        raise ConfigurationError(
            say("No waiver can be added between those that there are."),
            say("Write each of them below a line `[[waiver]]`. Nothing was written."),
        )
    return made


def _place(text: str, waiver: Waiver) -> int:
    """Return where a waiver belongs: before the first that it goes before."""
    waivers = parse_waivers(text.encode(), "").value
    later = [each.line for each in waivers if each.key > waiver.key]
    if not later:
        return len(text)
    starts = {
        text.count("\n", 0, found.start()) + 1: found.start()
        for found in _HEADER.finditer(text)
    }
    return starts.get(min(later), len(text))


def _written(waiver: Waiver) -> str:
    fields = ((name, getattr(waiver, name)) for name in _TEXTS)
    lines = [f"{name} = {_quoted(value)}\n" for name, value in fields if value]
    days = ((name, getattr(waiver, name)) for name in _DAYS)
    lines += [f"{name} = {day.isoformat()}\n" for name, day in days if day]
    return f"[[{_TABLE}]]\n{''.join(lines)}"


def _quoted(text: str) -> str:
    """Write a text as TOML does, and by its number what could not be seen."""
    return "".join(map(_spelled, json.dumps(text, ensure_ascii=False)))


@lru_cache(maxsize=256)
def _spelled(character: str) -> str:
    if character.isprintable():
        return character
    number = ord(character)
    return f"\\u{number:04x}" if number <= 0xFFFF else f"\\U{number:08x}"  # noqa: PLR2004
