"""Article + Catalog → Diagnostics: what would harm the page or its reader.

Each rule is one file in `rules/`, and one line of the table (`table.py`).
"""

from pipeline.validating.judging import validate, validate_source, validate_words
from pipeline.validating.reference import write_reference
from pipeline.validating.rulebook import Rule
from pipeline.validating.table import RULES

__all__ = [
    "RULES",
    "Rule",
    "validate",
    "validate_source",
    "validate_words",
    "write_reference",
]
