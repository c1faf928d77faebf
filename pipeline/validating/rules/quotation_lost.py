"""What the source quotes, the translation says in its own name."""

import re
from collections.abc import Iterator

from pipeline.model.diagnostics import Severity
from pipeline.validating.rulebook import Example, Finding, ProseRule
from pipeline.validating.subjects import Pair

_QUOTED = re.compile(r"[“«„\"]([^“”«»„\"]{12,})[”»“\"]")
_MARK = re.compile(r"[“”«»„\"‘’]|(?:^|\n)[—–-][ \u00a0\u202f]")
_FEWEST_WORDS = 4


def check(pair: Pair) -> Iterator[Finding]:
    """Look for any mark of quotation, where the source quotes some words."""
    if not _quotes(pair.source_words.text):
        return
    target = pair.words.text
    if not any(mark in target for mark in '“”«»„"') and not _MARK.match(target):
        yield Finding(
            message="The source quotes somebody's words, and no quotation mark stands "
            "here: say whose words they are."
        )


def _quotes(text: str) -> bool:
    """Say whether a text quotes more than a title or a single word."""
    return any(
        found[1].count(" ") + 1 >= _FEWEST_WORDS for found in _QUOTED.finditer(text)
    )


RULE = ProseRule(
    code="quotation-lost",
    severity=Severity.WARNING,
    summary="What the source quotes is no quotation in the translation.",
    why="Without its marks, what a person said becomes what the paper says. A dash at "
    "the start of a line is a mark too; titles and single words are not asked for.",
    mend="Put the words that are quoted between quotation marks.",
    example=Example(
        source="“We had no lights then,” she says.",
        wrong="On n’avait pas de lumière, dit-elle.",
        right="« On n’avait pas de lumière », dit-elle.",
    ),
    check=check,
)
