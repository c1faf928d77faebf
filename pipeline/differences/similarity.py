"""Two sources → how alike they are, from 0 to 1, as a translator would say.

Letters alone find unrelated sentences half alike, words alone find an
inflected heading strange; their mean is neither.
"""

from functools import lru_cache

from rapidfuzz.distance import Indel

from pipeline.differences.typography import plain_typography
from pipeline.patterns import pattern
from pipeline.text import UNSPACED

_WORD = pattern(rf"[{UNSPACED}]|[^\W{UNSPACED}]+|[^\w\s]")

_LONGEST = 4_000
"""Letters of a text that are compared; a longer one is known by its start."""


@lru_cache(maxsize=1 << 13)
def words(source: str) -> tuple[str, ...]:
    """Return the words and marks of a source, folded to be compared.

    Of a script that sets no spaces, the letters.
    """
    return tuple(_WORD.findall(plain_typography(source[:_LONGEST]).casefold()))


def similarity(one: str, other: str) -> float:
    """Return the mean of what two sources share in letters and in words."""
    letters = Indel.normalized_similarity(one[:_LONGEST], other[:_LONGEST])
    return (letters + Indel.normalized_similarity(words(one), words(other))) / 2
