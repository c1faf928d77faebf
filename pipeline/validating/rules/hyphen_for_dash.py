"""A hyphen stands where a dash belongs."""

from collections.abc import Iterator

from pipeline.model.diagnostics import Severity
from pipeline.patterns import pattern
from pipeline.validating.batches import in_words
from pipeline.validating.instead import instead
from pipeline.validating.rulebook import Example, Finding, ProseRule
from pipeline.validating.subjects import Pair

_HYPHEN = pattern(
    r"(?<=[\w.,;:!?»”’)\]…%€])[ \u00a0\u202f]--?[ \u00a0\u202f](?=[\w«“‘(\[])"
)
_LOOSE = pattern("-(?<=[ \u00a0\u202f]-)-?[ \u00a0\u202f]")
_BETWEEN_FIGURES = pattern(r"\d[ \u00a0\u202f]--?[ \u00a0\u202f]\d")


def check(pair: Pair) -> Iterator[Finding]:
    """Look for a hyphen with a space on both sides, which the source has not."""
    text = pair.words.text
    source = pair.source_words.text
    if " - " in source or " -- " in source:
        return
    for found in _HYPHEN.finditer(text):
        start, end = found.span()
        if not _BETWEEN_FIGURES.match(text, start - 1):
            dash = found[0][0] + "–" + found[0][-1]
            yield instead(pair, (start, end), dash)


RULE = ProseRule(
    code="hyphen-for-dash",
    severity=Severity.INFO,
    summary="A hyphen stands where a dash belongs.",
    why="A hyphen joins two words, a dash parts two thoughts, and keyboards only have "
    "the one. Hyphens that the source sets apart too, and those between figures, are "
    "left.",
    mend="Write – or —.",
    example=Example(
        source="The bridge – the last one – is closed.",
        wrong="Le pont - le dernier - est fermé.",
        right="Le pont – le dernier – est fermé.",
    ),
    check=check,
    languages=("fr", "en"),
    suspects=in_words(_LOOSE),
)
