"""An English sign of punctuation stands apart from its word, as in French."""

import re
from collections.abc import Iterator

from pipeline.model.diagnostics import Fix, Replacement, Severity
from pipeline.validating.rulebook import Example, Finding, ProseRule
from pipeline.validating.subjects import Pair

_LOOSE = re.compile(
    r"(?<=[\w”’)\]])[ \u00a0\u202f]+(?=[!?;:%](?:[ \u00a0\u202f”’)\].,]|\Z))"
)


def check(pair: Pair) -> Iterator[Finding]:
    """Look for a space before a colon, a question mark and their like."""
    for found in _LOOSE.finditer(pair.words.text):
        sign = pair.words.text[found.end()]
        span = pair.words.span(*found.span())
        yield Finding(
            message=f"In English no space stands before “{sign}”: remove it.",
            span=span,
            fix=Fix(edits=(Replacement(*span, ""),)),
        )


RULE = ProseRule(
    code="loose-punctuation",
    severity=Severity.WARNING,
    summary="A space stands before an English sign of punctuation.",
    why="French sets `;`, `:`, `!`, `?` and `%` apart; English does not, and the sign "
    "may end up alone at the start of a line.",
    mend="Remove the space.",
    example=Example(
        source="Et après ?",
        wrong="And then ?",
        right="And then?",
        origin="fr",
        to="en",
    ),
    check=check,
    languages=("en",),
)
