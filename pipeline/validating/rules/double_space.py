"""Two spaces stand where one is enough."""

import re
from collections.abc import Iterator

from pipeline.model.diagnostics import Fix, Replacement, Severity
from pipeline.validating.rulebook import Example, Finding, ProseRule
from pipeline.validating.subjects import Pair

_DOUBLE = re.compile("[ \u00a0\u202f]{2,}+")


def check(pair: Pair) -> Iterator[Finding]:
    """Look for spaces of any kind in a row; a no-break one among them stays."""
    for found in _DOUBLE.finditer(pair.text):
        kept = next((each for each in found[0] if each != " "), " ")
        yield Finding(
            message="Several spaces stand in a row: leave one.",
            span=found.span(),
            fix=Fix(edits=(Replacement(*found.span(), kept),)),
        )


RULE = ProseRule(
    code="double-space",
    severity=Severity.INFO,
    summary="Several spaces stand in a row.",
    why="A browser shows plain ones as one, but a no-break space beside a plain one "
    "makes a hole in the line, and every editor finds another text.",
    mend="Leave one space.",
    example=Example(
        source="the market",
        wrong="le  marché",
        right="le marché",
    ),
    check=check,
)
