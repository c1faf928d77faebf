"""One text of an article is translated in two ways."""

from collections.abc import Iterator

from pipeline.model.catalogs import Translation
from pipeline.model.diagnostics import Severity
from pipeline.model.phrases import say
from pipeline.text import normalize
from pipeline.validating.rulebook import CatalogRule, Finding
from pipeline.validating.subjects import Review

_SIGNS = (
    *(("’", "'"), ("“", '"'), ("”", '"'), ("«", '"'), ("»", '"')),
    *(("\u00a0", " "), ("\u202f", " ")),
)


def check(review: Review) -> Iterator[Finding]:
    """Compare the translations of texts that differ in their role alone."""
    seen: dict[str, Translation] = {}
    for entry in review.catalog.translations:
        if not entry.is_approved:
            continue
        first = seen.setdefault(_plain(entry.source), entry)
        if first is not entry and _plain(entry.text) != _plain(first.text):
            yield Finding(
                message=say(
                    "“{source}” is “{other}” elsewhere in the article: is the "
                    "difference meant?",
                    source=first.source,
                    other=first.text,
                ),
                entry=entry,
            )


def _plain(text: str) -> str:
    """Return a text without what typography alone makes of it."""
    plain = normalize(text)
    for sign, other in _SIGNS:
        plain = plain.replace(sign, other)
    return plain.casefold().rstrip(".")


RULE = CatalogRule(
    code="translation-varies",
    severity=Severity.INFO,
    summary="One text of an article is translated in two ways.",
    why="A heading that repeats the title, or a caption that repeats a description, "
    "sounds like another thing when it has another name. It may also be right: a title "
    "is not set as a sentence is.",
    mend="Use one translation, unless the place asks for another.",
    check=check,
)
