"""A French title has the capitals of an English one."""

from collections.abc import Iterator

from pipeline.model.articles import Kind
from pipeline.model.diagnostics import Severity
from pipeline.model.phrases import say, say_list
from pipeline.validating.capitals import (
    HEADLINES,
    headline_capitals,
    with_capitals,
)
from pipeline.validating.rulebook import Example, Finding, ProseRule
from pipeline.validating.subjects import Pair
from pipeline.validating.wording import quote

_SHORTEST = 4


def check(pair: Pair) -> Iterator[Finding]:
    """Count the capitals of a title, but for those of names."""
    capitals = headline_capitals(pair, _SHORTEST)
    if capitals:
        shown = say_list(quote(each) for each in capitals)
        yield Finding(
            message=say(
                "French titles keep capitals for names: write {shown} "
                "without, unless they are names.",
                shown=shown,
            ),
            span=(0, len(pair.text)),
        )


RULE = ProseRule(
    code="title-case",
    severity=Severity.WARNING,
    summary="A French title has the capitals of an English one.",
    why="English may write Every Word of a Title so; French gives one to the first "
    "word and to names alone. Words that the source has too are taken for names.",
    mend="Write all but the first word and names in lower case.",
    example=Example(
        source="The Last Tram Knows Everyone",
        wrong="Le Dernier Tram Connaît Tout Le Monde",
        right="Le dernier tram connaît tout le monde",
        kind=Kind.TITLE,
    ),
    check=check,
    languages=("fr",),
    signs=HEADLINES,
    suspects=with_capitals,
)
