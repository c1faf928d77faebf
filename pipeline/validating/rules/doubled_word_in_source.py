"""A word of the source stands twice in a row."""

from collections.abc import Iterator

from pipeline.model.articles import Article
from pipeline.model.diagnostics import Severity
from pipeline.model.phrases import say
from pipeline.validating.passages import passages
from pipeline.validating.rulebook import Example, Finding, SourceRule
from pipeline.validating.rules.doubled_word import doubled, is_name


def check(article: Article) -> Iterator[Finding]:
    """Look for a word that follows itself."""
    for message, prose in passages(article):
        for found in doubled(prose.text, article.locale.language):
            if is_name(found):
                continue
            yield Finding(
                message=say("“{word}” stands twice: remove one.", word=found[1]),
                span=prose.span(*found.span()),
                place=message,
            )


RULE = SourceRule(
    code="doubled-word-in-source",
    severity=Severity.WARNING,
    summary="A word of the source stands twice in a row.",
    why="The eye skips the second one. Mended later, it makes every translation of the "
    "text outdated.",
    mend="Remove one of the two.",
    example=Example(
        wrong="The market opens at at dawn.",
        right="The market opens at dawn.",
    ),
    check=check,
)
