"""Three full stops stand for an ellipsis."""

from collections.abc import Iterator

from pipeline.model.diagnostics import Severity
from pipeline.model.phrases import say
from pipeline.validating.instead import as_set
from pipeline.validating.rulebook import Example, Finding, ProseRule
from pipeline.validating.setting import DOTS
from pipeline.validating.signs import Signs
from pipeline.validating.subjects import Pair


def check(pair: Pair) -> Iterator[Finding]:
    """Look for three full stops that the page sets as one sign."""
    if "..." in pair.words.text:
        yield from as_set(
            pair, DOTS, say("Three full stops stand here: write “…”, as the page does.")
        )


RULE = ProseRule(
    code="three-dots",
    severity=Severity.INFO,
    summary="Three full stops stand for an ellipsis.",
    why="“…” is one sign, which no line parts and screen readers read as one. The page "
    "sets it so; other programs that read the catalog do not.",
    mend="Let `check --fix` write it, or put the rule off: the page is the same.",
    example=Example(
        source="And then…",
        wrong="Et puis...",
        right="Et puis…",
    ),
    check=check,
    signs=(Signs(stretches=("...",)),),
    languages=("fr", "en"),
    is_gathered=True,
)
