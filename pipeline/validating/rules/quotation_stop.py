"""A stop or a comma stands on the other side of the mark than the country has it."""

from collections.abc import Iterator

from pipeline.model.diagnostics import Severity
from pipeline.model.phrases import say
from pipeline.patterns import pattern
from pipeline.validating.instead import instead
from pipeline.validating.rulebook import Example, Finding, ProseRule
from pipeline.validating.signs import Signs
from pipeline.validating.subjects import Pair

_OUTSIDE = pattern(r"(?<=[\w’])”[.,](?!\.)")
_FRAGMENT = pattern(
    r"(?<=[a-z] )“(?:[a-z][^“”.?!]{0,80}?)([.,]”)(?=[ )]|\Z)(?! [a-z]+(?:s|ed)\b[,.])"
)
_STYLES = {"US": _OUTSIDE, "GB": _FRAGMENT, "IE": _FRAGMENT}


def check(pair: Pair) -> Iterator[Finding]:
    """Look for ”, in an American edition, and for ,” after a few words in a British."""
    style, text = _STYLES.get(pair.locale.territory or ""), pair.words.text
    if style is None or "”" not in text:
        return
    for found in style.finditer(text):
        place = found.span(1) if style is _FRAGMENT else found.span()
        right = text[slice(*place)][::-1]
        yield instead(
            pair,
            place,
            right,
            message=say(
                "Here one writes {right}, not {wrong}.", right=right, wrong=right[::-1]
            ),
        )


RULE = ProseRule(
    code="quotation-stop",
    severity=Severity.INFO,
    summary="A stop stands on the other side of a quotation mark than usual.",
    why="American printers set a comma and a full stop within the closing mark, "
    "British ones where they belong by their sense. Only editions that say for which "
    "country they are (`en-US`, `en-GB`, `en-IE`) are asked.",
    mend="Exchange the two signs.",
    example=Example(
        source="On l’appelle « le grenier ».",
        wrong="They call it “the loft”.",
        right="They call it “the loft.”",
        origin="fr",
        to="en-US",
    ),
    check=check,
    languages=("en",),
    signs=(Signs(text="”"),),
)
