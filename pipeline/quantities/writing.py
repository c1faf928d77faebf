"""A quantity as it is written, and another value → the same form with that value.

What can't be written surely is left: a person will.
"""

import re
from collections.abc import Callable
from decimal import Decimal
from functools import lru_cache

from babel import Locale, UnknownLocaleError

from pipeline.patterns import pattern
from pipeline.quantities.languages import SPACES, language
from pipeline.quantities.values import Quantity, Sort

_FIGURE = pattern(
    rf"\d{{1,3}}(?:[{SPACES}.,’']\d{{3}})+(?!\d)(?:[.,]\d+)?|\d+(?:[.,]\d+)?"
)
_GROUP = pattern(rf"\d([{SPACES}.,’'])\d{{3}}(?!\d)")
_PART = pattern(r"[.,].*")
_BETWEEN = pattern(r"(?<=\d)(?=(?:\d{3}){1,20}\Z)")
"""Between the thousands of a figure."""
_DECIMALS = pattern(r"[.,](\d+)\Z")
_SPACE = pattern(rf"[{SPACES}]?")
_RANK = pattern(r"(\d+)\D+")
_TENTH = pattern(r"[.,]\d\Z")
_DATE = pattern(r"d:(\d*)-(\d{2})(?:-(\d{2}))?")
_WORD = pattern(r"[^\W\d_]+")
_HALF = rf"[{SPACES}]?[aApP]\.?[mM]\.?"
_CLOCK = pattern(
    rf"(?P<hour>\d{{1,2}})(?:(?!{_HALF}\Z)(?P<link>[:.]|[{SPACES}]?[^\W\d_]+"
    rf"[{SPACES}]?))?(?P<minute>\d{{2}})?(?P<half>{_HALF})?"
)
_ENDINGS = {1: "st", 2: "nd", 3: "rd"}
_TEENS = range(11, 14)


def rewrite(written: str, old: Quantity, new: Quantity, tag: str) -> str:
    """Return what is written with a new value, or an empty text.

    `written` says `old` in the language `tag`; the unit, the kind of space
    and the order of the parts stay as they are.
    """
    if old.sort is not new.sort or old.unit != new.unit:
        return ""
    write = _WRITERS.get(old.sort)
    return write(written, old, new, tag) if write else ""


def _number(written: str, old: Quantity, new: Quantity, tag: str) -> str:
    found = _FIGURE.search(written)
    if found is None or old.factor != new.factor or old.parts or new.parts:
        return ""
    value = Decimal(new.value.removeprefix("n:")) / new.factor
    figure = _figure(value, found[0], tag)
    if old.sort is Sort.MONEY and new.factor == 1:
        figure = _TENTH.sub(r"\g<0>0", figure)  # €2.50, never €2.5
    return written[: found.start()] + figure + written[found.end() :]


def _figure(value: Decimal, like: str, tag: str) -> str:
    """Write a number as another one is written: its groups, its decimal sign."""
    known = language(tag)
    whole, _, part = f"{value.normalize():f}".partition(".")
    group = _GROUP.search(like)
    is_bare = group is None and len(_PART.sub("", like)) > len("999")
    sign = "" if is_bare else group[1] if group else known.group
    if len(whole) > len("999") and sign:
        whole = _BETWEEN.sub(sign, whole)
    decimals = _DECIMALS.search(like)
    if decimals and not (group and len(decimals[1]) == len("999")):
        part = part.ljust(len(decimals[1]), "0")
    return f"{whole}{known.decimal}{part}" if part else whole


def _date(written: str, old: Quantity, new: Quantity, tag: str) -> str:
    """Change the day, the month and the year where they differ."""
    before, after = _DATE.fullmatch(old.value), _DATE.fullmatch(new.value)
    if not before or not after or _shape(before) != _shape(after):
        return ""
    if before[2] != after[2]:
        written = _month(written, int(before[2]), int(after[2]), tag)
    for group in (1, 3):
        if before[group] != after[group]:
            written = _part(written, int(before[group]), int(after[group]), tag)
    return written


