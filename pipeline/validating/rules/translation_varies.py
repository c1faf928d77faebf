"""One text of an article is translated in two ways."""

from collections.abc import Iterator

from pipeline.model.catalogs import Translation
from pipeline.model.diagnostics import Severity
from pipeline.model.phrases import say
from pipeline.validating.plainness import plain
from pipeline.validating.rulebook import CatalogRule, Finding
from pipeline.validating.subjects import Review


def check(review: Review) -> Iterator[Finding]:
    """Compare the translations of texts that differ in their role alone."""
    seen: dict[str, Translation] = {}
    for entry, source in zip(review.approved, review.plain_sources, strict=True):
        first = seen.setdefault(source, entry)
        if first is not entry and plain(entry.text) != plain(first.text):
            yield Finding(
                message=say(
                    "“{source}” is “{other}” elsewhere in the article: is the "
                    "difference meant?",
                    source=first.source,
                    other=first.text,
                ),
                entry=entry,
                severity=None if entry.context != first.context else Severity.WARNING,
            )


RULE = CatalogRule(
    code="translation-varies",
    severity=Severity.INFO,
    summary="One text of an article is translated in two ways.",
    why="A heading that repeats the title, or a caption that repeats a description, "
    "sounds like another thing when it has another name. It may also be right: a title "
    "is not set as a sentence is. Of two texts in the same role, which differ in their "
    "signs alone, the finding is a warning.",
    mend="Use one translation, unless the place asks for another.",
    check=check,
)
