"""A translation that is the source itself."""

from collections.abc import Iterator

from pipeline.model.diagnostics import Severity
from pipeline.model.phrases import say
from pipeline.patterns import pattern
from pipeline.validating.rulebook import Example, Finding, TextRule
from pipeline.validating.signs import Signs
from pipeline.validating.subjects import Pair
from pipeline.validating.vocabulary import votes

_ADDRESS = pattern(r"https?://[^ ]+|[\w.+-]{1,64}@[\w.-]{1,255}")
_WORD = pattern(r"[^\W\d_]{3,}")
_FEWEST_WORDS = 2


def check(pair: Pair) -> Iterator[Finding]:
    """Compare the two, where the languages differ and words are there to translate."""
    if pair.text != pair.source or pair.locale.language == pair.source_locale.language:
        return
    words = _WORD.findall(_ADDRESS.sub(" ", pair.prose))
    if _is_common(words) and not _is_in_target(words, pair):
        yield Finding(
            message=say(
                "The translation is the same as the source: translate it. If "
                "it is right as it is, leave it."
            ),
            span=(0, len(pair.text)),
        )


def _is_common(words: list[str]) -> bool:
    """Say whether at least half of the words are no names or abbreviations."""
    common = sum(word[0].islower() for word in words)
    return len(words) >= _FEWEST_WORDS and common * 2 >= len(words)


def _is_in_target(words: list[str], pair: Pair) -> bool:
    """Say whether the source is a quotation in the language of the translation."""
    lowered = [word.lower() for word in words]
    return votes(lowered, pair.locale.language) > votes(
        lowered, pair.source_locale.language
    )


RULE = TextRule(
    code="identical-text",
    severity=Severity.WARNING,
    summary="The translation is the same as the source.",
    why="Some programs copy the source into `msgstr`, and it is then published as if "
    "it were translated. Names, numbers, single words and quotations in the language "
    "of the translation may well be the same, and are no finding.",
    mend="Translate the text. If it is right as it is, leave it.",
    example=Example(
        source="Free parking for bicycles",
        wrong="Free parking for bicycles",
        right="Stationnement gratuit pour les vélos",
    ),
    check=check,
    signs=(Signs(is_copied=True),),
)
