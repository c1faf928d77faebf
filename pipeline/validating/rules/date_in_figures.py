"""An English edition has a date in figures that can be read as two days."""

from collections.abc import Iterator

from pipeline.model.diagnostics import Severity
from pipeline.model.phrases import say
from pipeline.validating.batches import in_figures
from pipeline.validating.calendar import FIGURES, ambiguous_dates
from pipeline.validating.rulebook import Example, Finding, ProseRule
from pipeline.validating.subjects import Pair

_SURE = frozenset({"GB", "IE"})
"""Where readers of English take the first figure for the day, and no other."""


def check(pair: Pair) -> Iterator[Finding]:
    """Look for dates whose day could be their month."""
    if pair.locale.territory in _SURE:
        return
    for found in ambiguous_dates(pair.words.text):
        yield Finding(
            message=say(
                "“{date}” is one day for some readers and another for others: "
                "write the month as a word.",
                date=found[0],
            ),
            span=pair.words.span(*found.span()),
        )


RULE = ProseRule(
    code="date-in-figures",
    severity=Severity.ERROR,
    summary="A date in figures can be read as two days.",
    why="03/04/2026 is the fourth of March in New York and the third of April in "
    "London, and an edition in English has readers in both. In one for Britain or "
    "Ireland (`en-GB`, `en-IE`) it is left alone.",
    mend="Write the month as a word: 3 April 2026, or April 3, 2026.",
    example=Example(
        source="Le conseil se réunit le 3 avril 2026.",
        wrong="The council meets on 03/04/2026.",
        right="The council meets on 3 April 2026.",
        origin="fr",
        to="en",
    ),
    check=check,
    languages=("en",),
    suspects=in_figures(FIGURES),
)
