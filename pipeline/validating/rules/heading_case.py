"""An English heading has a capital on each word."""

import re
from collections.abc import Iterator

from pipeline.model.articles import HEADINGS, Kind
from pipeline.model.diagnostics import Severity
from pipeline.model.phrases import say, say_list
from pipeline.validating.rulebook import Example, Finding, ProseRule
from pipeline.validating.signs import Signs
from pipeline.validating.subjects import Pair
from pipeline.validating.wording import quote

_WORD = re.compile(r"[^\W\d_][\w’'-]*+")
_SHORTEST = 3
_FEWEST = 3


def check(pair: Pair) -> Iterator[Finding]:
    """Count the capitals of a heading, but for those of names and of acronyms."""
    kind = pair.message.kind
    if kind is not Kind.TITLE and not kind.is_heading:
        return
    words = [each[0] for each in _WORD.finditer(pair.words.text)][1:]
    long = [each for each in words if len(each) >= _SHORTEST and not each.isupper()]
    names = set(_WORD.findall(pair.source_words.text))
    capitals = [each for each in long if each[0].isupper() and each not in names]
    if len(capitals) >= _FEWEST and len(capitals) * 2 >= len(long):
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
    signs=(Signs(kinds=HEADINGS | {Kind.TITLE}),),
    languages=("en",),
)
