"""The catalog says that it belongs to another article."""

from collections.abc import Iterator

from pipeline.model.diagnostics import Severity
from pipeline.model.phrases import Phrase, say
from pipeline.validating.rulebook import CatalogRule, Example, Finding
from pipeline.validating.subjects import Review
from pipeline.validating.wording import quote


def check(review: Review) -> Iterator[Finding]:
    """Compare the header with the article."""
    stated, expected = review.catalog.header("X-Article-Id"), review.article.id
    if review.catalog.headers and stated != expected:
        yield Finding(message=_message(stated, expected))


def _message(stated: str, expected: str) -> Phrase:
    if not stated:
        return say(
            "The catalog names no article, but it stands in the place of {expected}. "
            "If it is the right file, run `diptyque extract`, which mends the header.",
            expected=quote(expected),
        )
    return say(
        "The catalog says that it is of {stated}, but it stands in the place of "
        "{expected}. If it is the right file, run `diptyque extract`, which mends the "
        "header.",
        stated=quote(stated),
        expected=quote(expected),
    )


RULE = CatalogRule(
    code="header-article-id",
    severity=Severity.WARNING,
    summary="The catalog says that it belongs to another article.",
    why="A catalog that was copied or saved under the wrong name would give an "
    "article the texts of another one.",
    mend="Put the file where it belongs. If it is the right one, run "
    "`diptyque extract`.",
    example=Example(wrong="X-Article-Id: another", right="X-Article-Id: sample"),
    check=check,
)
