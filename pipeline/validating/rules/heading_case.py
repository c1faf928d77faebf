"""An English heading has a capital on each word."""

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

_SHORTEST = 3


def check(pair: Pair) -> Iterator[Finding]:
    """Count the capitals of a heading, but for those of names and of acronyms."""
    capitals = headline_capitals(pair, _SHORTEST)
    if capitals:
        yield Finding(
            message=say(
                "This heading has a capital on each word: write {shown} small, unless "
                "they are names.",
                shown=say_list(quote(each) for each in capitals),
            ),
            span=(0, len(pair.text)),
        )


RULE = ProseRule(
    code="heading-case",
    severity=Severity.INFO,
    summary="An English heading has a capital on each word.",
    why="Houses differ: some write Every Word of a Heading so, most newspapers write "
    "headings as sentences, and a page with both looks unread. Words that the source "
    "has too are taken for names.",
    mend="Write the heading as a sentence, or put the rule off if your house has "
    "capitals.",
    example=Example(
        source="Le dernier tram connaît tout le monde",
        wrong="The Last Tram Knows Everyone",
        right="The last tram knows everyone",
        kind=Kind.TITLE,
        origin="fr",
        to="en",
    ),
    check=check,
    signs=HEADLINES,
    suspects=with_capitals,
    languages=("en",),
)
