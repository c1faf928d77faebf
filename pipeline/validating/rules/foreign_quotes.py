"""A quotation has the marks of another language."""

import re
from collections.abc import Iterator

from pipeline.model.diagnostics import Fix, Replacement, Severity
from pipeline.model.phrases import say
from pipeline.patterns import pattern
from pipeline.validating.rulebook import Example, Finding, ProseRule
from pipeline.validating.signs import Signs
from pipeline.validating.subjects import Pair

_SPACES = "[ \u00a0\u202f]?"
_ENGLISH = pattern("“([^“”«»]*)”")
_FRENCH = pattern(f"«{_SPACES}([^«»“”]*?){_SPACES}»")


def check(pair: Pair) -> Iterator[Finding]:
    """Look for the other language's marks, but for those within the own ones."""
    words = pair.words
    is_french = pair.locale.language == "fr"
    own, pattern = ("«»", _ENGLISH) if is_french else ("“”", _FRENCH)
    for found in _outside(own, pattern, words.text):
        new = f"« {found[1]} »" if is_french else f"“{found[1]}”"
        span = words.span(*found.span())
        is_whole = pair.text[span[0] : span[1]] == found[0]
        yield Finding(
            message=say(
                "Here one quotes so: {opening}…{closing}.",
                opening=new[0],
                closing=new[-1],
            ),
            span=span,
            fix=Fix(edits=(Replacement(*span, new),)) if is_whole else None,
        )


def _outside(own: str, pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Yield what is not inside of a quotation that has the own marks."""
    at, is_open = 0, False
    for found in pattern.finditer(text):
        before = text[at : found.start()]
        last = max(map(before.rfind, own))
        is_open = before[last] == own[0] if last >= 0 else is_open
        at = found.start()
        if not is_open:
            yield found


RULE = ProseRule(
    code="foreign-quotes",
    severity=Severity.WARNING,
    summary="A quotation has the marks of another language.",
    why="French quotes « so », and “so” within a quotation; English “so”. Straight "
    "marks are turned into the right ones when the page is made; these are not, since "
    "they may be meant within another quotation.",
    mend="Use the marks of the language; plain spaces inside guillemets are enough.",
    example=Example(
        source="He calls it “a day of rest”.",
        wrong="Il appelle cela “un jour de repos”.",
        right="Il appelle cela « un jour de repos ».",
    ),
    check=check,
    languages=("fr", "en"),
    signs=(Signs(text="«“"),),
)
