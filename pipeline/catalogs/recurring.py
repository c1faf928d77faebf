"""The `#.` line that says how often an article has a text.

Extracting writes it, since one translation has to fit all these places. Merging
reads it: where one of them was edited, the catalog had a text for that one too.
"""

import re

from pipeline.model.catalogs import Translation
from pipeline.patterns import pattern

_LINE = pattern(r"stands (\d{1,6}) times in the article: ", re.ASCII)


def times(count: int) -> str:
    """Say that a text stands in several places."""
    return f"stands {count} times in the article: one translation for all"


def occurrences(entry: Translation) -> int:
    """Return how often an article had the source of an entry, as far as it says."""
    for line in entry.extracted:
        if found := _LINE.match(line):
            return max(1, int(found[1]))
    return 1
