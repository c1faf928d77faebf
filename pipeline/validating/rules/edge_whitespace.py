"""A space before the first word or behind the last."""

from collections.abc import Iterator

from pipeline.model.diagnostics import Fix, Replacement, Severity
from pipeline.model.phrases import say
from pipeline.text import trim, trim_end, trim_start
from pipeline.validating.rulebook import Example, Finding, TextRule
from pipeline.validating.signs import EDGES, Signs
from pipeline.validating.subjects import Pair


def check(pair: Pair) -> Iterator[Finding]:
    """Look at both ends; a text of nothing but spaces is another rule's."""
    text = pair.text
    trimmed = trim(text)
    if trimmed in {text, ""} or trim(pair.source) != pair.source:
        return
    start, end = len(text) - len(trim_start(text)), len(trim_end(text))
    if start:
        message = say(
            "The translation starts with a space or an empty line: delete it."
        )
        yield _finding(message, 0, start)
    if end < len(text):
        message = say("The translation ends with a space or an empty line: delete it.")
        yield _finding(message, end, len(text))


def _finding(message: str, start: int, end: int) -> Finding:
    fix = Fix(edits=(Replacement(start, end, ""),))
    return Finding(message=message, span=(start, end), fix=fix)


RULE = TextRule(
    code="edge-whitespace",
    severity=Severity.WARNING,
    summary="A space before the first word or behind the last.",
    why="A space at the edge can show in a list, a feed or a description. A no-break "
    "space counts too: it is hard to see, and easily typed.",
    mend="Delete the space.",
    example=Example(source="The market", wrong="Le marché ", right="Le marché"),
    check=check,
    signs=(Signs(opening=EDGES, closing=EDGES),),
)
