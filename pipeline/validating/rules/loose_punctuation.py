"""An English sign of punctuation stands apart from its word, as in French."""

from collections.abc import Iterator

from pipeline.model.diagnostics import Fix, Replacement, Severity
from pipeline.model.phrases import say
from pipeline.patterns import pattern
from pipeline.validating.rulebook import Example, Finding, ProseRule
from pipeline.validating.signs import Signs
from pipeline.validating.subjects import Pair

_SIGNS = "!?;:%"
_LOOSE = pattern(
    r"(?<=[\w”’)\]])[ \u00a0\u202f]+(?=[!?;:%](?:[ \u00a0\u202f”’)\].,]|\Z))"
)


def check(pair: Pair) -> Iterator[Finding]:
    """Look for a space before a colon, a question mark and their like."""
    text = pair.words.text
    if not any(sign in text for sign in _SIGNS):
        return
    for found in _LOOSE.finditer(text):
        sign = text[found.end()]
        span = pair.words.span(*found.span())
        yield Finding(
            message=say(
                "In English no space stands before “{sign}”: remove it.", sign=sign
            ),
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
    signs=(Signs(text=_SIGNS),),
)
