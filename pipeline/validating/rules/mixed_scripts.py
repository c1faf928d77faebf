"""A letter of another script stands within a word, and looks like one of its own."""

from collections.abc import Iterator

from pipeline.model.diagnostics import Severity
from pipeline.model.phrases import say
from pipeline.patterns import pattern
from pipeline.validating.rulebook import Example, Finding, ProseRule
from pipeline.validating.signs import RARE, Signs
from pipeline.validating.subjects import Pair

_LATIN = "A-Za-zÀ-ÖØ-öø-ɏ"
_OTHER = "\u0370-\u03ff\u0400-\u052f"
_MIXED = pattern(f"[{_LATIN}][{_OTHER}]|[{_OTHER}][{_LATIN}]")
_PLAIN = pattern("[\x00-\u036f\u2000-\u20ff]*+")


def check(pair: Pair) -> Iterator[Finding]:
    """Look for Greek or Cyrillic letters beside Latin ones."""
    text = pair.words.text
    if _PLAIN.fullmatch(text):
        return
    for found in _MIXED.finditer(text):
        yield Finding(
            message=say(
                "A letter of another alphabet stands in this word, and only "
                "looks like the right one: type the word again."
            ),
            span=pair.words.span(*found.span()),
        )


RULE = ProseRule(
    code="mixed-scripts",
    severity=Severity.WARNING,
    summary="A letter of another alphabet stands within a word.",
    why="A Cyrillic “а” looks like ours, and no search or screen reader takes it so.",
    mend="Type the word again.",
    example=Example(
        source="the market",
        wrong="le m\u0430rché",
        right="le marché",
    ),
    check=check,
    signs=(Signs(text=RARE),),
)
