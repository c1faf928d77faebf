"""A text without which the edition is not published has none to show."""

from collections.abc import Iterator

from pipeline.model.catalogs import approved_pairs, last_approved
from pipeline.model.diagnostics import Severity
from pipeline.model.kinds import KINDS
from pipeline.model.phrases import Phrase, say
from pipeline.validating.rulebook import CatalogRule, Finding
from pipeline.validating.subjects import Review


def check(review: Review) -> Iterator[Finding]:
    """Look at the required kinds, once the translation is under way."""
    catalog, required = review.catalog, review.site.policy.required
    if not any(entry.is_approved for entry in catalog.translations):
        return
    asked = [each for each in review.article.messages if each.kind in required]
    entries = [(each.kind, review.entries.get(each.key)) for each in asked]
    waiting = [(kind, each) for kind, each in entries if each and not each.is_approved]
    pairs = approved_pairs(catalog) if waiting else {}
    for kind, entry in waiting:
        if not last_approved(entry, pairs):
            said = _message(KINDS[kind], is_guess=entry.is_fuzzy)
            yield Finding(message=said, entry=entry)


def _message(kind: Phrase, *, is_guess: bool) -> Phrase:
    if is_guess:
        return say(
            "The {kind} is only a guess (fuzzy), and the edition is not published "
            "without it: translate it first.",
            kind=kind,
        )
    return say(
        "The {kind} is not translated, and the edition is not published without it: "
        "translate it first.",
        kind=kind,
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
