"""A control, replacement or private character in a translation."""

from collections.abc import Iterator
from unicodedata import category

from pipeline.model.diagnostics import Severity
from pipeline.model.phrases import say
from pipeline.validating.rulebook import Example, Finding, TextRule
from pipeline.validating.signs import Signs, those
from pipeline.validating.subjects import Pair
from pipeline.validating.wording import name_of, times

_REPLACEMENT = "\ufffd"
# Cn within the odd characters: the noncharacters, which no text may hold.
_FORBIDDEN = frozenset({"Cc", "Cs", "Co", "Cn"})


def check(pair: Pair) -> Iterator[Finding]:
    """Report each such character once; a line break is a rule of its own."""
    for odd, place in pair.oddities.items():
        if odd != "\r" and (odd == _REPLACEMENT or category(odd) in _FORBIDDEN):
            yield Finding(
                message=say(
                    "The character {name} stands here {times} and can't be "
                    "published: {advice}",
                    name=name_of(odd),
                    times=times(place.count),
                    advice=_advice(odd),
                ),
                span=(place.start, place.start + 1),
            )


def _advice(odd: str) -> str:
    if odd == _REPLACEMENT:
        return say("it marks a letter that was lost, so type that letter again.")
    return say("delete it, and type what should stand there.")


RULE = TextRule(
    code="control-character",
    severity=Severity.ERROR,
    summary="A character that can't be published.",
    why="Control characters are forbidden in HTML and XML, so one of them makes a feed "
    "unreadable. U+FFFD stands where a letter was lost in copying. Private characters "
    "look different, or like nothing, on each machine.",
    mend="Delete the character, and type what should stand there.",
    example=Example(
        source="Open until nine", wrong="Ouvert\x07 à neuf heures", right="Jusqu’à 21 h"
    ),
    is_binding=True,
    check=check,
    signs=(Signs(text=those(r"[\x00-\x08\x0b-\x1f\x7f]")),),
)
