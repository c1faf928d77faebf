"""A person of the source has another first name in the translation."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import TypeAlias

from msgspec.structs import replace
from rapidfuzz.distance import OSA

from pipeline.model.diagnostics import Severity
from pipeline.model.phrases import say
from pipeline.patterns import pattern
from pipeline.text import slugify
from pipeline.validating.batches import Batch
from pipeline.validating.instead import instead
from pipeline.validating.rulebook import Example, Finding, ProseRule
from pipeline.validating.subjects import Pair
from pipeline.validating.vocabulary import GENERICS, INSTITUTIONS, LITTLE_WORDS

_Name: TypeAlias = tuple[str, str]

# A pattern that begins with its letter is looked for quickest.
_NAME = pattern(
    r"([A-ZÀ-ÖØ-ÞŒ](?<![\w-].)[\w-]++)(?=[ \u00a0\u202f]([A-ZÀ-ÖØ-ÞŒ][\w-]{2,}+))"
)
_STARTS = frozenset({"", ". ", "! ", "? ", "… ", "“", "« ", "«\u00a0", ": "})
_CLOSE = 0.75
_SHORTEST = 5


def check(pair: Pair) -> Iterator[Finding]:
    """Count the whole names of both sides, and compare what is lost and new."""
    names, text = _NAME.findall(pair.source_words.text), pair.words.text
    if all(f"{one} {two}" in text for one, two in names):
        return
    source, target = Counter[_Name](names), Counter[_Name](_NAME.findall(text))
    lost, new = source - target, target - source
    for meant in lost if new else ():
        odd = next((each for each in new if _stands_for(each, meant, pair)), None)
        if odd:
            told = _finding(odd, meant, pair)
            is_verb = any(map(_may_be_verb, (odd[0], meant[0])))
            yield replace(told, severity=Severity.INFO) if is_verb else told


def _suspects(batch: Batch) -> Iterator[int]:
    words, named = batch.words.words, batch.words.named & batch.source_words.named
    there: defaultdict[int, list[_Name]] = defaultdict(list)
    for place, found in batch.source_words.each(_NAME) if named else ():
        if place in named and found[1] not in words[place]:
            there[place].append((found[1], found[2]))
    for place, found in batch.words.each(_NAME) if there else ():
        here = (found[1], found[2])
        if any(_are_close(here, each) for each in there.get(place, ())):
            yield place


def _are_close(one: _Name, two: _Name) -> bool:
    """Say whether names differ in the first part, or in one letter of each part."""
    if one[1] == two[1]:
        return True
    return all(OSA.distance(*parts) == 1 for parts in zip(one, two, strict=True))


def _stands_for(odd: _Name, meant: _Name, pair: Pair) -> bool:
    """Say whether one person may have taken the place of another."""
    if meant[0] in pair.word_list or not all(map(_is_first_name, (odd[0], meant[0]))):
        return False
    if odd[1] != meant[1]:
        return len(meant[1]) >= _SHORTEST and _are_close(odd, meant)
    is_misspelt = OSA.normalized_similarity(*(odd[0], meant[0])) >= _CLOSE
    if is_misspelt and len(meant[0]) >= _SHORTEST:  # `name-differs` says so
        return False
    return slugify(odd[0]) != slugify(meant[0]) and (
        _opens(meant, pair.source_words.text) or not _opens(odd, pair.words.text)
    )


def _is_first_name(word: str) -> bool:
    slug = slugify(word)
    is_little = any(word.lower() in words for words in LITTLE_WORDS.values())
    return not is_little and slug not in INSTITUTIONS and slug not in GENERICS


def _may_be_verb(word: str) -> bool:
    """Say whether a French sentence may begin with it: « Appelez Lou Martin »."""
    return word.endswith(("er", "ez", "ir"))


def _opens(name: _Name, text: str) -> bool:
    """Say whether a name begins a sentence, as any word may with a capital."""
    at = text.rfind(name[0])
    return text[max(0, at - 2) : at] in _STARTS or text[max(0, at - 1) : at] in _STARTS


def _finding(odd: _Name, meant: _Name, pair: Pair) -> Finding:
    found = next(each for each in _NAME.finditer(pair.words.text) if each[1] == odd[0])
    return instead(
        pair,
        found.span(1),
        meant[0],
        is_safe=False,
        message=say(
            "The source says “{meant}”, the translation “{odd}”: who is it?",
            meant=" ".join(meant),
            odd=" ".join(odd),
        ),
    )


RULE = ProseRule(
    code="name-replaced",
    severity=Severity.WARNING,
    summary="A person of the source has another first name in the translation.",
    why="A text that was written over another one keeps its names, and of two brothers "
    "one is easily named twice. Titles, and words that begin a sentence, are no first "
    "names; what may be a French verb, as in « Appelez Lou », is but an info.",
    mend="Write the name of the source.",
    example=Example(
        source="The prize went to Ben Ngoma.",
        wrong="Le prix est revenu à Jean Ngoma.",
        right="Le prix est revenu à Ben Ngoma.",
    ),
    check=check,
    suspects=_suspects,
)
