"""An article has no summary."""

from collections.abc import Iterator

from pipeline.model.articles import Article
from pipeline.model.diagnostics import Severity
from pipeline.model.phrases import say
from pipeline.validating.rulebook import Example, Finding, SourceRule


def check(article: Article) -> Iterator[Finding]:
    """Look for the summary that lists and feeds show; a page is in none of them."""
    if not article.metadata.summary and not article.is_page:
        yield Finding(
            message=say(
                "The article has no summary, so that lists and feeds show its title "
                "alone: add `summary:` to its front matter."
            )
        )


RULE = SourceRule(
    code="missing-summary",
    severity=Severity.INFO,
    summary="The article has no summary.",
    why="Front pages, feeds and search engines show it below the title, in each "
    "language.",
    mend="Add `summary:` to the front matter: one sentence, best below 160 characters.",
    example=Example(
        wrong="---\ntitle: The night market\n---\n\nLamps are lit.",
        right="---\ntitle: The night market\nsummary: Figs are sold until midnight.\n"
        "---\n\nLamps are lit.",
    ),
    check=check,
)
