"""An English word that has a capital lacks it, as in French."""

from collections.abc import Iterator

from pipeline.differences.capitals import PEOPLES
from pipeline.model.diagnostics import Severity
from pipeline.patterns import pattern
from pipeline.validating.batches import with_words
from pipeline.validating.instead import instead
from pipeline.validating.rulebook import Example, Finding, ProseRule
from pipeline.validating.subjects import Pair

_WORDS = frozenset({"i", *PEOPLES, *(f"{each}s" for each in PEOPLES)})
_LOWER = pattern(
    rf"(?<![\w#@’'./-])(?:(?:{'|'.join(sorted(PEOPLES))})s?(?![\w’-])"
    r"(?! (?:fries|windows?|doors?|press|toast|bread|horns?|beans?|dressing|polish"
    r"|ovens?|rolls?|ink|chard|muffins?|setters?|pastr(?:y|ies)))"
    r"|(?<= )i(?=[ ,;?!]|’(?:m|ve|ll|d)\b|\Z)(?! [).]))"
)
_ANY = pattern(
    r"[a-z](?:ish|an|ese|ench|tch|eek|rab|wiss|zech|elsh|raqi|aeli|tani|hai)| i[ ’,;?!]"
)


def check(pair: Pair) -> Iterator[Finding]:
    """Look for peoples and languages in lower case, and for a lone i."""
    text = pair.words.text
    for found in _LOWER.finditer(text) if _ANY.search(text) else ():
        yield instead(pair, found.span(), found[0].capitalize())


RULE = ProseRule(
    code="capital-missing",
    severity=Severity.INFO,
    summary="A people, a language or “I” has no capital in English.",
    why="French writes *français* small where it is a language or says what something "
    "is like; English writes *French* with a capital always.",
    mend="Write the capital.",
    example=Example(
        source="une autrice française",
        wrong="a french author",
        right="a French author",
        origin="fr",
        to="en",
    ),
    check=check,
    suspects=with_words(_WORDS),
    languages=("en",),
)
