"""A quotation has the marks of another language."""

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
    """Look for the other language's marks where none of the own ones stand."""
    words = pair.words
    is_french = pair.locale.language == "fr"
    own, pattern = ("«", _ENGLISH) if is_french else ("“", _FRENCH)
    if own in words.text:  # then these are inside of a quotation
        return
    for found in pattern.finditer(words.text):
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
