"""A heading stands more than one level below the one above it."""

from collections.abc import Iterator

from pipeline.model.articles import Article
from pipeline.model.diagnostics import Severity
from pipeline.model.phrases import say
from pipeline.validating.rulebook import Example, Finding, SourceRule

_TITLE = 1


def check(article: Article) -> Iterator[Finding]:
    """Compare the level of each heading with that of the one before."""
    level = _TITLE
    for message in article.messages:
        if not message.kind.is_heading:
            continue
        own = int(message.kind[-1])
        if own > level + 1:
            yield Finding(
                message=say(
                    "This heading has level {own}, below one of level {level}: write "
                    "{marks} before it.",
                    own=own,
                    level=level,
                    marks="#" * (level + 1),
                ),
                place=message,
            )
        level = own


RULE = SourceRule(
    code="heading-skipped",
    severity=Severity.WARNING,
    summary="A heading skips a level.",
    why="Who listens to a page goes from heading to heading by their levels, and looks "
    "for the one that is missing (WCAG 2.2, technique G141). The title of the article "
    "is level 1.",
    mend="Give it the level below that of the heading above it.",
    example=Example(
        wrong="## The market\n\n#### At night\n\nLamps are lit.",
        right="## The market\n\n### At night\n\nLamps are lit.",
    ),
    check=check,
)
