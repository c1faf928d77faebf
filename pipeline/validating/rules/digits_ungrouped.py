"""A large figure has lost what parts its thousands."""

from collections.abc import Iterator

from pipeline.model.diagnostics import Severity
from pipeline.patterns import pattern
from pipeline.validating.batches import in_figures
from pipeline.validating.instead import instead
from pipeline.validating.rulebook import Example, Finding, ProseRule
from pipeline.validating.subjects import Pair

_BARE = pattern(
    r"(?<![\w.,:/’'-])(?<!\d[ \u00a0\u202f])\d{5,12}"
    r"(?![\w/:-]|[.,]\d{3}|[ \u00a0\u202f]\d)"
)
_LONG = pattern(r"\d\d\d\d\d")
_GROUPED = pattern(r"(?<![\w.,])\d{1,3}(?:[,. \u00a0\u202f\u2009’']\d{3})+(?!\d)")
_SIGNS = {"fr": "\u202f", "en": ","}
_NO_DIGIT = pattern("[^0-9]")


def check(pair: Pair) -> Iterator[Finding]:
    """Look for figures whose thousands the source parts, and the translation not."""
    text = pair.words.text
    for found in _BARE.finditer(text):
        if found[0] in _parted(pair.source_words.text):
            sign = _SIGNS[pair.locale.language]
            right = f"{int(found[0]):,}".replace(",", sign)
            yield instead(pair, found.span(), right)


def _parted(text: str) -> set[str]:
    """Return the digits of the figures whose thousands are parted."""
    return {_NO_DIGIT.sub("", found) for found in _GROUPED.findall(text)}


RULE = ProseRule(
    code="digits-ungrouped",
    severity=Severity.WARNING,
    summary="A large figure has lost what parts its thousands.",
    why="Nobody counts six digits at a glance. French parts them by a narrow no-break "
    "space, English by a comma. Postcodes, years and numbers of models, which the "
    "source does not part, are left.",
    mend="Part the thousands: 120 000 in French, 120,000 in English.",
    example=Example(
        source="120,000 people marched.",
        wrong="120000 personnes ont défilé.",
        right="120 000 personnes ont défilé.",
    ),
    check=check,
    languages=("fr", "en"),
    suspects=in_figures(_LONG),
)
