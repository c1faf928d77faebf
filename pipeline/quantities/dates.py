"""Dates: ISO 8601, figures with slashes or points, and days with a month's name."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from pipeline.patterns import pattern
from pipeline.quantities.languages import SPACES, either, language
from pipeline.quantities.trying import tried
from pipeline.quantities.values import Quantity, Sort, day

_ISO = pattern(r"(?<![\d-])(\d{4})-(\d{2})-(\d{2})(?![\d-])")
_FIGURES = pattern(r"(?<![\d/.])(\d{1,2})([/.])(\d{1,2})\2(\d{4}|\d{2})(?![\d/])")
_BETWEEN = pattern(r"\d[/.]\d\d?[/.]\d")
"""What is in each of them: to look for that is quick."""
_MONTHS, _DAYS = 12, 31
ORDINAL = "(?:er|st|nd|rd|th)?"
OF = f"(?:(?:of|de)[{SPACES}])?"
YEAR = f"\\.?,?[{SPACES}]{OF}"
"""What may stand behind the day, before the month, and before the year."""
_THIS_CENTURY = 70
"""Two figures below it are of the years 2000, those from it on of the years 1900."""


def find_dates(text: str, tag: str) -> Iterator[Quantity]:
    """Yield the dates; none has a day or month that no calendar has."""
    if "-" in text:
        for found in _ISO.finditer(text):
            yield from _date(found, int(found[1]), int(found[2]), int(found[3]))
    if ("/" in text or "." in text) and _BETWEEN.search(text):
        for found in _FIGURES.finditer(text):
            yield from _figures(found)
    months = language(tag).months
    # To look for each name is quicker than to look for any of them.
    if not any(map(text.__contains__, _stems(tag))):
        return
    for found in with_months(text, tag):
        month = months[found["month"] or found["first"] or found["alone"]]
        date = found["day"] or found["second"]
        year = found["year"] or found["then"] or found["only"]
        yield from _date(found, _int(year), month, _int(date))


def find_weekdays(text: str, tag: str) -> Iterator[Quantity]:
    """Yield the names of days."""
    weekdays = language(tag).weekdays
    if not any(map(text.__contains__, weekdays)):
        return
    for found in _days(tag).finditer(text):
        start, end = found.span()
        value = f"w:{weekdays[found[1]]}"
        yield Quantity(sort=Sort.WEEKDAY, start=start, end=end, value=value)


@lru_cache(maxsize=64)
def _stems(tag: str) -> tuple[str, ...]:
    """Return the names of months, but for those that begin with another one."""
    names = language(tag).months
    return tuple(
        name
        for name in names
        if not any(name != each and name.startswith(each) for each in names)
    )


@lru_cache(maxsize=64)
def named_days(tag: str) -> Mapping[str, tuple[str, int]]:
    """Return the names of days and months, with what they are and its number."""
    known = language(tag)
    return {
        **{name: ("w", number) for name, number in known.weekdays.items()},
        **{f"{name}s": ("w", number) for name, number in known.weekdays.items()},
        **{name: ("m", number) for name, number in known.months.items()},
    }


@lru_cache(maxsize=64)
def _days(tag: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w’'-])({either(language(tag).weekdays)})s?(?![\w’-])")


def is_day(month: int, date: int | None) -> bool:
    """Say whether a calendar has a month, and a day in it."""
    return 1 <= month <= _MONTHS and (date is None or 1 <= date <= _DAYS)


def _int(digits: str | None) -> int | None:
    return int(digits) if digits else None


def _date(
    found: re.Match[str], year: int | None, month: int, date: int | None
) -> Iterator[Quantity]:
    if is_day(month, date):
        start, end = found.span()
        value = day(year, month, date)
        yield Quantity(sort=Sort.DATE, start=start, end=end, value=value)


def _figures(found: re.Match[str]) -> Iterator[Quantity]:
    """Read day before month, where it can be; the other way is possible too."""
    one, two, year = int(found[1]), int(found[3]), int(found[4])
    if len(found[4]) == len("22"):
        year += 2000 if year < _THIS_CENTURY else 1900
    readings = [
        day(year, month, date)
        for date, month in ((one, two), (two, one))
        if is_day(month, date)
    ]
    if readings:
        start, end = found.span()
        value, *also = readings
        yield Quantity(
            sort=Sort.DATE, start=start, end=end, value=value, also=tuple(also)
        )


def with_months(text: str, tag: str) -> Iterator[re.Match[str]]:
    """Yield where a day stands with its month, in either order, or a month alone."""
    return tried(_with_month(tag), text, _first(tag))


@lru_cache(maxsize=64)
def _first(tag: str) -> re.Pattern[str]:
    """Return the pattern of what begins a day or the name of a month."""
    return re.compile(rf"[\d{initials(tag)}](?:(?<=\d)|(?<![^\W\d_].))")


@lru_cache(maxsize=64)
def initials(tag: str) -> str:
    """Return how the names of months begin, for a set of a pattern."""
    return "".join(sorted({re.escape(name[0]) for name in language(tag).months}))


@lru_cache(maxsize=64)
def _with_month(tag: str) -> re.Pattern[str]:
    month, space = either(language(tag).months), f"[{SPACES}]"
    return re.compile(
        rf"(?<![\d.,/])(?P<day>\d{{1,2}}){ORDINAL}{space}{OF}(?P<month>{month})"
        rf"(?![^\W\d_])(?:{YEAR}(?P<year>\d{{4}})(?!\d))?"
        rf"|(?<![^\W\d_])(?P<first>{month})\.?{space}(?P<second>\d{{1,2}}){ORDINAL}"
        rf"(?!\w)(?:{YEAR}(?P<then>\d{{4}})(?!\d))?"
        rf"|(?<![^\W\d_])(?P<alone>{month}){YEAR}(?P<only>\d{{4}})(?!\d)"
    )
