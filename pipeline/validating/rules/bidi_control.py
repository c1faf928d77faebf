"""A character that changes the direction of a text, unseen."""

from collections.abc import Iterator

from pipeline.model.diagnostics import Severity
from pipeline.model.locales import is_right_to_left
from pipeline.model.phrases import say
from pipeline.validating.rulebook import Example, Finding, TextRule
from pipeline.validating.signs import RARE, Signs
from pipeline.validating.subjects import Pair
from pipeline.validating.wording import name_of, times

# Unicode Bidi_Control (UAX 9, 2): marks, then embeddings, overrides, isolates.
_MARKS = frozenset("\u061c\u200e\u200f")
_TURNS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
CONTROLS = _MARKS | _TURNS


def check(pair: Pair) -> Iterator[Finding]:
    """Report each such character once; marks have a use from right to left."""
    for odd, place in pair.oddities.items():
        is_useful = odd in _MARKS and is_right_to_left(pair.locale)
        if odd in CONTROLS and not is_useful:
            yield Finding(
                message=say(
                    "The invisible character {name} stands here {times} and can "
                    "make a text read otherwise than it is written: delete it.",
                    name=name_of(odd),
                    times=times(place.count),
                ),
                span=(place.start, place.start + 1),
            )


RULE = TextRule(
    code="bidi-control",
    severity=Severity.ERROR,
    summary="An invisible character that turns the direction of the text.",
    why="It can make a sentence, a name or an address read otherwise than it is "
    "written. It often comes with text copied from a web page or a message. Words in "
    'Arabic or Hebrew need none: write `<span lang="ar" dir="rtl">…</span>`.',
    mend="Delete the character. If you can't see it, type the words around it again.",
    example=Example(source="The invoice", wrong="La \u202efacture", right="La facture"),
    is_binding=True,
    check=check,
    signs=(Signs(text=RARE),),
)
