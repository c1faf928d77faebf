"""Who knows how words are spelt: it comes with a site, as the rules of packages do.

What a rule asks must be in what it looks at, and a rule does not open files.
"""

from collections.abc import Sequence
from typing import Protocol


class SpellChecker(Protocol):
    """Knows the words of some languages, each by its BCP 47 tag.

    It can be pickled, hashed and compared, and its `repr` tells its dictionaries
    from others: a build judges anew what was judged with others. It may load a
    dictionary when it is first asked for a word, and raises `ConfigurationError`
    for one that can't be read.
    """

    def reads(self, tag: str) -> bool:
        """Say whether it knows the words of a language at all."""

    def is_known(self, word: str, tag: str) -> bool:
        """Say whether a word is spelt as a dictionary has it.

        An apostrophe may be typed (U+0027) or set (U+2019).
        """

    def suggest(self, word: str, tag: str) -> Sequence[str]:
        """Return the few words that may have been meant, the likeliest first."""
