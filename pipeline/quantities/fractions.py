"""Fractions: ½, ⅔, 3/4, and the mixed numbers that cooks write, 2½ and 1 1/2."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from unicodedata import numeric

from pipeline.patterns import pattern
from pipeline.quantities.languages import SPACES
from pipeline.quantities.values import Quantity, Sort, number

SIGNS = "½¼¾⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"
"""Fractions that are one character."""
_LARGEST = 8
_SIGNS = {
    sign: Fraction(numeric(sign)).limit_denominator(_LARGEST).as_integer_ratio()
    for sign in SIGNS
}
_DENOMINATORS = "2|3|4|5|6|8|10"
_FRACTION = pattern(
    rf"(?<![\w/.,:-])(?:(?P<whole>\d{{1,4}})(?:[{SPACES}-]|(?=[{SIGNS}])))?"
    rf"(?:(?P<sign>[{SIGNS}])(?!\w)|(?P<over>\d)/(?P<under>{_DENOMINATORS})"
    rf"(?![\w/]|[.,:]\d))"
)
_SPELT_AS_PARTS = {2: "n:0.5", 4: "n:0.25"}
"""Halves and quarters have words of their own; a third is spelt as three is."""
_EXACT = Decimal("0.0001")


def find_fractions(text: str, _: str) -> Iterator[Quantity]:
    """Yield fractions less than one, and whole numbers with one behind them."""
    if "/" not in text and not any(map(text.__contains__, SIGNS)):
        return
    for found in _FRACTION.finditer(text):
        whole, sign = int(found["whole"] or 0), found["sign"]
        over, under = (
            _SIGNS[sign] if sign else (int(found["over"]), int(found["under"]))
        )
        if 0 < over < under:
            yield _quantity(found.span(), whole, over, under)


def _quantity(span: tuple[int, int], whole: int, over: int, under: int) -> Quantity:
    counts = [each for each in (whole, over if over > 1 else 0) if each]
    value = whole + (Decimal(over) / under).quantize(_EXACT)
    return Quantity(
        sort=Sort.NUMBER,
        start=span[0],
        end=span[1],
        value=number(value),
        parts=(*map(number, counts), _SPELT_AS_PARTS.get(under, number(under))),
    )
