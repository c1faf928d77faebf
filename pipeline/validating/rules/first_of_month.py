"""The first of a month is written as a plain figure in French."""

import re
from collections.abc import Iterator

from pipeline.model.diagnostics import Severity
from pipeline.patterns import pattern
from pipeline.validating.batches import in_figures
from pipeline.validating.calendar import FRENCH_MONTHS
from pipeline.validating.instead import instead
from pipeline.validating.rulebook import Example, Finding, ProseRule
from pipeline.validating.subjects import Pair

_SPACE = "[ \u00a0\u202f]"
_MONTH = f"(?:{FRENCH_MONTHS})(?!\\w)"
_BARE = pattern(
    # A pattern that begins with its figure is looked for quickest.
    rf"[01](?<![\w.,:/–-].)(?<!\d{_SPACE}.)(?:(?<=1)|(?<=0)1)(?={_SPACE}"
    rf"(?:{_MONTH}|(?:et|au|ou){_SPACE}\d{{1,2}}{_SPACE}{_MONTH}))",
    re.IGNORECASE,
)
_HINT = pattern(rf"1{_SPACE}[^\W\d_]")
"""What is in each of them: to look for that is quick."""


def check(pair: Pair) -> Iterator[Finding]:
    """Look for 1 before the name of a month."""
    text = pair.words.text
    for found in _BARE.finditer(text):
        yield instead(pair, found.span(), "1er")


RULE = ProseRule(
    code="first-of-month",
    severity=Severity.WARNING,
    summary="The first of a month is a plain figure.",
    why="French counts the days of a month, but for the first: *le premier mai*, `1er "
    "mai`. So the dates that a program writes are not how one says them.",
    mend="Write 1er; `<sup>` around the letters is optional.",
    example=Example(
        source="It opens on May 1.",
        wrong="L’ouverture est prévue le 1 mai.",
        right="L’ouverture est prévue le 1er mai.",
    ),
    check=check,
    languages=("fr",),
    suspects=in_figures(_HINT),
)
