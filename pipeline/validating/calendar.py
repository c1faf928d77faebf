"""Days, months and dates in figures, as rules about dates look for them."""

import re
from collections.abc import Iterator

from pipeline.patterns import pattern

FRENCH_MONTHS = (
    "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre"
    "|décembre"
)
FRENCH_DAYS = "lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche"
ENGLISH_MONTHS = (
    "january|february|march|april|may|june|july|august|september|october|november"
    "|december"
)
ENGLISH_DAYS = "monday|tuesday|wednesday|thursday|friday|saturday|sunday"

FIGURES = pattern(r"(?<![\d/.-])(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})(?![\d/-])")
"""What may be a date in figures."""
_MONTHS = range(1, 13)


def ambiguous_dates(text: str) -> Iterator[re.Match[str]]:
    """Yield the dates in figures whose day could be their month."""
    for found in FIGURES.finditer(text):
        one, other = int(found[1]), int(found[3])
        if one in _MONTHS and other in _MONTHS and one != other:
            yield found
