"""What has digits and is no number: telephones, versions, “Covid-19”, “A9”, “4x4”."""

import re
from collections.abc import Iterator

from pipeline.patterns import pattern
from pipeline.quantities.values import Quantity, Sort, code, number

_TELEPHONE = pattern(
    r"(?<![\w+])(?:\+\d{1,3}[ .\u00a0\u202f-]?(?:\(0\))?\d|0\d)"
    r"(?:[ .\u00a0\u202f-]?\d{2}){4}(?!\d)"
)
_NATIONAL = 9
"""The digits of a number to call, without the 0 or the country before them."""
_LONG = pattern(r"\d\d(?:[ .\u00a0\u202f-]?\d\d){2}")
"""What is in each of them, and hardly anywhere else."""
_DOTTED = pattern(r"(?<![\w.])v?\d+(?:\.\d+){2,}(?![\w]|\.\d)")
_LETTERS_FIRST = pattern(r"(?<![^\W_])([^\W\d_]+)(-?)(\d[^\W_]*(?:-\d+)*)(?![^\W_])")
_BEFORE = pattern(r"\d(?<=[^\W\d_]\d)|\d(?<=[^\W\d_]-\d)")
_BEHIND = pattern(r"\d[^\W\d_]")
_UNITS = (
    "kWh|MWh|GWh|TWh|km|kg|cm|mm|nm|ml|cl|dl|hl|ha|kW|MW|GW|min|ms|mg|GB|MB|Go|Mo"
    "|ft|in|lb|oz|m|g|l|L|s|t|h|W|V|k|K|M|Md|Mds|bn|mn|b|B|C|F"
)
_DIGITS_FIRST = pattern(
    r"(?<![^\W_])(?<!\d[.,])\d+"
    rf"(?!(?:{_UNITS})(?![^\W\d_]))(?:[xX]\d+|[^\W\d_](?:\d|[^\W\d_]){{0,6}})(?![^\W_])"
)
"""A figure with a unit of measure is a number, however close they stand."""
_PARTS_OF_YEAR, _PARTS = (("Q", "T"), ("H", "S")), frozenset("1234")
"""What finance calls quarters, and halves of a year, in English and in French."""

_SEPARATORS = pattern(r"[ .\u00a0\u202f-]|\(0\)")


def find_telephones(text: str, _: str) -> Iterator[Quantity]:
    """Yield numbers to call and numbers of versions: no one counts with them."""
    for found in _TELEPHONE.finditer(text) if _LONG.search(text) else ():
        called = _SEPARATORS.sub("", found[0])
        # +33 2 98 00 12 34 is 02 98 00 12 34 within its country.
        at_home = code(f"0{called[-_NATIONAL:]}") if called[0] == "+" else ""
        yield _code(found, called, *filter(None, (at_home,)))
    for found in _DOTTED.finditer(text) if text.count(".") > 1 else ():
        yield _code(found, found[0].lstrip("v"))


def find_codes(text: str, _: str) -> Iterator[Quantity]:
    """Yield digits that are one word with letters, when all else has been read."""
    for found in _LETTERS_FIRST.finditer(text) if _BEFORE.search(text) else ():
        # “mid-2022”, « mi-2022 » and « moins de-19 » are a word and a number.
        if not found[2] or found[1] != found[1].lower():
            yield _part_of_year(found) or _code(found, found[0])
    for found in _DIGITS_FIRST.finditer(text) if _BEHIND.search(text) else ():
        yield _code(found, found[0])


def _part_of_year(found: re.Match[str]) -> Quantity | None:
    """Return a quarter or a half of a year: Q3 is T3, and the third of something."""
    names = next((each for each in _PARTS_OF_YEAR if found[1] in each), ())
    if not names or found[3] not in _PARTS:
        return None
    start, end = found.span()
    value, *also = (code(f"{name}{found[3]}") for name in names)
    rank = number(int(found[3]))
    return Quantity(
        sort=Sort.CODE, start=start, end=end, value=value, also=(*also, rank)
    )


def _code(found: re.Match[str], text: str, *also: str) -> Quantity:
    start, end = found.span()
    return Quantity(sort=Sort.CODE, start=start, end=end, value=code(text), also=also)
