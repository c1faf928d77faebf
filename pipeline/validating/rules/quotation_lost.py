"""What the source quotes, the translation says in its own name."""

import re
from collections.abc import Iterator

from pipeline.model.diagnostics import Severity
from pipeline.model.phrases import say
from pipeline.patterns import pattern
from pipeline.validating.rulebook import Example, Finding, ProseRule
from pipeline.validating.signs import Signs
from pipeline.validating.subjects import Pair

_QUOTED = pattern(r"[“«„\"]([^“”«»„\"]{12,})[”»“\"]")
_MARK = pattern(r"[“”«»„\"‘’]|(?:^|\n)[—–-][ \u00a0\u202f]")
_OPENING = '“«„"'
_SPACES = " \u00a0\u202f"
_FEWEST_WORDS = 5
"""Of sentences; a title or a term is shorter, or begins without a capital."""

_MANY_WORDS = 4
_REACH = 20
_CALLED = pattern(
    r"(?:dite?s?|(?:in)?titulée?s?|nommée?s?|baptisée?s?|appelée?s?|known as|so-called"
    r"|(?:en)?titled|named|film|livre|roman|book|novel|song|chanson|play|pièce|series"
    r"|série|show|émission|programme?|label|slogan|motto|words?|mots?|term|terme)"
    r"[ \u00a0:,]{0,3}\Z"
)
"""What stands before the name of a thing."""


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
    quoted = [(found, found[1].strip(_SPACES)) for found in _QUOTED.finditer(text)]
    sentences = [words for _, words in quoted if words[:1].isupper()]
    if sum(map(_count, sentences)) >= _FEWEST_WORDS:
        return True
    return any(
        _count(words) >= _MANY_WORDS and not _is_title(found, words)
        for found, words in quoted
    )


def _is_title(found: re.Match[str], words: str) -> bool:
    """Say whether the words are how something is called."""
    before = found.string[max(0, found.start() - _REACH) : found.start()]
    return sum(map(str.isupper, words)) > 1 or _CALLED.search(before) is not None


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
    signs=(Signs(source=_OPENING),),
)
