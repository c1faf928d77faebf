"""The header is wrong about the language that the article is written in."""

from collections.abc import Iterator

from pipeline.model.diagnostics import Severity
from pipeline.model.locales import to_gettext
from pipeline.model.phrases import say
from pipeline.validating.rulebook import CatalogRule, Example, Finding
from pipeline.validating.subjects import Review


def check(review: Review) -> Iterator[Finding]:
    """Compare the header with the article."""
    catalog, source = review.catalog, review.article.locale
    is_stated = bool(catalog.header("X-Source-Language"))
    if catalog.headers and not (is_stated and catalog.source_locale == source):
        yield Finding(
            message=say(
                "The header should say “X-Source-Language: {language}”, as "
                "the article does: run `diptyque extract`, which mends it.",
                language=to_gettext(source),
            )
        )


RULE = CatalogRule(
    code="header-source-language",
    severity=Severity.WARNING,
    summary="The header is wrong about the language of the source.",
    why="Poedit and other programs read `X-Source-Language` to know which language "
    "they translate from; without it they take English.",
    mend="Run `diptyque extract`.",
    example=Example(wrong="X-Source-Language: de", right="X-Source-Language: en"),
    check=check,
)
