"""Numbers, with what makes millions, per cents, money or ranks of them."""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

from pipeline.patterns import pattern
from pipeline.quantities.fractions import SIGNS
from pipeline.quantities.languages import CURRENCIES, SPACES, either, language
from pipeline.quantities.trying import tried
from pipeline.quantities.values import Quantity, Sort, number

_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_DECADE = "s"
_RANK = pattern(r"[\dIVXLC](?:(?<=\d)[^\W\d_]|(?<!\d)(?:er?|re))")
"""What is in each rank: to look for that is quick."""
FIGURE = pattern(rf"[\d{SIGNS}]|[IVXLC](?:(?<![LC])e|[IVXLC]e|(?<=I)(?:er|re))(?!\w)")
"""What a text has in which any figure stands."""
_FIRST = pattern(r"\d(?<!\w.)")
"""What a figure begins with."""
_GAP = pattern(rf"[{SPACES}’'](?=\d{{3}})")
_PARTED = {
    ",": pattern(r"\d{1,3}(?:,\d{3})+.*"),
    ".": pattern(r"\d{1,3}(?:\.\d{3})+.*"),
}
_POINT = pattern('[,"″]')


def find_ordinals(text: str, tag: str) -> Iterator[Quantity]:
    """Yield ranks: 21st, 1er, and XXIe in the languages that have it."""
    for found in _ordinals(tag).finditer(text) if _RANK.search(text) else ():
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
    words, units = meanings(tag)
    has_sign = _SIGN.search(text) is not None
    for found in tried(_amounts(tag), text, _FIRST):
        start = found.start()
        if not has_sign and found.lastgroup == "figure":  # as most
            value = worth(found[0], tag, 1)
            yield Quantity(sort=Sort.NUMBER, start=start, end=found.end(), value=value)
            continue
        before = _BEFORE.search(text, max(0, start - 5), start) if has_sign else None
        glued = found["glued"] or (found["short"] if before else "")
        end = found.end("figure") if found["short"] and not before else found.end()
        money = (before and before[1]) or found["sign"] or found["after"] or ""
        factor = words.get(found["times"] or glued or "", 1)
        is_percent = bool(found["percent"]) and end == found.end()
        unit = "%" if is_percent else units.get(_ANY_SPACE.sub(" ", money), "")
        yield Quantity(
            sort=_SORTS.get(unit, Sort.MONEY),
            start=before.start() if before else start,
            end=end,
            value=worth(found["figure"], tag, factor),
            unit=unit,
            factor=factor,
        )


@lru_cache(maxsize=64)
def meanings(tag: str) -> tuple[dict[str, int], dict[str, str]]:
    """Return what words multiply by, and the currencies of signs and words."""
    known = language(tag)
    return {**known.multipliers, **known.glued}, {**CURRENCIES, **known.money}


_ANY_SPACE = pattern(rf"[{SPACES}]")
_SORTS = {"": Sort.NUMBER, "%": Sort.PERCENT}
_SIGN = pattern(either(CURRENCIES))
_BEFORE = pattern(rf"(?<![^\W\d_])({either(CURRENCIES)})[{SPACES}]?\Z")


_MOST_DIGITS = 4000
"""Python refuses to make an integer of many more."""


def worth(figure: str, tag: str, factor: int) -> str:
    """Return what a figure is worth, times a factor, as the value of a quantity."""
    if figure.isdecimal() and len(figure) <= _MOST_DIGITS:
        return f"n:{int(figure) * factor}"
    value = _value(figure, tag)
    return number(value if factor == 1 else value * factor)


def _value(figure: str, tag: str) -> Decimal:
    """Return the value of a figure, in the form of the language or a foreign one."""
    group = language(tag).group
    digits = _GAP.sub("", figure)
    if group in _PARTED and _PARTED[group].fullmatch(digits):
        digits = digits.replace(group, "")
    return Decimal(_POINT.sub(".", digits))


def grouped(tag: str) -> str:
    """Return the pattern of a figure whose thousands are set apart: 1’175, too."""
    known = language(tag)
    group = re.escape(known.group) if known.group in ",." else ""
    decimal = re.escape(known.decimal)
    return rf"\d{{1,3}}(?:[{SPACES}{group}’']\d{{3}})+(?!\d)(?:{decimal}\d+)?"


@lru_cache(maxsize=64)
def _amounts(tag: str) -> re.Pattern[str]:
    known = language(tag)
    space = f"[{SPACES}]"
    signs = either(CURRENCIES)
    short = either({**known.glued, **known.multipliers})
    of = f"(?:(?:de|of){space}|d[’'])?"
    return re.compile(
        rf"(?<![\w])(?<!\d[.,])(?P<figure>{grouped(tag)}"
        rf"|\d+[\"″]\d{{2}}(?!\d)|\d+(?:[.,]\d+)?)"
        rf"(?:(?P<decade>{_DECADE})(?!\w)"
        rf"|(?P<short>{short})(?![^\W_])(?!{space}?(?:{signs}))"
        rf"|{space}?(?P<glued>{either(known.glued)})(?={space}?(?:{signs})|"
        rf"{space}(?:{of})(?:{either(known.money)})(?!\w))"
        rf"|{space}(?P<times>{either(known.multipliers)})(?!\w))?"
        rf"(?:{space}?(?P<percent>{either(known.percent)})(?!\w)"
        rf"|{space}?(?P<sign>{signs})(?![^\W\d_])"
        rf"|{space}{of}(?P<after>{either(known.money)})(?!\w))?"
    )
