"""What counts without a number: a week is « huit jours », « les années trente » 1930s.

As all words, they ask for no figure; they answer for one.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from pipeline.patterns import pattern
from pipeline.quantities.values import number

_SPANS: dict[str, tuple[tuple[str, tuple[int, ...]], ...]] = {
    "en": (
        (r"half[- ](?:an )?hour", (30,)),
        (r"quarter of an hour|quarter[- ]hour", (15,)),
        (r"three[- ]quarters of an hour", (45,)),
        (r"hour and a half", (90,)),
        (r"hour and a quarter", (75,)),
        (r"(?:a|one|next) week", (7, 8)),
        (r"fortnight\w*|(?:two|other) weeks?", (14, 15, 2)),
        (r"half[- ](?:a )?year", (6,)),
        (r"year and a half", (18,)),
        (r"quarter[- ](?:of a )?century", (25,)),
        (r"half[- ](?:a )?century", (50,)),
        (r"quarter[- ](?:of a )?(?:percentage )?point", (25,)),
        (r"half[- ](?:a )?(?:percentage )?point", (50,)),
        (r"bicenten\w+", (200,)),
        (r"centen\w+", (100,)),
        (r"millennium|millennial", (1000,)),
        (r"(?:up to|under|below)", (0,)),
    ),
    "fr": (
        (r"demi-heure", (30,)),
        (r"quart d’heure", (15,)),
        (r"trois quarts d’heure", (45,)),
        (r"heure et demie", (90,)),
        (r"heure et quart|heure un quart", (75,)),
        (r"huit jours|huitaine|(?:une|prochaine) semaine", (7, 8)),
        (r"quinze jours|quinzaine|deux semaines", (14, 15, 2)),
        (r"semestre", (6,)),
        (r"trimestre", (3,)),
        (r"an(?:née)? et demie?", (18,)),
        (r"quart de siècle", (25,)),
        (r"demi-siècle|cinquantenaire", (50,)),
        (r"quart de point", (25,)),
        (r"demi-point", (50,)),
        (r"bicentenaire", (200,)),
        (r"centenaire", (100,)),
        (r"millénaire", (1000,)),
        (r"(?:jusqu’à|moins de)", (0,)),
    ),
}
HINTS = {
    "en": (
        *("hour", "week", "fortnight", "year", "century", "point", "centen"),
        *("millenni", "up to", "under", "below"),
    ),
    "fr": (
        *("heure", "jours", "huitaine", "semaine", "quinzaine", "mestre", "demi"),
        *("siècle", "point", "tenaire", "millénaire", "jusqu’à", "moins de"),
    ),
}
"""One of these is in each of them: to look for words is quick."""
_TENS: dict[str, tuple[tuple[str, int], ...]] = {
    "en": (
        ("twent", 20), ("thirt", 30), ("fort", 40), ("fift", 50), ("sixt", 60),
        ("sevent", 70), ("eight", 80), ("ninet", 90),
    ),
    "fr": (
        ("vingt", 20), ("trente", 30), ("quarante", 40), ("cinquante", 50),
        ("soixante", 60), ("soixante-dix", 70), ("quatre-vingt", 80),
        ("quatre-vingt-dix", 90),
    ),
}  # fmt: skip
_DECADES = {
    "en": pattern(r"(?<!\w)(\w+)ies(?!\w)|(?<!\w)(1[5-9]|20)?(\d0)s(?!\w)"),
    "fr": pattern(r"(?<!\w)[aA]nnées ([a-z-]+)(?!\w)|[aA]nnées ()(\d0)(?!\w)"),
}
_DECADE_HINTS = {"en": ("ies", "0s"), "fr": ("années",)}
_AGES = pattern(r"(?<!\w)(\w+)[eé]n(?:arian|aire)s?(?!\w)")
_LATIN = {
    "trent": 30, "quadrag": 40, "quinquag": 50, "sexag": 60, "septuag": 70,
    "octog": 80, "nonag": 90,
}  # fmt: skip
_THIS_CENTURY = 1900
_MONTHS = 12
_SMALL = {
    "2": 2, "3": 3, "4": 4, "5": 5, "two": 2, "three": 3, "four": 4, "five": 5,
    "deux": 2, "trois": 3, "quatre": 4, "cinq": 5,
}  # fmt: skip
_YEARS = pattern(
    rf"(?<!\w)({'|'.join(_SMALL)})(?: (?:ans|years))?( et demie?| and a half)?"
    r"(?:(?<=ans)|(?<=years)|(?<=ans et demi)|(?<=years and a half)|(?= years))(?!\w)",
    re.IGNORECASE,
)
"""Years that the other side may count in months."""


def find_spans(text: str, tag: str) -> Iterator[str]:
    """Yield the values of spans of time, decades and ages that words name.

    >>> sorted(find_spans("in the thirties", "en"))
    ['n:1930', 'n:30']
    """
    if tag not in _SPANS:
        return
    plain = text.replace("\u00a0", " ").replace("\u202f", " ").replace("'", "’")
    lower = plain.lower()
    is_named = any(map(lower.__contains__, HINTS[tag]))
    for found in _named(tag).finditer(plain) if is_named else ():
        yield from map(number, _SPANS[tag][(found.lastindex or 1) - 1][1])
    for found in _YEARS.finditer(plain) if "ans" in lower or "year" in lower else ():
        years = _SMALL[found[1].lower()]
        yield number(years * _MONTHS + (_MONTHS // 2 if found[2] else 0))
    has_decade = any(map(lower.__contains__, _DECADE_HINTS[tag]))
    for name, century, years in _DECADES[tag].findall(plain) if has_decade else ():
        tens = dict(_TENS[tag]).get(name.lower()) if name else int(years)
        if tens:
            hundred = int(century) * 100 if century else _THIS_CENTURY
            yield from (number(tens), number(hundred + tens))
    for name in _AGES.findall(lower) if "nar" in lower or "naire" in lower else ():
        if name in _LATIN:
            yield number(_LATIN[name])


@lru_cache(maxsize=8)
def _named(tag: str) -> re.Pattern[str]:
    """Return the pattern of all spans of a language, a group for each in their row."""
    rows = "|".join(f"({words})" for words, _ in _SPANS[tag])
    return re.compile(rf"(?<!\w)(?:{rows})(?!\w)", re.IGNORECASE)
