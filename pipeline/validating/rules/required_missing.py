"""A text without which the edition is not published has none to show."""

from collections.abc import Iterator

from pipeline.model.catalogs import last_approved, retired
from pipeline.model.diagnostics import Severity
from pipeline.validating.rulebook import CatalogRule, Finding
from pipeline.validating.subjects import Review


def check(review: Review) -> Iterator[Finding]:
    """Look at the required kinds, once the translation is under way."""
    catalog = review.catalog
    if not any(entry.is_approved for entry in catalog.translations):
        return
    entries = {entry.key: entry for entry in catalog.translations}
    pairs = retired(catalog)
    for message in review.article.messages:
        entry = entries.get(message.key)
        is_required = message.kind in review.site.policy.required
        if is_required and entry and not last_approved(entry, pairs):
            done = "is only a guess (fuzzy)" if entry.is_fuzzy else "is not translated"
            yield Finding(
                message=f"The {message.kind.value} {done}, and the edition is not "
                "published without it: translate it first.",
                entry=entry,
            )


RULE = CatalogRule(
    code="required-missing",
    severity=Severity.WARNING,
    summary="A text without which the edition is not published is missing.",
    why="An edition without its title or summary would stand in lists, feeds and "
    "search engines in the wrong language. Which texts are required is the site's to "
    "say. Nothing is said of a catalog in which no text is approved yet.",
    mend="Translate the text, or remove `fuzzy` if the guess is right.",
    check=check,
)
