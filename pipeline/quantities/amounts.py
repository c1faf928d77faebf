"""Numbers, with what makes millions, per cents, money or ranks of them."""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

from pipeline.quantities.languages import CURRENCIES, SPACES, either, language
from pipeline.quantities.values import Quantity, Sort, number

_FRACTIONS = {"½": Decimal("0.5"), "¼": Decimal("0.25"), "¾": Decimal("0.75")}
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_DECADE = "s"


def find_ordinals(text: str, tag: str) -> Iterator[Quantity]:
    """Yield ranks: 21st, 1er, and XXIe in the languages that have it."""
    for found in _ordinals(tag).finditer(text):
        value = int(found[1]) if found[1] else _roman(found[found.lastindex or 0])
        start, end = found.span()
        yield Quantity(sort=Sort.ORDINAL, start=start, end=end, value=number(value))


@lru_cache(maxsize=64)
def _ordinals(tag: str) -> re.Pattern[str]:
    known = language(tag)
    # « Le » and « Vers » are no ranks.
    roman = r"|([IVX]|[IVXLC]{2,7})e|(I)(?:er|re)" if known.has_roman_ranks else ""
    return re.compile(rf"(?<![\w.,])(?:(\d{{1,4}}){known.ordinals}{roman})(?!\w)")


def _roman(letters: str) -> int:
    values = [_ROMAN[letter] for letter in letters]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-one if one < following else one for one, following in pairs)


def find_amounts(text: str, tag: str) -> Iterator[Quantity]:
    """Yield all other numbers, with their unit."""
    known = language(tag)
    words = {**known.multipliers, **known.glued}
    for found in _amounts(tag).finditer(text):
        factor = words.get(found["times"] or found["glued"] or found["short"] or "", 1)
        yield _amount(found, _value(found["figure"], tag), factor, tag)


def _amount(found: re.Match[str], value: Decimal, factor: int, tag: str) -> Quantity:
    money = found["before"] or found["sign"] or found["after"]
    unit = {**CURRENCIES, **language(tag).money}.get(money or "", "")
    sort = Sort.MONEY if unit else Sort.NUMBER
    if found["percent"]:
        sort, unit = Sort.PERCENT, "%"
    return Quantity(
        sort=sort,
        start=found.start(),
        end=found.end(),
        value=number(value * factor),
        unit=unit,
        factor=factor,
    )


def _value(figure: str, tag: str) -> Decimal:
    """Return the value of a figure, in the form of the language or a foreign one."""
    if figure in _FRACTIONS:
        return _FRACTIONS[figure]
    group = language(tag).group
    digits = re.sub(rf"[{SPACES}’'](?=\d{{3}})", "", figure)
    if group in ",." and re.fullmatch(rf"\d{{1,3}}(?:\{group}\d{{3}})+.*", digits):
        digits = digits.replace(group, "")
    return Decimal(digits.replace(",", "."))


@lru_cache(maxsize=64)
def _amounts(tag: str) -> re.Pattern[str]:
    known = language(tag)
    group = re.escape(known.group) if known.group in ",." else ""
    decimal = re.escape(known.decimal)
    space = f"[{SPACES}]"
    signs = either(CURRENCIES)
    short = either({**known.glued, **known.multipliers})
    of = f"(?:(?:de|of){space}|d[’'])?"
    return re.compile(
        rf"(?:(?<![^\W\d_])(?P<before>{signs}){space}?)?"
        rf"(?<![\w])(?<!\d[.,])(?P<figure>"
        rf"\d{{1,3}}(?:[{SPACES}{group}]\d{{3}})+(?!\d)(?:{decimal}\d+)?"
        rf"|\d+(?:[.,]\d+)?|[½¼¾])"
        rf"(?:(?P<decade>{_DECADE})(?!\w)"
        rf"|(?(before)(?P<short>{short})(?![^\W_])|(?!))"
        rf"|{space}?(?P<glued>{either(known.glued)})(?={space}?(?:{signs})|"
        rf"{space}(?:{of})(?:{either(known.money)})(?!\w))"
        rf"|{space}(?P<times>{either(known.multipliers)})(?!\w))?"
        rf"(?:{space}?(?P<percent>{either(known.percent)})(?!\w)"
        rf"|{space}?(?P<sign>{signs})(?![^\W\d_])"
        rf"|{space}{of}(?P<after>{either(known.money)})(?!\w))?"
    )