def _shape(found: re.Match[str]) -> tuple[bool, ...]:
    return tuple(bool(part) for part in found.groups())


def _month(written: str, old: int, new: int, tag: str) -> str:
    """Change the name of the month; one in figures is left to a person."""
    months = language(tag).months
    for found in _WORD.finditer(written):
        if months.get(found[0]) == old:
            name = _month_name(new, found[0], tag)
            return written[: found.start()] + name + written[found.end() :]
    return ""


def _weekday(written: str, _: Quantity, new: Quantity, tag: str) -> str:
    days = language(tag).weekdays.items()
    number = int(new.value.removeprefix("w:"))
    is_capital = written[0].isupper()
    names = (name for name, day in days if day == number)
    name = next((name for name in names if name[0].isupper() == is_capital), "")
    return f"{name}s" if name and written.endswith("s") else name


def _month_name(month: int, like: str, tag: str) -> str:
    try:
        names = Locale.parse(tag).months["format"]["wide"]
    except (ValueError, UnknownLocaleError):
        return ""
    name = str(names[month])
    return name.capitalize() if like[0].isupper() else name


def _part(written: str, old: int, new: int, tag: str) -> str:
    """Change one figure of a date; the first of a month has its own form."""
    found = list(_numbered(old).finditer(written))
    if len(found) != 1:
        return ""
    ending = ""
    if found[0][1] or (tag == "fr" and new == 1):
        ending = _ending(new, tag)
    return f"{written[: found[0].start()]}{new}{ending}{written[found[0].end() :]}"


@lru_cache(maxsize=64)
def _numbered(value: int) -> re.Pattern[str]:
    return re.compile(rf"(?<!\d)0?{value}(?!\d)(er|st|nd|rd|th)?")


def _ending(value: int, tag: str) -> str:
    if tag == "fr":
        return "er" if value == 1 else ""
    is_teen = value % 100 in _TEENS
    return "th" if is_teen else _ENDINGS.get(value % 10, "th")


def _time(written: str, old: Quantity, new: Quantity, _: str) -> str:
    """Change hour and minutes; what shows none gets them, or loses them."""
    before, after = (
        divmod(int(each.value.removeprefix("t:")), 60) for each in (old, new)
    )
    found = _CLOCK.fullmatch(written)
    if found is None or int(found["minute"] or 0) != before[1]:
        return ""
    hour = int(found["hour"])
    if hour not in {before[0], (before[0] - 1) % 12 + 1}:
        return ""
    is_half_day = bool(found["half"]) or hour != before[0]
    if is_half_day and (before[0] < 12) != (after[0] < 12):  # noqa: PLR2004 - noon
        return ""
    shown = (after[0] - 1) % 12 + 1 if is_half_day else after[0]
    return _clock(shown, after[1], found)


def _clock(hour: int, minute: int, like: re.Match[str]) -> str:
    """Write a time as another is written: « 18 h » as « 19 h 30 », 6 p.m. as 7:30."""
    link, half = like["link"] or "", like["half"] or ""
    is_bare = not minute and (half or link.strip(f"{SPACES}:."))
    if is_bare:
        return f"{hour}{half or link.rstrip(SPACES)}"
    if not like["minute"]:
        # As far from the minutes as from the hour, « 18h » as « 19h30 ».
        gap = _SPACE.match(link)
        link = f"{link}{gap[0]}" if link and gap else ":"
    return f"{hour}{link}{minute:02}{half}"


def _ordinal(written: str, _: Quantity, new: Quantity, tag: str) -> str:
    value = int(Decimal(new.value.removeprefix("n:")))
    found = _RANK.fullmatch(written)
    if not found:
        return ""
    return f"{value}{_ending(value, tag) or 'e'}"


_WRITERS: dict[Sort, Callable[[str, Quantity, Quantity, str], str]] = {
    Sort.NUMBER: _number,
    Sort.PERCENT: _number,
    Sort.MONEY: _number,
    Sort.DATE: _date,
    Sort.WEEKDAY: _weekday,
    Sort.TIME: _time,
    Sort.ORDINAL: _ordinal,
}
"""A code is opaque, and is written by a person."""
