r"""A line break inside a message, which is one line."""

from collections.abc import Iterator

from pipeline.model.diagnostics import Severity
from pipeline.model.phrases import say
from pipeline.patterns import pattern
from pipeline.text import trim
from pipeline.validating.rulebook import Example, Finding, TextRule
from pipeline.validating.signs import Signs, those
from pipeline.validating.subjects import Pair

_BREAK = pattern("[\n\r\u2028\u2029]")


def check(pair: Pair) -> Iterator[Finding]:
    """Report the first break between words, if the source has none."""
    found = _BREAK.search(pair.text)
    if found and _BREAK.search(trim(pair.text)) and not _BREAK.search(pair.source):
        message = say(
            "There is a line break here, which is shown as a space: replace it with "
            "one."
        )
        if not pair.message.kind.is_plain:
            message = say("{fault} To end a line, write <br>.", fault=message)
        yield Finding(message=message, span=found.span())


RULE = TextRule(
    code="line-break",
    severity=Severity.WARNING,
    summary="A line break inside a text of one line.",
    why="One message is one paragraph, heading or cell, whatever is typed. A line "
    "break is shown as a space; no new paragraph begins.",
    mend="Replace the line break with a space, or with `<br>` where a line should end.",
    example=Example(
        source="Bread, cheese",
        wrong="Du pain,\ndu fromage",
        right="Du pain, du fromage",
    ),
    check=check,
    signs=(Signs(text=those("[\n\r]")),),
)
