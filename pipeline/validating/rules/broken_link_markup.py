"""Something between the two halves of a link, or one half alone."""

import re
from collections.abc import Iterable, Iterator

from pipeline.model.diagnostics import Severity
from pipeline.model.phrases import say
from pipeline.patterns import pattern
from pipeline.syntax.tokens import LinkEnd, LinkStart, Text, Token
from pipeline.validating.batches import remarked
from pipeline.validating.rulebook import Example, Finding, MarkupRule
from pipeline.validating.signs import Signs
from pipeline.validating.subjects import Pair

_SPACED = pattern(
    "\\][ \xa0\u202f]{1,9}(?:\\[[0-9]{1,6}\\]|\\((?:https?:|www\\.|[0-9]{1,6}\\)))"
)
_APART = pattern("\\][ \xa0\u202f]{1,9}\\Z")


def check(pair: Pair) -> Iterator[Finding]:
    """Look for `] [1]` and `] (`, and for a link that is its number alone."""
    if "[" not in pair.text:
        return
    lonely = {number for number, _ in _lonely(pair.source_tokens)}
    for number, before in _lonely(pair.tokens):
        if number not in lonely:
            yield _alone(number, pair.text, is_apart=bool(_APART.search(before)))
    spaced = _SPACED.search(pair.prose)
    if spaced and not _SPACED.search(pair.source_prose):
        yield Finding(
            message=say(
                "A link is broken: write [words][1], with no space between "
                "the brackets."
            ),
            span=_span(_SPACED.search(pair.text)),
        )


def _lonely(tokens: tuple[Token, ...]) -> Iterable[tuple[int, str]]:
    """Yield the links whose words are their own number, and the text before."""
    for place in range(len(tokens) - 2):
        start, words, end = tokens[place : place + 3]
        if not isinstance(start, LinkStart) or not isinstance(end, LinkEnd):
            continue
        if isinstance(words, Text) and words.text == str(start.number):
            before = tokens[place - 1] if place else None
            yield start.number, before.text if isinstance(before, Text) else ""


def _alone(number: int, text: str, *, is_apart: bool) -> Finding:
    start = text.find(f"[{number}]")
    if is_apart:
        message = say(
            "[{number}] is apart from its words: write [words][{number}], with no "
            "space between the brackets.",
            number=number,
        )
    else:
        message = say(
            "[{number}] stands alone: write [words][{number}], with no space between "
            "the brackets.",
            number=number,
        )
    return Finding(
        message=message,
        span=(start, start + len(f"[{number}]")) if start >= 0 else None,
    )


def _span(found: re.Match[str] | None) -> tuple[int, int] | None:
    return found.span() if found else None


RULE = MarkupRule(
    code="broken-link-markup",
    severity=Severity.ERROR,
    summary="The two halves of a link are apart, or one is missing.",
    why="With a space between `[words]` and `[1]`, the words are no link, and the "
    "reader sees the brackets. Some programs put the space in by themselves.",
    mend="Write `[words][1]` without anything between the brackets.",
    example=Example(
        source="See [the report][1].",
        wrong="Voir [le rapport] [1].",
        right="Voir [le rapport][1].",
    ),
    is_binding=True,
    check=check,
    suspects=remarked,
    signs=(Signs(text="["),),
)
