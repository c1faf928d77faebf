"""Dates → the words of a language, as CLDR has them and as its printers do."""

import re
from datetime import date
from functools import lru_cache

from babel import Locale
from babel.dates import format_date

_FIRST = re.compile(r"^1(?=\D)")


@lru_cache(maxsize=4096)
def long_date(day: date, locale: Locale) -> str:
    """Return the date in full, without the day of the week: `12 November 2026`.

    French writes the first of a month as an ordinal, which CLDR does not
    (Imprimerie nationale, *Lexique*, « Dates »).
    """
    text = format_date(day, format="long", locale=locale)
    return _FIRST.sub("1er", text) if locale.language == "fr" else text
