"""A text whose figures are all of plain shapes → their values, at one sight.

Most figures are a bare number, a percentage, an amount, a date or a time, written as
the language writes it, with nothing beside them that could make them something else.
One pattern reads such a text. Where it meets anything else it says nothing, and the
passes of `finding` have to read: what `glance` says is what `find` would say.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain, pairwise
from typing import NamedTuple, TypeAlias

from pipeline.quantities.amounts import grouped, meanings, worth
from pipeline.quantities.dates import (
    OF,
    ORDINAL,
    YEAR,
    find_weekdays,
    initials,
    is_day,
    with_months,
)
from pipeline.quantities.finding import ALWAYS, link
from pipeline.quantities.languages import CURRENCIES, SPACES, either, language
from pipeline.quantities.times import is_time, whole
from pipeline.quantities.trying import tried
from pipeline.quantities.values import day, number, time

Worth: TypeAlias = tuple[str, str]
"""A value, and its unit, as those of a `Quantity`."""
_Match: TypeAlias = re.Match[str]
_NOTHING = ("", "")

# A pattern that begins with its letter is looked for quickest.
_ROMAN = re.compile(r"[IVXLC](?:(?<![LC])e|[IVXLC]e|(?<=I)(?:er|re))(?!\w)")
_SIGNS = "€$£¥"
_CODES = frozenset(filter(str.isalpha, CURRENCIES))
_FRACTIONS = "½¼¾"
_DIGIT = re.compile(rf"[\d{_FRACTIONS}]")
_WORD = re.compile(r"[^\W\d_]+")
_SHORT = r"\d{1,6}(?:[.,]\d+)?"
"""A figure that is too short for a telephone."""
_ATTACHED = f"[^{SPACES}(«“]"
"""What a figure that is alone does not stand behind."""
_OF = f"(?:(?:de|of)[{SPACES}]|d[’'])?"


class _Words(NamedTuple):
    """Words of a language beside which a figure may be more than a figure.

    Of a name of several words, the first. `notable` are all of them.
    """

    notable: frozenset[str]
    months: frozenset[str]
    weekdays: frozenset[str]


def glance(text: str, words: Sequence[str], tag: str) -> list[Worth] | None:
    """Return the values in a text, sorted, or nothing where one may be another.

    `words` are those of the text, one by one, and `tag` is an ISO 639 code.
    """
    if ("/" in text or "sur" in text) and ALWAYS.search(text):
        return None
    if language(tag).has_roman_ranks and _ROMAN.search(text):
        return None
    known = _words(tag)
    if known.notable.isdisjoint(words):
        return _valued(_undated(text, tag), text, tag)
    if not _CODES.isdisjoint(words):
        return None
    is_undated = known.months.isdisjoint(words)
    seen = _undated(text, tag) if is_undated else _dated(text, tag)
    values = _valued(seen, text, tag)
    if values is None or known.weekdays.isdisjoint(words):
        return values
    return sorted((*values, *((each.value, "") for each in find_weekdays(text, tag))))


@lru_cache(maxsize=64)
def _words(tag: str) -> _Words:
    known = language(tag)
    months = frozenset(chain.from_iterable(map(_first, known.months)))
    weekdays = frozenset(chain.from_iterable(map(_first, known.weekdays)))
    weekdays |= {f"{name}s" for name in weekdays}
    return _Words(_CODES | months | weekdays, months, weekdays)


def _first(name: str) -> list[str]:
    return _WORD.findall(name)[:1]


def _valued(seen: list[_Match] | None, text: str, tag: str) -> list[Worth] | None:
    """Return the values of figures, sorted, if each of them is sure."""
    if seen is None or _share_units(seen, text, tag):
        return None
    values = [_worth(each[0], tag) for each in seen]
    if _NOTHING in values:
        return None
    values.sort()
    return values


def _undated(text: str, tag: str) -> list[_Match] | None:
    """Return the figures of a text that names no month, if all are of a shape."""
    shape = _amount(tag)
    seen: list[_Match] = []
    digit = _DIGIT.search(text)
    while digit:
        start = digit.start()
        is_signed = start > 0 and text[start - 1] in _SIGNS
        found = shape.match(text, start - is_signed)
        if found is None:
            return None
        seen.append(found)
        digit = _DIGIT.search(text, found.end())
    return seen


def _dated(text: str, tag: str) -> list[_Match] | None:
    """Return the figures of a text that names months, if each date was read."""
    seen = list(tried(_any(tag), text, _start(tag)))
    if any(each["odd"] for each in seen):
        return None
    read = [each.span() for each in seen if each["month"] or each["first"]]
    dates = [each.span() for each in with_months(text, tag)]
    return seen if read == dates else None


def _share_units(seen: list[_Match], text: str, tag: str) -> bool:
    """Say whether any figure may have its unit from the other end of a range."""
    return len(seen) > 1 and any(
        _differ(one, two) and link(tag).fullmatch(text, one.end(), two.start())
        for one, two in pairwise(seen)
    )


def _differ(one: _Match, two: _Match) -> bool:
    """Say whether one end of a range would say more than the other."""
    is_half = two["half"] is not None and one["half"] is None
    return is_half or _is_number(one) != _is_number(two)


def _is_number(found: _Match) -> bool:
    """Say whether a figure has no unit."""
    unit = found["before"] or found["sign"] or found["after"] or found["percent"]
    return found["figure"] is not None and not unit


@lru_cache(maxsize=4096)
def _worth(written: str, tag: str) -> Worth:
    """Return what a figure is worth; nothing, where no calendar or clock has it."""
    found = _any(tag).match(written)
    if found is None:
        return _NOTHING
    if found["rank"]:
        return number(int(found["rank"])), ""
    if not found["figure"]:
        return next(_moment(found, tag), ""), ""
    money = found["before"] or found["sign"] or found["after"] or ""
    words, units = meanings(tag)
    unit = "%" if found["percent"] else units.get(money, "")
    return worth(found["figure"], tag, words.get(found["times"] or "", 1)), unit


def _moment(found: re.Match[str], tag: str) -> Iterator[str]:
    """Yield the value of a date or a time."""
    name = found["month"] or found["first"]
    if name:
        month, date = language(tag).months[name], int(found["day"] or found["second"])
        year = found["year"] or found["then"]
        if is_day(month, date):
            yield day(int(year) if year else None, month, date)
        return
    hour = int(found["twelve"] or found["hour"] or found["clock"])
    if found["half"] and is_time(hour, 0):
        hour = whole(hour, is_late=found["half"] in "pP")
    minute = int(found["quarter"] or found["minute"] or found["past"] or 0)
    if is_time(hour, minute):
        yield time(hour, minute)


@lru_cache(maxsize=64)
def _any(tag: str) -> re.Pattern[str]:
    """Return the pattern of the shapes, and of a digit that has none of them."""
    shapes = _alone((*_dates(tag), *_others(tag)), tag)
    return re.compile(rf"{shapes}|(?P<odd>[\d{_FRACTIONS}])")


@lru_cache(maxsize=64)
def _start(tag: str) -> re.Pattern[str]:
    """Return the pattern of what any of the shapes begins with, and of a digit."""
    letters = rf"\d{_FRACTIONS}{_SIGNS}{initials(tag)}"
    return re.compile(rf"[{letters}](?:(?<=[\d{_FRACTIONS}])|(?<!{_ATTACHED}.))")


@lru_cache(maxsize=64)
def _amount(tag: str) -> re.Pattern[str]:
    """Return the pattern of all shapes but dates."""
    return re.compile(_alone(_others(tag), tag))


def _others(tag: str) -> tuple[str, ...]:
    rank = rf"(?P<rank>\d{{1,4}}){language(tag).ordinals}(?!\w)"
    return (*_times(tag), rank, _amounts(tag))


def _alone(shapes: Iterable[str], tag: str) -> str:
    """Return the pattern of some shapes, with nothing beside them that tells more."""
    any_shape = "|".join(shapes)
    no_more = "".join(f"(?!{each})" for each in _continued(tag))
    none_yet = "".join(f"(?<!{re.escape(each)}[{SPACES}])" for each in CURRENCIES)
    return (
        rf"(?<!{_ATTACHED}){none_yet}(?:{any_shape})"
        rf"(?:(?=[.,:;!?)»”…](?:\D|\Z)|-[^\W\d_]|\Z)"
        rf"|(?=[{SPACES}](?:[^\d{_FRACTIONS}{_SIGNS}]|\Z)){no_more})"
    )


def _continued(tag: str) -> Iterator[str]:
    """Yield what makes more of a figure, where it stands behind its shape."""
    known = language(tag)
    space = f"[{SPACES}]"
    money = rf"(?:{space}?[{_SIGNS}]|{space}{_OF}(?:{either(known.money)})(?!\w))"
    yield rf"{space}(?:{either(known.glued)}){money}"
    yield rf"{space}(?:{either(known.multipliers)})(?!\w)"
    yield rf"{space}{_OF}(?:{either(known.money)})(?!\w)"
    yield rf"{space}(?:{either(CURRENCIES)})(?![^\W\d_])"
    yield rf"{space}(?:{either(known.percent)})"
    yield rf"{space}(?:{either(known.hours)})(?![^\W\d_/])"
    if known.has_meridiems:
        yield rf"{space}[aApP]\.?[mM](?!\w)"


def _dates(tag: str) -> Iterator[str]:
    known = language(tag)
    month, space = either(known.months), f"[{SPACES}]"
    year = rf"(?:{YEAR}(?P<%s>\d{{4}})(?!\d))?(?!{YEAR}\d)"
    yield (
        rf"(?P<day>\d{{1,2}}){ORDINAL}{space}{OF}(?P<month>{month})"
        rf"(?![^\W\d_]){year % 'year'}"
    )
    yield (
        rf"(?P<first>{month})\.?{space}(?P<second>\d{{1,2}}){ORDINAL}"
        rf"(?!\w){year % 'then'}"
    )


def _times(tag: str) -> Iterator[str]:
    known = language(tag)
    hours = either(known.hours)
    half = "[aApP]" if known.has_meridiems else "(?!)"
    yield (
        rf"(?P<twelve>\d{{1,2}})(?:[:.](?P<quarter>\d{{2}}))?[{SPACES}]?"
        rf"(?P<half>{half})\.?[mM](?!\w)\.?"
    )
    yield (
        rf"(?P<hour>\d{{1,2}})[{SPACES}]?(?:{hours})(?![^\W\d_/])"
        rf"(?:[{SPACES}]?(?P<minute>\d{{2}})(?!\d))?"
    )
    yield r"(?P<clock>\d{1,2}):(?P<past>\d{2})"


def _amounts(tag: str) -> str:
    known = language(tag)
    space = f"[{SPACES}]"
    return (
        rf"(?P<before>[{_SIGNS}])?(?P<figure>{grouped(tag)}|{_SHORT})"
        rf"(?:{space}(?P<times>{either(known.multipliers)})(?!\w))?"
        rf"(?:{space}?(?P<percent>{either(known.percent)})(?!\w)"
        rf"|{space}?(?P<sign>[{_SIGNS}])(?![^\W\d_])"
        rf"|{space}{_OF}(?P<after>{either(known.money)})(?!\w))?"
    )
