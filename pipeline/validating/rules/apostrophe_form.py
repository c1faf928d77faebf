"""Another sign stands where an apostrophe belongs."""

from collections.abc import Iterator

from pipeline.model.diagnostics import Severity
from pipeline.model.phrases import say
from pipeline.patterns import pattern
from pipeline.validating.instead import instead
from pipeline.validating.rulebook import Example, Finding, ProseRule
from pipeline.validating.signs import Signs
from pipeline.validating.subjects import Pair

_SIGNS = "´`\u02b9\u02bc‘‛′‵\u055a\ua78c\ua78b"
_BETWEEN = pattern(f"(?<=[^\\W\\d_])[{_SIGNS}](?=[^\\W\\d_])")
_ANY = pattern(f"[{_SIGNS}]")


def check(pair: Pair) -> Iterator[Finding]:
    """Look for accents, primes and their like between two letters."""
    text = pair.words.text
    for found in _BETWEEN.finditer(text) if _ANY.search(text) else ():
        if found[0] not in pair.source_words.text:
            yield instead(
                pair,
                found.span(),
                "’",
                message=say("“{sign}” is no apostrophe: write “’”.", sign=found[0]),
            )


RULE = ProseRule(
    code="apostrophe-form",
    severity=Severity.WARNING,
    summary="An accent, a prime or an opening mark stands for an apostrophe.",
    why="´ and ` are accents without a letter, ′ is a minute. They look nearly right, "
    "and no search finds the word. A straight apostrophe (`'`) is no fault: it is set "
    "as a curly one when the page is made. A sign that the source has too is left.",
    mend="Write ’ or '.",
    example=Example(
        source="The water is cold.",
        wrong="L´eau est froide.",
        right="L’eau est froide.",
    ),
    check=check,
    languages=("fr", "en"),
    signs=(Signs(text=_SIGNS),),
)
