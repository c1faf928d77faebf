"""Measures in two units, of which one is a part of the other: 1 min 43 s, 2 ha 50."""

import re
from collections.abc import Iterator
from decimal import Decimal

from pipeline.patterns import pattern
from pipeline.quantities.languages import SPACES
from pipeline.quantities.times import is_time
from pipeline.quantities.values import Quantity, Sort, number, time

_GAP = f"[{SPACES}]?"
_RACE = pattern(
    rf"(?<![\w.,/:])(\d{{1,2}}){_GAP}(?:(?:min|mn){_GAP}(\d{{1,2}})(?:{_GAP}s(?:ec)?\b|\b)"
    rf"|[’'′]{_GAP}(\d{{2}}){_GAP}(?:[’'′]{{2}}|[\"″”]))(?!\w)"
)
_DECIMAL = pattern(
    rf"(?<![\w.,/:])(\d{{1,3}}){_GAP}(?:(?:ha|m|(€|euros?)){_GAP}(\d{{2}})"
    rf"|kg{_GAP}(\d{{3}}))(?!\d|[.,]\d|{_GAP}[%€])"
)
_ADDED = pattern(
    rf"(?<![\w.,/:])(45|90|105|120)(?:e|ème)?{_GAP}\+{_GAP}(\d{{1,2}})(?!\w)"
)
_MINUTES = pattern(rf"\d{_GAP}(?:m[in]|[’'′])")
_UNIT = pattern(rf"[mag€so]{_GAP}\d")
"""What is in each of them: to look for that is quick."""
_HUNDREDTH, _THOUSANDTH = Decimal("0.01"), Decimal("0.001")


def find_compounds(text: str, tag: str) -> Iterator[Quantity]:
    """Yield minutes with seconds, or with what is added (90+3); French prices, sizes.

    The two numbers that they are written with say the same, together.
    """
    for found in _RACE.finditer(text) if _MINUTES.search(text) else ():
        minutes, seconds = int(found[1]), int(found[2] or found[3])
        if is_time(minutes, seconds):
            yield _both(found, Sort.TIME, time(minutes, seconds), seconds)
    for found in _ADDED.finditer(text) if "+" in text else ():
        minute = number(int(found[1]) + int(found[2]))
        yield _both(found, Sort.NUMBER, minute, int(found[2]))
    for found in _DECIMAL.finditer(text) if _has_units(text, tag) else ():
        part = found[3] or found[4]
        value = int(found[1]) + int(part) * (_HUNDREDTH if found[3] else _THOUSANDTH)
        sort = Sort.MONEY if found[2] else Sort.NUMBER
        yield _both(found, sort, number(value), int(part), "EUR" if found[2] else "")


def _has_units(text: str, tag: str) -> bool:
    """Say whether a figure may stand behind a unit."""
    return tag == "fr" and _UNIT.search(text) is not None


def _both(
    found: re.Match[str], sort: Sort, value: str, part: int, unit: str = ""
) -> Quantity:
    parts = (number(int(found[1])), number(part))
    start, end = found.span()
    return Quantity(
        sort=sort, start=start, end=end, value=value, unit=unit, parts=parts
    )
