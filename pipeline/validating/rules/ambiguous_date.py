"""A date in figures can be read as two days."""

import re
from collections.abc import Iterator

from pipeline.model.articles import Article
from pipeline.model.diagnostics import Severity
from pipeline.model.phrases import say
from pipeline.validating.passages import passages
from pipeline.validating.rulebook import Example, Finding, SourceRule

_DATE = re.compile(r"(?<![\d/.-])(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})(?![\d/-])")
_MONTHS = range(1, 13)


def check(article: Article) -> Iterator[Finding]:
    """Look for dates whose day could be their month."""
    for message, prose in passages(article):
        for found in _DATE.finditer(prose.text):
            one, other = int(found[1]), int(found[3])
            if one in _MONTHS and other in _MONTHS and one != other:
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
