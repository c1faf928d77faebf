"""Text of a language → the quantities in it, each with a value that can be compared.

“11.5%” and « 11,5 % » are one percentage, “5 p.m.” and « 17 h » one time. Figures
are read by the symbols and month names of CLDR in any language; the words for
numbers, hours and money are data (`languages.py`).
"""

from pipeline.quantities.ages import find_ages
from pipeline.quantities.dates import named_days
from pipeline.quantities.feasts import find_feasts
from pipeline.quantities.finding import find
from pipeline.quantities.fractions import SIGNS as FRACTIONS
from pipeline.quantities.languages import is_read_by_words, language
from pipeline.quantities.phrases import phrases
from pipeline.quantities.spans import find_spans
from pipeline.quantities.values import Quantity, Sort
from pipeline.quantities.weighing import Worth, skim, weigh
from pipeline.quantities.words import counting, find_spelt, spelt, worth_of
from pipeline.quantities.writing import rewrite

__all__ = [
    "FRACTIONS",
    "Quantity",
    "Sort",
    "Worth",
    "counting",
    "find",
    "find_ages",
    "find_feasts",
    "find_spans",
    "find_spelt",
    "is_read_by_words",
    "language",
    "named_days",
    "phrases",
    "rewrite",
    "skim",
    "spelt",
    "weigh",
    "worth_of",
]
