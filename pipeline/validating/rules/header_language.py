"""The header names another language than the folder of the catalog."""

from collections.abc import Iterator

from pipeline.model.diagnostics import Severity
from pipeline.model.locales import to_gettext
from pipeline.model.phrases import say
from pipeline.validating.rulebook import CatalogRule, Example, Finding
from pipeline.validating.subjects import Review


def check(review: Review) -> Iterator[Finding]:
    """Compare the header with the folder, which decides what is published."""
    expected, stated = to_gettext(review.locale), review.catalog.header("Language")
    if review.catalog.headers and not stated:
        yield Finding(
            message=say(
                "The header names no language: add “Language: {expected}”.",
                expected=expected,
            ),
            severity=Severity.WARNING,
        )
    elif review.catalog.locale != review.locale:
        is_related = review.catalog.locale.language == review.locale.language
        yield Finding(
            message=say(
                "The header says “Language: {stated}”, but the catalog "
                "stands in the folder of “{expected}”: correct the header, "
                "or move the file.",
                stated=stated,
                expected=expected,
            ),
            severity=Severity.WARNING if is_related else None,
        )


RULE = CatalogRule(
    code="header-language",
    severity=Severity.ERROR,
    summary="The header names another language than the folder.",
    why="The folder decides in which edition the texts are published. If the header "
    "names another language, the file may have been saved in the wrong place, and a "
    "translator's program checks the spelling of the wrong language. A warning where "
    "only the territory differs, or the header says nothing.",
    mend="Write the folder's language into the header, or move the file.",
    example=Example(wrong="Language: de", right="Language: fr"),
    check=check,
)
