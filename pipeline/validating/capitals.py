"""A heading → the words of it that have a capital as English titles have."""

from collections.abc import Iterator

from pipeline.model.articles import HEADINGS, Kind
from pipeline.patterns import pattern
from pipeline.validating.batches import Batch
from pipeline.validating.columns import BETWEEN
from pipeline.validating.signs import KNOWN, Signs
from pipeline.validating.subjects import Pair

_UPPER = frozenset(each for each in KNOWN if each.isupper())
_DULL = bytes(
    code for code, each in enumerate(KNOWN) if each not in _UPPER and each != BETWEEN
)
HEADLINES = (Signs(kinds=HEADINGS | {Kind.TITLE}),)
"""Where such words are looked for."""

_WORD = pattern(r"[^\W\d_][\w’'-]*+")
_FEWEST = 3


def with_capitals(batch: Batch) -> Iterator[int]:
    """Suspect translations with as many capitals as such a heading has."""
    yield from batch.words.unknown
    for place, capitals in enumerate(batch.words.sifted(_DULL)):
        if len(capitals) >= _FEWEST:
            yield place


def headline_capitals(pair: Pair, shortest: int) -> list[str]:
    """Return the capitalised words of a heading, where half of the long ones are so.

    Long are those of `shortest` letters and more. The first word is left out, and so
    are names, which the source has too, and acronyms; fewer than three are none.
    """
    kind = pair.message.kind
    if kind is not Kind.TITLE and not kind.is_heading:
        return []
    words = [each[0] for each in _WORD.finditer(pair.words.text)][1:]
    long = [each for each in words if len(each) >= shortest and not each.isupper()]
    names = set(_WORD.findall(pair.source_words.text))
    capitals = [each for each in long if each[0].isupper() and each not in names]
    is_many = len(capitals) >= _FEWEST and len(capitals) * 2 >= len(long)
    return capitals if is_many else []
