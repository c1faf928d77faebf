"""A title is too long to be shown whole."""

from collections.abc import Iterator

from pipeline.model.articles import Article, Kind
from pipeline.model.diagnostics import Severity
from pipeline.model.phrases import say
from pipeline.validating.rulebook import Example, Finding, SourceRule

_LONGEST = 110


def check(article: Article) -> Iterator[Finding]:
    """Measure the title."""
    length = len(article.metadata.title)
    if length > _LONGEST:
        yield Finding(
            message=say(
                "The title has {length} characters: search engines and feeds show "
                "{longest} at the most.",
                length=length,
                longest=_LONGEST,
            ),
            place=next(
                (each for each in article.messages if each.kind is Kind.TITLE), None
            ),
        )


RULE = SourceRule(
    code="long-title",
    severity=Severity.INFO,
    summary=f"The title has more than {_LONGEST} characters.",
    why="It is cut where it is shown, and a translation into French is longer still. "
    "The limit is that of `headline` in structured data.",
    mend="Say it in fewer words; the summary has room for the rest.",
    example=Example(
        wrong="---\ntitle: The night market of the old goods yard, which opens after "
        "dark, and what the forty people who sell figs there think of it\n"
        "summary: Until midnight.\n---\n\nLamps are lit.",
        right="---\ntitle: The night market of the old goods yard\n"
        "summary: Until midnight.\n---\n\nLamps are lit.",
    ),
    check=check,
)
