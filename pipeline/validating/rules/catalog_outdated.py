"""The catalog and the article do not hold the same messages."""

from collections.abc import Iterator

from pipeline.model.diagnostics import Severity
from pipeline.validating.rulebook import CatalogRule, Finding
from pipeline.validating.subjects import Review
from pipeline.validating.wording import counted


def check(review: Review) -> Iterator[Finding]:
    """Compare the keys on both sides."""
    article = {message.key for message in review.article.messages if message.text}
    catalog = {entry.key for entry in review.catalog.translations}
    missing, stale = len(article - catalog), len(catalog - article)
    if missing or stale:
        yield Finding(
            message=" and ".join(_parts(missing, stale))
            + ": run `diptyque extract` to bring the catalog up to date."
        )


def _parts(missing: int, stale: int) -> Iterator[str]:
    if missing:
        yield f"{counted(missing, 'text')} of the article not in the catalog"
    if stale:
        yield f"{counted(stale, 'entry', 'entries')} no longer in the article"


RULE = CatalogRule(
    code="catalog-outdated",
    severity=Severity.WARNING,
    summary="The article has changed since the catalog was made.",
    why="A text of the article that is not in the catalog can't be translated, and is "
    "published in the language of its source. Nothing is lost in bringing the catalog "
    "up to date.",
    mend="Run `diptyque extract`.",
    check=check,
)
