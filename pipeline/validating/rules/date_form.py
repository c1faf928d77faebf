"""A French date is built as in another language."""

import re
from collections.abc import Iterator

from pipeline.model.diagnostics import Severity
from pipeline.patterns import pattern
from pipeline.validating.batches import in_figures
from pipeline.validating.calendar import FRENCH_MONTHS
from pipeline.validating.instead import instead
from pipeline.validating.rulebook import Example, Finding, ProseRule
from pipeline.validating.subjects import Pair

_SPACE = "[ \u00a0\u202f]"
_FORM = pattern(
    rf"(?<![\w.,/-])([0-9]{{1,2}})(?:(?:e|ème|th|st|nd|rd)?{_SPACE}d(?:e{_SPACE}|[’'])"
    rf"|(?:e|ème|th|st|nd|rd){_SPACE})({FRENCH_MONTHS})(?!\w)",
    re.IGNORECASE,
)
_ANY = pattern("[0-9](?:e|è|t|s|n|r|[ \u00a0\u202f]d)")


def check(pair: Pair) -> Iterator[Finding]:
    """Look for « le 15 de novembre » and « le 15e novembre »."""
    text = pair.words.text
    for found in _FORM.finditer(text) if _ANY.search(text) else ():
        date = "1er" if found[1] in {"1", "01"} else found[1]
        yield instead(pair, found.span(), f"{date} {found[2]}", is_safe=False)


RULE = ProseRule(
    code="date-form",
    severity=Severity.WARNING,
    summary="A French date is built as in another language.",
    why="English says *the 15th of November*; French, *le 15 novembre*: a plain "
    "figure, but for the first, and no *de*.",
    mend="Write le 15 novembre.",
    example=Example(
        source="It opens on the 15th of November.",
        wrong="L’ouverture est prévue le 15 de novembre.",
        right="L’ouverture est prévue le 15 novembre.",
    ),
    check=check,
    suspects=in_figures(_ANY),
    languages=("fr",),
)
