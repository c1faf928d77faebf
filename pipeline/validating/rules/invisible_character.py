"""A character that is not seen and has no work to do."""

from collections.abc import Iterator
from unicodedata import category

from pipeline.model.diagnostics import Severity
from pipeline.model.phrases import say
from pipeline.validating.rulebook import Example, Finding, TextRule
from pipeline.validating.rules import bidi_control
from pipeline.validating.signs import Signs, those
from pipeline.validating.subjects import Pair
from pipeline.validating.wording import name_of, times

_BLANK = frozenset("\u034f\u115f\u1160\u2800\u3164\uffa0")


def check(pair: Pair) -> Iterator[Finding]:
    """Report each such character once."""
    for odd, place in pair.oddities.items():
        is_invisible = category(odd) == "Cf" or odd in _BLANK
        if is_invisible and odd not in bidi_control.CONTROLS:
            yield Finding(
                message=say(
                    "The invisible character {name} stands here {times}, and "
                    "keeps a search from finding the word: delete it.",
                    name=name_of(odd),
                    times=times(place.count),
                ),
                span=(place.start, place.start + 1),
            )


RULE = TextRule(
    code="invisible-character",
    severity=Severity.WARNING,
    summary="An invisible character that has no work to do.",
    why="Zero-width spaces and soft hyphens come with text copied from a web page or "
    "a PDF. They keep search from finding the word, and a screen reader may stumble. "
    "The joiners within an emoji or in scripts that need them are no finding.",
    mend="Delete the character. If you can't see it, type the word again.",
    example=Example(
        source="Cooperative", wrong="Coopé\u00adrative", right="Coopérative"
    ),
    check=check,
    signs=(Signs(text=those("\xad")),),
)
