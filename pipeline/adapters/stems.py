"""A text → the terms by which a memory finds it, and others like it.

A word counts by its first letters, so that an ending more or less changes
nothing, and with its neighbour, so that common words say something too. A script
that sets no spaces has no words: there each letter and the next are one, so that
with their neighbours they are trigrams (`docs/decisions/0009-memory.md`).
"""

from collections.abc import Iterator
from itertools import pairwise

from pipeline.patterns import pattern
from pipeline.text import UNSPACED

_LETTERS = 6
"""Letters of a word that count."""

_WORD = pattern(r"[^\W_]+")
_UNSPACED = pattern(f"[{UNSPACED}]+")


def terms(text: str, language: str) -> list[str]:
    """Return what a text of a language (BCP 47) is found by, each once.

    Pairs come first. The language is part of a term: a word is as rare as it is
    in its own language.
    """
    tag = language.lower()
    starts = list(_starts(text.lower()))
    pairs = (f"{tag}-{one}-{other}" for one, other in pairwise(starts))
    return list(dict.fromkeys((*pairs, *(f"{tag}-{each}" for each in starts))))


def _starts(text: str) -> Iterator[str]:
    for word in _WORD.findall(text):
        if word.isascii() or not _UNSPACED.search(word):
            yield word[:_LETTERS]
        else:
            yield from _within(word)


def _within(word: str) -> Iterator[str]:
    """Yield the letters of runs without spaces by two, and what else there is."""
    last = 0
    for run in _UNSPACED.finditer(word):
        yield from filter(None, (word[last : run.start()][:_LETTERS],))
        letters = run[0]
        yield from map("".join, pairwise(letters)) if letters[1:] else (letters,)
        last = run.end()
    yield from filter(None, (word[last:][:_LETTERS],))
