"""What the source quotes, the translation says in its own name."""

import re
from collections.abc import Iterator

from pipeline.model.diagnostics import Severity
from pipeline.model.phrases import say
from pipeline.validating.rulebook import Example, Finding, ProseRule
from pipeline.validating.subjects import Pair

_QUOTED = re.compile(r"[“«„\"]([^“”«»„\"]{12,})[”»“\"]")
_MARK = re.compile(r"[“”«»„\"‘’]|(?:^|\n)[—–-][ \u00a0\u202f]")
_OPENING = '“«„"'
_SPACES = " \u00a0\u202f"
_FEWEST_WORDS = 5
"""Of sentences; a title or a term is shorter, or begins without a capital."""

_MANY_WORDS = 8


def check(pair: Pair) -> Iterator[Finding]:
    """Look for any mark of quotation, where the source quotes some words."""
    if not _quotes(pair.source_words.text):
        return
    target = pair.words.text
    if not any(mark in target for mark in '“”«»„"') and not _MARK.match(target):
        yield Finding(
            message=say(
                "The source quotes somebody's words, and no quotation mark "
                "stands here: say whose words they are."
            )
        )


def _quotes(text: str) -> bool:
    """Say whether a text quotes more than a title or a single word."""
    if not any(mark in text for mark in _OPENING):
        return False
    quoted = [found[1] for found in _QUOTED.finditer(text)]
    sentences = [each for each in quoted if each.lstrip(_SPACES)[:1].isupper()]
    if sum(map(_count, sentences)) >= _FEWEST_WORDS:
        return True
    return any(_count(each) >= _MANY_WORDS for each in quoted)


def _count(words: str) -> int:
    return words.count(" ") + 1


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
