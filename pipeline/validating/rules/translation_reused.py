"""Two texts of an article have the same translation."""

from collections.abc import Iterator

from pipeline.model.catalogs import Translation
from pipeline.model.diagnostics import Severity
from pipeline.model.phrases import say
from pipeline.validating.plainness import plain
from pipeline.validating.rulebook import CatalogRule, Finding
from pipeline.validating.subjects import Review

_SHORTEST = 25
"""Code points: of fewer words, two may well mean the same."""


def check(review: Review) -> Iterator[Finding]:
    """Compare the sources of long texts that are the same."""
    seen: dict[str, Translation] = {}
    for entry, text in zip(review.approved, review.plain_texts, strict=True):
        if len(entry.text) < _SHORTEST:
            continue
        first = seen.setdefault(text, entry)
        if first is not entry and plain(entry.source) != plain(first.source):
            yield Finding(
                message=say(
                    "This is the translation of “{source}” too: is it meant here?",
                    source=first.source,
                ),
                entry=entry,
            )


RULE = CatalogRule(
    code="translation-reused",
    severity=Severity.INFO,
    summary="Two texts of an article have the same translation.",
    why="Who copies a translation to change it may forget to. Texts of a few words are "
    "not compared.",
    mend="See which of the two texts it translates.",
    check=check,
)
