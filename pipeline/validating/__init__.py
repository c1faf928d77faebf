"""Article + Catalog → Diagnostics: what would harm the page or its reader.

Each rule is one file in `rules/`, and one line of the table (`table.py`); others may
add their own (`docs/checking.md`), made of what is in `rulebook.py`.
"""

from pipeline.validating.judging import (
    Submission,
    validate,
    validate_all,
    validate_source,
    validate_words,
)
from pipeline.validating.linking import validate_link
from pipeline.validating.mending import mend, settle
from pipeline.validating.outlines import anchors, pointers, shown
from pipeline.validating.reference import Telling, write_reference, write_rule
from pipeline.validating.rulebook import Rendering, Rule
from pipeline.validating.selecting import select, severity
from pipeline.validating.surveying import Marks, mark, renderings, survey, suspects
from pipeline.validating.table import RULES
from pipeline.validating.waivers import add_waiver, parse_waivers, strangers
from pipeline.validating.waiving import (
    Verdict,
    Waiver,
    WaiverKey,
    unused,
    waive,
    waiver_of,
)

__all__ = [
    "RULES",
    "Marks",
    "Rendering",
    "Rule",
    "Submission",
    "Telling",
    "Verdict",
    "Waiver",
    "WaiverKey",
    "add_waiver",
    "anchors",
    "mark",
    "mend",
    "parse_waivers",
    "pointers",
    "renderings",
    "select",
    "settle",
    "severity",
    "shown",
    "strangers",
    "survey",
    "suspects",
    "unused",
    "validate",
    "validate_all",
    "validate_link",
    "validate_source",
    "validate_words",
    "waive",
    "waiver_of",
    "write_reference",
    "write_rule",
]
