"""An English quotation stands apart from its marks, as in French."""

from collections.abc import Iterator

from pipeline.model.diagnostics import Severity
from pipeline.model.phrases import Phrase, say
from pipeline.patterns import pattern
from pipeline.validating.instead import instead
from pipeline.validating.rulebook import Example, Finding, ProseRule
from pipeline.validating.signs import Signs
from pipeline.validating.subjects import Pair

_LOOSE = pattern(
    r"(?<=“)[ \u00a0\u202f]{1,3}(?=[^ \u00a0\u202f])"
    r"|(?<=[^ \u00a0\u202f“])[ \u00a0\u202f]{1,3}(?=”)"
)
_STRAIGHT = pattern(
    r"(?<![^ (\[—–])\"[ \u00a0\u202f]([^\"]{1,300}?)[ \u00a0\u202f]\"(?![\w\"])"
)


def check(pair: Pair) -> Iterator[Finding]:
    """Look for spaces behind the opening mark and before the closing one."""
    text = pair.words.text
    if "“" in text or "”" in text:
        for found in _LOOSE.finditer(text):
            yield instead(pair, found.span(), "", message=_told())
    if '"' in text:
        for found in _STRAIGHT.finditer(text):
            yield instead(pair, found.span(), f'"{found[1]}"', message=_told())


def _told() -> Phrase:
    return say("In English no space stands within the quotation marks: remove it.")


RULE = ProseRule(
    code="loose-quotes",
    severity=Severity.WARNING,
    summary="A space stands within English quotation marks.",
    why="French sets its guillemets apart from what they hold; English does not, and "
    "a mark may end up alone at the end of a line.",
    mend="Remove the space.",
    example=Example(
        source="Il parle d’un « jour de repos ».",
        wrong="He calls it a “ day of rest ”.",
        right="He calls it a “day of rest”.",
        origin="fr",
        to="en",
    ),
    check=check,
    languages=("en",),
    signs=(Signs(text='“”"'),),
)
