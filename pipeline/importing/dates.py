"""Dates as people write them in the languages of the lexicon → dates."""

import datetime as dt
import re
from collections.abc import Iterator

from msgspec import Struct

from pipeline.importing.lexicon import alternatives, months
from pipeline.patterns import pattern

_NUMBERS = months()
_MONTH = alternatives(frozenset(_NUMBERS))
_GAP = "[ \u00a0\u202f]"
# “2 de mayo de 2026”, “2 d’abril del 2026”, “2. Mai 2026”, “1er mai 2026”
_OF = rf"(?:de{_GAP}|d['’])?"
_DATE = pattern(
    rf"""
      (?P<iso>\b\d{{4}}-\d{{2}}-\d{{2}})(?!\d)
    | \b(?P<first>\d{{1,2}})[/.-](?P<second>\d{{1,2}})
      [/.-](?P<short>\d{{4}}|\d{{2}})(?!\d)
    | \b(?P<day>\d{{1,2}})(?:er|st|nd|rd|th|[.°º])?{_GAP}{_OF}(?P<month>{_MONTH})\b\.?
      (?:,|{_GAP}del?)?{_GAP}(?P<year>\d{{4}})(?!\d)
    | \b(?P<name>{_MONTH})\b\.?{_GAP}(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?
      ,?{_GAP}(?P<year2>\d{{4}})(?!\d)
    """,
    re.IGNORECASE | re.VERBOSE,
)
# As POSIX reads two digits (strptime, `%y`).
_CENTURY_TURNS = 69
_LAST_MONTH = 12


class WrittenDate(Struct, frozen=True, kw_only=True):
    """A date in a text: where it stands, and what it means, if anything.

    `is_ambiguous`: it would also be a date with month and day exchanged.
    """

    start: int
    end: int
    day: dt.date | None
    is_ambiguous: bool = False


def find_dates(line: str) -> Iterator[WrittenDate]:
    """Yield each date of a line; day before month where either could be."""
    for found in _DATE.finditer(line):
        day, is_ambiguous = _read(found)
        yield WrittenDate(
            start=found.start(), end=found.end(), day=day, is_ambiguous=is_ambiguous
        )


def parse_date(written: str) -> dt.date | dt.datetime | None:
    """Return what a `datetime` attribute says (ISO 8601), if it can be read."""
    try:
        if len(written) <= len("2026-11-23"):
            return dt.date.fromisoformat(written)
        moment = dt.datetime.fromisoformat(written)
    except ValueError:
        found = next(find_dates(written), None)
        return found.day if found else None
    # Midnight is what systems write that know the day alone.
    is_day = moment.tzinfo is None or moment.time() == dt.time()
    return moment.date() if is_day else moment.replace(microsecond=0)


def _read(found: re.Match[str]) -> tuple[dt.date | None, bool]:
    if found["iso"]:
        year, month, day = map(int, found["iso"].split("-"))
        return _date(year, month, day), False
    if found["first"]:
        return _numeric(int(found["first"]), int(found["second"]), found["short"])
    month = _NUMBERS[(found["month"] or found["name"]).lower()]
    year = int(found["year"] or found["year2"])
    return _date(year, month, int(found["day"] or found["day2"])), False


def _numeric(first: int, second: int, written: str) -> tuple[dt.date | None, bool]:
    year = int(written)
    if len(written) == len("22"):
        year += 2000 if year < _CENTURY_TURNS else 1900
    if second > _LAST_MONTH:
        return _date(year, first, second), False
    is_ambiguous = first <= _LAST_MONTH and first != second
    return _date(year, second, first), is_ambiguous


def _date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
