"""Times of day: “5:30 p.m.”, « 17 h 30 », 17:30; and durations that look like them."""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

from pipeline.patterns import pattern
from pipeline.quantities.languages import SPACES, either, language
from pipeline.quantities.values import Quantity, Sort, number, time

_HOURS, _MINUTES, _NOON = 24, 59, 12
_HOUR_IN_MINUTES, _TWENTIETH = 60, 3
"""An hour, and the part of it of which every multiple is a decimal number."""
_COLON = pattern(r"(?<![\d:.,/])(\d{1,2}):(\d{2})(?![\d:])")
_HALF = pattern(rf"\d[{SPACES}]?[aApP]\.?[mM]")
_HOUR = pattern(rf"\d[{SPACES}]?[hH]")
"""What is in each of them: to look for that is quick."""
_MERIDIEM = pattern(
    rf"(?<![\d:.,])(?:(?P<from>\d{{1,2}})(?:[:.](?P<past>\d{{2}}))?"
    rf"(?P<link>[{SPACES}]?[-–—][{SPACES}]?|[{SPACES}](?:to|and|or)[{SPACES}]))?"
    rf"(?P<hour>\d{{1,2}})(?:[:.](?P<minute>\d{{2}}))?[{SPACES}]?"
    r"(?P<half>[aApP])\.?[mM](?!\w)\.?"
)


def find_times(text: str, tag: str) -> Iterator[Quantity]:
    """Yield the times of day; one in hours may be a duration."""
    known = language(tag)
    if known.has_meridiems and _HALF.search(text):
        for found in _MERIDIEM.finditer(text):
            yield from _halves(found)
    if known.hours and _HOUR.search(text):
        for found in _hours(tag).finditer(text):
            yield from _hour(found)
    for found in _COLON.finditer(text) if ":" in text else ():
        hour, minute = int(found[1]), int(found[2])
        # Without “p.m.”, half past five may be in the afternoon.
        also = (time(hour + _NOON, minute),) if hour <= _NOON else ()
        yield from _time(found.span(), hour, minute, also)


@lru_cache(maxsize=64)
def _hours(tag: str) -> re.Pattern[str]:
    words = either(language(tag).hours)
    return re.compile(
        rf"(?<![\d.,/:])(\d{{1,2}})[{SPACES}]?(?:{words})(?![^\W\d_/])"
        rf"(?:[{SPACES}]?(\d{{2}})(?![\d%]|[.,]\d))?"
    )


def is_time(hour: int, minute: int) -> bool:
    """Say whether a clock shows it."""
    return hour <= _HOURS and minute <= _MINUTES


def _time(
    span: tuple[int, int], hour: int, minute: int, also: tuple[str, ...] = ()
) -> Iterator[Quantity]:
    if is_time(hour, minute):
        yield Quantity(
            sort=Sort.TIME,
            start=span[0],
            end=span[1],
            value=time(hour, minute),
            also=also,
        )


def _hour(found: re.Match[str]) -> Iterator[Quantity]:
    """Read « 2 h 30 » as a time, or else as 2 hours and 30 minutes, 2.5, or 150."""
    hour, minute = int(found[1]), int(found[2] or 0)
    counts = [number(hour)] + ([number(minute)] if found[2] else [])
    if minute % _TWENTIETH == 0:
        counts.append(number(hour + Decimal(minute) / _HOUR_IN_MINUTES))
    if hour > _NOON:
        counts.append(number(hour - _NOON))
    elif found[2]:
        counts.append(number(hour * _HOUR_IN_MINUTES + minute))
    yield from _time(found.span(), hour, minute, tuple(counts))


def _halves(found: re.Match[str]) -> Iterator[Quantity]:
    """Read a time of half a day; of a range, both ends are in the same half."""
    is_late = found["half"] in "pP"
    start, past = int(found["from"] or 0), int(found["past"] or 0)
    if found["from"] and is_time(start, past):
        span = (found.start("from"), found.start("link"))
        # “10 to 2 p.m.” begins in the morning.
        end = int(found["hour"])
        is_before = end != _NOON and start % _NOON > end
        hour = whole(start, is_late=is_late != is_before)
        yield from _time(span, hour, past)
    last, minute = int(found["hour"]), int(found["minute"] or 0)
    if not is_time(last, minute):
        return
    # Many write 12 a.m. for noon.
    also = (time(whole(last, is_late=not is_late), minute),) if last == _NOON else ()
    span = (found.start("hour"), found.end())
    yield from _time(span, whole(last, is_late=is_late), minute, also)


def whole(hour: int, *, is_late: bool) -> int:
    """Return the hour of the day: 12 a.m. is midnight."""
    return hour % _NOON + (_NOON if is_late else 0)
