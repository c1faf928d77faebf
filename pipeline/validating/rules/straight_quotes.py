"""A quotation mark or an apostrophe is straight, as typewriters have it."""

from collections.abc import Iterator

from pipeline.model.diagnostics import Severity
from pipeline.model.phrases import say
from pipeline.validating.instead import as_set
from pipeline.validating.rulebook import Example, Finding, ProseRule
from pipeline.validating.setting import STRAIGHT
from pipeline.validating.signs import Signs
from pipeline.validating.subjects import Pair


def check(pair: Pair) -> Iterator[Finding]:
    """Look for what the page sets as curly marks, or as guillemets."""
    text = pair.words.text
    if "'" in text or '"' in text:
        yield from as_set(
            pair,
            STRAIGHT,
            say(
                "A straight mark stands here: write the printed one, as the page does."
            ),
        )


RULE = ProseRule(
    code="straight-quotes",
    severity=Severity.INFO,
    summary="A quotation mark or an apostrophe is straight.",
    why="Keyboards have one mark for all; printers have “so” and ’, and French has "
    "« so ». The page sets them right; other programs that read the catalog do not. "
    "Feet, inches and code keep theirs. Where a whole catalog is typed so it is told "
    "once.",
    mend="Let `check --fix` write them, or put the rule off: the page is the same.",
    example=Example(
        source="L’eau est «\u00a0bonne\u00a0».",
        wrong='The water\'s "good".',
        right="The water’s “good”.",
        origin="fr",
        to="en",
    ),
    check=check,
    signs=(Signs(text="\"'"),),
    languages=("fr", "en"),
    is_gathered=True,
)
