"""A pair → whether its marks may not be those of its source, each in its place.

Nearly all translations have the marks of their source, in their order, and no sign
of one that was left over. Of these no rule that compares marks has anything to say.
"""

from collections.abc import Sequence
from itertools import pairwise

from pipeline.syntax.tokens import Break, LinkStart, Picture, Raw, Text, Token
from pipeline.text import has_any
from pipeline.validating.subjects import MARKS, Pair


def is_remarked(pair: Pair) -> bool:
    """Say whether a rule that compares the marks of both sides may find anything."""
    tokens = pair.tokens
    marks = _marks(tokens)
    if marks != _marks(pair.source_tokens):
        return True
    kinds = frozenset(map(type, marks))
    return (
        not kinds.isdisjoint(_LONELY)
        or (LinkStart in kinds and not _are_worded(tokens))
        or has_any("".join([each.text for each in tokens if type(each) is Text]), MARKS)
    )


_LONELY = frozenset({Break, Picture, Raw})
"""What is looked at by itself, too."""


def _marks(tokens: Sequence[Token]) -> list[Token]:
    return [each for each in tokens if type(each) is not Text]


def _are_worded(tokens: Sequence[Token]) -> bool:
    """Say whether each link begins with a word: none is empty, or its number alone."""
    return all(
        type(words) is Text and words.text[:1].isalpha()
        for start, words in pairwise(tokens)
        if type(start) is LinkStart
    )
