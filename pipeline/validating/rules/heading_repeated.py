"""Two headings of an article say the same."""

from collections.abc import Iterator

from pipeline.model.articles import Article
from pipeline.model.diagnostics import Severity
from pipeline.model.phrases import say
from pipeline.validating.rulebook import Example, Finding, SourceRule


def check(article: Article) -> Iterator[Finding]:
    """Look for a heading that stands above another section too."""
    seen: dict[str, int] = {}
    for message in article.messages:
        if not message.kind.is_heading:
            continue
        first = seen.setdefault(message.text.casefold(), message.line)
        if first != message.line:
            yield Finding(
                message=say(
                    "“{words}” is the heading of line {line} too: say what is "
                    "different here.",
                    words=message.text,
                    line=first,
                ),
                place=message,
            )


RULE = SourceRule(
    code="heading-repeated",
    severity=Severity.INFO,
    summary="Two headings say the same.",
    why="In a list of headings they can't be told apart, a link to one may lead to the "
    "other, and both have one translation.",
    mend="Name in each heading what its section alone is about.",
    example=Example(
        wrong="## Practical\n\nBy tram.\n\n## Practical\n\nBy boat.",
        right="## Coming by tram\n\nBy tram.\n\n## Coming by boat\n\nBy boat.",
    ),
    check=check,
)
