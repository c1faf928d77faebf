"""The catalog and the article do not hold the same messages."""

from collections.abc import Iterator

from pipeline.model.diagnostics import Severity
from pipeline.model.phrases import Phrase, say, say_many
from pipeline.validating.rulebook import CatalogRule, Finding
from pipeline.validating.subjects import Review


def check(review: Review) -> Iterator[Finding]:
    """Compare the keys on both sides."""
    article, catalog = set(review.keys), review.entries.keys()
    if article == catalog:  # as nearly always
        return
    article = {key for key in article if key[1]}
    missing, stale = len(article - catalog), len(catalog - article)
    if missing or stale:
        yield Finding(message=_message(missing, stale))


def _message(missing: int, stale: int) -> Phrase:
    absent = say_many(
        "{count} text of the article not in the catalog",
        "{count} texts of the article not in the catalog",
        count=missing,
    )
    gone = say_many(
        "{count} entry no longer in the article",
        "{count} entries no longer in the article",
        count=stale,
    )
    is_both = missing and stale
    both = say("{absent} and {gone}", absent=absent, gone=gone)
    return say(
        "{what}: run `diptyque extract` to bring the catalog up to date.",
        what=both if is_both else absent if missing else gone,
    )


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
