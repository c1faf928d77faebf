"""A space or a hyphen of an uncommon kind stands in a text."""

from collections.abc import Iterator

from pipeline.model.diagnostics import Severity
from pipeline.model.phrases import say
from pipeline.patterns import pattern
from pipeline.validating.instead import instead
from pipeline.validating.rulebook import Example, Finding, ProseRule
from pipeline.validating.signs import Signs, those
from pipeline.validating.subjects import Pair
from pipeline.validating.wording import name_of

_ODD = pattern("[\u2000-\u200a\u2011\u205f\u3000]")
_USUAL = {"\u2011": "-", "\u2009": "\u202f", "\u200a": "\u202f", "\u2007": "\u00a0"}


def check(pair: Pair) -> Iterator[Finding]:
    """Look for them one by one, but for those that the source has."""
    text = pair.words.text
    if text.isascii():
        return
    for found in _ODD.finditer(text):
        if found[0] not in pair.source:
            usual = _USUAL.get(found[0], " ")
            yield instead(
                pair,
                found.span(),
                usual,
                is_safe=usual != "-",
                message=say(
                    "{name} is seldom meant: write {usual}.",
                    name=name_of(found[0]),
                    usual=name_of(usual),
                ),
            )


RULE = ProseRule(
    code="odd-space",
    severity=Severity.INFO,
    summary="A space or a hyphen of an uncommon kind stands here.",
    why="Thin and wide spaces come with what is pasted; lines break at most of them, "
    "and searches stumble over all, as over a no-break hyphen (U+2011). What ties "
    "words together is U+00A0 and U+202F.",
    mend="Write a plain space, or a no-break one.",
    example=Example(
        source="a meeting", wrong="un rendez\u2011vous", right="un rendez-vous"
    ),
    check=check,
    signs=(Signs(text=those(_ODD.pattern)),),
)
