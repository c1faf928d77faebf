"""A word stands in no dictionary of its language."""

import re
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from pipeline.glossaries import index
from pipeline.model.diagnostics import Severity
from pipeline.model.glossary import Status
from pipeline.model.locales import to_tag
from pipeline.model.phrases import Phrase, say, say_list
from pipeline.model.spelling import SpellChecker
from pipeline.patterns import pattern
from pipeline.validating.instead import instead
from pipeline.validating.rulebook import Example, Finding, ProseRule
from pipeline.validating.signs import Signs
from pipeline.validating.subjects import Pair
from pipeline.validating.vocabulary import WORD

# What touches these is the name of a file, an address, a placeholder or half a word.
_TOKEN = pattern(
    r"(?<![\w@#/\\.=&{}%\ufffc’'‑-])(?<!%\()[^\W\d_]++(?:['’‑-][^\W\d_]++)*"
    r"(?![\w@/\\={}%\ufffc’'‑-]|\.\w)"
)
_BEGINNING = pattern(r"(?:^|[.!?…:;\n–—•][»”\"’)\]]*)[ \u00a0\u202f\n«“‘\"'(\[¿¡–—-]*$")
_CAPITAL = pattern(r"(?<![^\W_])[^\W\d_a-zß-öø-ÿ][^\W_]*[ \u00a0]\Z")
_REACH = 24
_MARK = 2
"""The most letters of a part that is no word: “l’”, “-t-”, “’s”."""

_PARTICLE = 3
"""The most letters of what stands within a name: “du”, “von”, “zum”."""


def check(pair: Pair) -> Iterator[Finding]:
    """Look up each word that is no name, no term, and not taken from the source."""
    speller, tag = pair.speller, to_tag(pair.locale)
    if speller is None or not speller.reads(tag):
        return
    words = list(_TOKEN.finditer(pair.words.text))
    unknown = [each for each in words if not speller.is_known(each[0], tag)]
    if not unknown:
        return
    excused = _Excused(
        names=frozenset(_names(words, pair.words.text)),
        source=frozenset(map(_singular, pair.source_word_list)),
        terms=frozenset(_terms(pair)),
    )
    for found in unknown:
        if not excused.has(found, pair, speller):
            yield _finding(pair, found, speller.suggest(found[0], tag))


def _finding(pair: Pair, found: re.Match[str], near: Sequence[str]) -> Finding:
    if near:
        message = _told(found[0], near)
        return instead(pair, found.span(), near[0], message=message, is_safe=False)
    return Finding(
        message=say(
            "“{word}” is in no dictionary: correct it, or put it in the glossary.",
            word=found[0],
        ),
        span=pair.words.span(*found.span()),
    )


def _told(word: str, near: Sequence[str]) -> Phrase:
    return say(
        "“{word}” is in no dictionary. Did you mean {words}?",
        word=word,
        words=say_list(say("“{word}”", word=each) for each in near),
    )


class _Excused(Struct, frozen=True):
    """What explains an unknown word: it is looked for once in a text.

    `source` are the words of the source, in lower case and the singular; `terms`
    are the offsets at which words of the glossary stand.
    """

    names: frozenset[str]
    source: frozenset[str]
    terms: frozenset[int]

    def has(self, found: re.Match[str], pair: Pair, speller: SpellChecker) -> bool:
        """Say whether something but a mistake explains a word."""
        word = found[0]
        return (
            any(map(str.isnumeric, word))  # “½”
            or any(map(str.isupper, word[1:]))  # an acronym, or “l’Assemblée”
            or word in self.names
            or _is_particle(found, pair.words.text)
            or not self.terms.isdisjoint(range(*found.span()))
            or self._is_borrowed(word, pair, speller)
        )

    def _is_borrowed(self, word: str, pair: Pair, speller: SpellChecker) -> bool:
        """Say whether the source has what the dictionary has not."""
        tag = to_tag(pair.locale)
        parts = [part for part in WORD.findall(word) if len(part) > _MARK]
        taken = [_singular(part) in self.source for part in parts]
        return any(taken) and all(
            is_taken or speller.is_known(part, tag)
            for part, is_taken in zip(parts, taken, strict=True)
        )


def _singular(word: str) -> str:
    return word.lower().removesuffix("s")


def _names(words: Iterable[re.Match[str]], text: str) -> Iterator[str]:
    """Yield the words with a capital that no sentence gives them."""
    for found in words:
        if found[0][0].isupper() and not _begins(found, text):
            yield found[0]


def _terms(pair: Pair) -> Iterator[int]:
    """Yield the offsets at which a term stands that the glossary wants."""
    if pair.glossary.concepts:
        for hit in index(pair.glossary, pair.locale).find(pair.words.text):
            if hit.term.status is not Status.FORBIDDEN:
                yield from range(hit.start, hit.end)


def _is_particle(found: re.Match[str], text: str) -> bool:
    """Say whether a short word stands between two words with capitals."""
    if not found[0].islower():
        return False
    before = _CAPITAL.search(text, max(0, found.start() - _REACH), found.start())
    behind = text[found.end() : found.end() + 2]
    return len(found[0]) <= _PARTICLE and before is not None and behind.istitle()


def _begins(found: re.Match[str], text: str) -> bool:
    before = text[max(0, found.start() - _REACH) : found.start()]
    is_whole = found.start() <= _REACH
    return _BEGINNING.search(before if is_whole else f"_{before}") is not None


RULE = ProseRule(
    code="spelling",
    severity=Severity.INFO,
    summary="A word is in no dictionary of its language.",
    why="It may be a slip of the finger. It is asked of the languages that "
    "`check.spelling` names, for which the extra `spell` and dictionaries of Hunspell "
    "are needed ([Spelling](checking.md#spelling)). Names, acronyms, what stands in "
    "the source, what is marked as another language, and what the glossary has are "
    "passed over; a dictionary still does not know every word, so this is an info.",
    mend="Correct the word. If it is right, put it in the glossary, or waive the "
    "finding.",
    example=Example(
        source="The government welcomes the visitors.",
        wrong="Le gouvernment accueille les visiteurs.",
        right="Le gouvernement accueille les visiteurs.",
    ),
    check=check,
    signs=(Signs(has_speller=True),),
)
