"""A date in figures can be read as two days."""

from collections.abc import Iterator

from pipeline.model.articles import Article
from pipeline.model.diagnostics import Severity
from pipeline.model.phrases import say
from pipeline.validating.calendar import ambiguous_dates
from pipeline.validating.passages import passages
from pipeline.validating.rulebook import Example, Finding, SourceRule


def check(article: Article) -> Iterator[Finding]:
    """Look for dates whose day could be their month."""
    for message, prose in passages(article):
        for found in ambiguous_dates(prose.text):
            yield Finding(
                message=say(
                    "“{date}” is one day for some readers and another for others: "
                    "write the month as a word.",
                    date=found[0],
                ),
                span=prose.span(*found.span()),
                place=message,
            )


RULE = SourceRule(
    code="ambiguous-date",
    severity=Severity.WARNING,
    summary="A date in figures can be read as two days.",
    why="03/04/2026 is the third of April in Paris and London, and the fourth of March "
    "in New York. A translator has to guess, and so has every reader.",
    mend="Write the month as a word: 3 April 2026.",
    example=Example(
        wrong="The fair opens on 03/04/2026.",
        right="The fair opens on 3 April 2026.",
    ),
    check=check,
)
