"""A translation is in the language of the source."""

from collections.abc import Iterable, Iterator

from pipeline.model.diagnostics import Severity
from pipeline.model.phrases import say
from pipeline.validating.batches import Batch
from pipeline.validating.likeness import is_copied
from pipeline.validating.rulebook import Example, Finding, ProseRule
from pipeline.validating.subjects import Pair
from pipeline.validating.vocabulary import LITTLE_WORDS, telling_words, votes

_FEWEST_VOTES = 3
_LANGUAGES = {str(each): each for each in (say("English"), say("French"))}
_SURE_VOTES = 6
"""Little words, and none of the right language: then readers are better served by
the source itself, which says in which language it is."""

_FEWEST_SHARED = 5
_MARGIN = 4
"""How many times as many little words of the source's language there must be."""


def check(pair: Pair) -> Iterator[Finding]:
    """Count the little words of either language, but for those of names."""
    source, target = pair.source_locale.language, pair.locale.language
    if source == target or not {source, target} <= LITTLE_WORDS.keys():
        return
    if pair.text == pair.source:  # `identical-text` says so
        return
    words = [word for word in pair.word_list if word[0].islower()]
    wrong, right = _votes(words, source, target)
    is_plain = wrong >= _FEWEST_VOTES and wrong > _MARGIN * right
    if is_plain or (wrong > right and _is_pasted(words, pair)):
        is_sure = wrong >= _SURE_VOTES and not right and not is_copied(pair)
        name = pair.source_locale.english_name or source
        yield Finding(
            message=say(
                "This reads as {language}, the language of the source: translate it.",
                language=_LANGUAGES.get(name, name),
            ),
            span=(0, len(pair.text)),
            severity=Severity.ERROR if is_sure else None,
        )


def _suspects(batch: Batch) -> Iterator[int]:
    source, target = batch.source_locale.language, batch.locale.language
    for place in batch.words.with_words(telling_words(source)):
        wrong, right = _votes(batch.words.words[place], source, target)
        if wrong > right:
            yield place


def _votes(words: Iterable[str], source: str, target: str) -> tuple[int, int]:
    """Count the little words of either language, but for those with a capital."""
    small = [word for word in words if word[0].islower()]
    return votes(small, source), votes(small, target)


def _is_pasted(words: list[str], pair: Pair) -> bool:
    """Say whether most of some words are those of the source."""
    shared = sum(map(pair.source_word_set.__contains__, words))
    return shared >= _FEWEST_SHARED and shared * 4 >= len(words) * 3


RULE = ProseRule(
    code="wrong-language",
    severity=Severity.WARNING,
    summary="The translation is in the language of the source.",
    why="A paragraph pasted from the source and retouched is published as if it were "
    "translated. The little words of both languages are counted, names left aside. "
    "Where six or more stand here and none of the right language, the finding is an "
    "error: the source itself, which says in which language it is, serves readers "
    "better.",
    mend='Translate the text. A quotation may be marked: `<span lang="en">…</span>`.',
    example=Example(
        source="The orchard stands where the goods wagons used to wait.",
        wrong="The orchard stands where the old goods wagons used to wait.",
        right="Le verger se dresse là où attendaient les wagons de marchandises.",
    ),
    check=check,
    suspects=_suspects,
)
