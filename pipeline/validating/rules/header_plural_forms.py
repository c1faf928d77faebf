"""The plural rule of the header is not that of the language."""

from collections.abc import Callable, Hashable, Iterator
from functools import cache

from babel import Locale

from pipeline.catalogs import new_headers, plural_rule
from pipeline.model.diagnostics import Severity
from pipeline.model.phrases import say
from pipeline.validating.rulebook import CatalogRule, Example, Finding
from pipeline.validating.subjects import Review

_TRIED = 201


def check(review: Review) -> Iterator[Finding]:
    """Compare the rule with CLDR's, where there is a header at all."""
    field = review.catalog.header("Plural-Forms")
    if review.catalog.headers and not _is_fitting(field, review.locale):
        right = dict(new_headers(review.locale, review.article.locale, "", ""))
        yield Finding(
            message=say(
                "The plural rule of the header is not that of the language: "
                "write “Plural-Forms: {rule}”.",
                rule=right["Plural-Forms"],
            )
        )


@cache
def _is_fitting(field: str, locale: Locale) -> bool:
    """Say whether the rule tells numbers apart as the language does.

    A third form for millions in French (CLDR 38) is right too, and so is a
    catalog without it: neither shows below a thousand.
    """
    try:
        choose = plural_rule(field).choose
    except ValueError:
        return False
    return _partition(choose) == _partition(locale.plural_form)


def _partition(choose: Callable[[int], Hashable]) -> tuple[int, ...]:
    """Return the forms of the first numbers, each named by its first appearance."""
    names: dict[Hashable, int] = {}
    return tuple(
        names.setdefault(choose(number), len(names)) for number in range(_TRIED)
    )


RULE = CatalogRule(
    code="header-plural-forms",
    severity=Severity.WARNING,
    summary="The plural rule of the header is not that of the language.",
    why="In French zero is singular (*0 article*), in English it is plural (*0 "
    "articles*). Translators' programs ask for as many forms as the header says.",
    mend="Copy the line that the finding shows into the header.",
    example=Example(
        wrong="Plural-Forms: nplurals=2; plural=(n != 1);",
        right="Plural-Forms: nplurals=2; plural=(n > 1);",
    ),
    check=check,
)
