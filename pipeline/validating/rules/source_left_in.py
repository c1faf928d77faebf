"""Some words of the source stand in the translation, not translated."""

import re
from collections.abc import Iterator

from pipeline.model.diagnostics import Severity
from pipeline.model.phrases import say
from pipeline.validating.batches import Batch
from pipeline.validating.rulebook import Example, Finding, ProseRule
from pipeline.validating.subjects import Pair
from pipeline.validating.vocabulary import LITTLE_WORDS, WORD, telling_words, votes

_FEWEST = 4
_RUNS = ((_FEWEST, 2), (6, 1))
"""How many words of the source, and how many little ones among them."""

_LONGEST_NAME = 7
"""The most words of a name such as “Ligue nationale contre le cancer”."""

_OPENINGS = frozenset('«“"„‘(')


def check(pair: Pair) -> Iterator[Finding]:
    """Look for four words of the source in a row, little ones among them."""
    source = pair.source_locale.language
    if source == pair.locale.language or source not in LITTLE_WORDS:
        return
    if pair.text == pair.source:  # `identical-text` says so
        return
    known, words = pair.source_word_list, pair.word_list
    if _runs(known).isdisjoint(_runs(words)):
        return
    text = pair.words.text
    for start, end in _left(text, known, source):
        if not _is_quoted(text, start):
            yield Finding(
                message=say(
                    "“{words}” stands in the source: translate it.",
                    words=text[start:end],
                ),
                span=pair.words.span(start, end),
            )
            return


def _suspects(batch: Batch) -> Iterator[int]:
    telling = telling_words(batch.source_locale.language)
    for place in batch.words.with_words(telling):
        known = frozenset(batch.source_words.words[place])
        if sum(map(known.__contains__, batch.words.words[place])) >= _FEWEST:
            yield place


def _runs(words: list[str]) -> set[tuple[str, ...]]:
    """Return the words four by four, the fewest that count."""
    return set(zip(words, words[1:], words[2:], words[3:], strict=False))


def _left(text: str, known: list[str], language: str) -> Iterator[tuple[int, int]]:
    """Yield where words of the source stand in a row, hardly a name among them."""
    found, every = list(WORD.finditer(text)), frozenset(known)
    for length, fewest in _RUNS:
        runs = {tuple(known[at : at + length]) for at in range(len(known))}
        for at in range(len(found) - length + 1):
            stretch = found[at : at + length]
            run = tuple(each[0] for each in stretch)
            if run not in runs or not _is_prose(run) or votes(run, language) < fewest:
                continue
            if not _is_name(found, at, every):
                yield stretch[0].start(), stretch[-1].end()


def _is_prose(run: tuple[str, ...]) -> bool:
    """Say whether hardly one of some words has a capital."""
    most = 1 if len(run) < _RUNS[-1][0] else 2
    return sum(word[0].islower() for word in run) >= len(run) - most


def _is_name(found: list[re.Match[str]], at: int, known: frozenset[str]) -> bool:
    """Say whether what both sides share is a few words, and begins with a capital.

    “to the Ligue nationale contre le cancer”: a house is called as it is called.
    """
    first, last = at, at
    while first and found[first - 1][0] in known and not _is_parted(found, first):
        first -= 1
        if last - first >= _LONGEST_NAME:
            return False
    while last + 1 < len(found) and found[last + 1][0] in known:
        last += 1
        if last - first >= _LONGEST_NAME:
            return False
    word = found[first]
    is_little = any(word[0].lower() in words for words in LITTLE_WORDS.values())
    before = word.string[: word.start()][-2:-1]
    return word[0][0].isupper() and before.isalnum() and not is_little


def _is_parted(found: list[re.Match[str]], at: int) -> bool:
    """Say whether more than a space stands before a word."""
    return found[at].start() - found[at - 1].end() > 1


def _is_quoted(text: str, start: int) -> bool:
    """Say whether a title or a quotation begins shortly before."""
    before = text[max(0, start - 60) : start]
    return any(mark in before for mark in _OPENINGS)


RULE = ProseRule(
    code="source-left-in",
    severity=Severity.WARNING,
    summary="Some words of the source were left in the translation.",
    why="Who types over a copy of the source may leave a piece of it. Names, and what "
    "stands in quotation marks, may well be the same and are no finding.",
    mend="Translate them, or put what is meant to stay in quotation marks.",
    example=Example(
        source="The last tram leaves at midnight, and with it the last of the cooks.",
        wrong="Le dernier tram part à minuit, et avec lui the last of the cooks.",
        right="Le dernier tram part à minuit, et avec lui les derniers cuisiniers.",
    ),
    check=check,
    suspects=_suspects,
)
