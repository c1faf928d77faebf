"""What a text must have for a rule to find anything in it: how a rule declares that.

A rule without signs is asked about every text. Most have some, and are asked about few
(`asking.py`). A rule is asked where all its `signs` are met, each by any of its fields:

    signs=(Signs(text="»”"),)                      # either mark, in the translation
    signs=(Signs(text=DIGITS, source=DIGITS),)     # a digit, on either side
    signs=(Signs(source=","), Signs(stretches=(", et ",)))           # both of them

Declare that without which `check` can't yield anything, and nothing else. A letter is
a poor sign, since every text has it; a digit, a guillemet or two letters are good ones.
`tests/validating/test_asking.py` asks every rule all the same, and fails where one that
should not have been asked has something to say. What characters can't tell, such as a
pattern or a word, a rule `suspects` (`batches.py`).
"""

import re

from msgspec import Struct

from pipeline.model.articles import Kind

_UNDEFINED = "\ufffd"
_FREE = iter("\u202f\u2011\u2032\u2192\u2212")
_CODE_PAGE = bytes(range(256)).decode("cp1252", "replace")

KNOWN = "".join(next(_FREE) if c == _UNDEFINED else c for c in _CODE_PAGE)
"""The 256 characters that are told apart: those of French and English, each once.

They are those of Windows-1252, with what French needs besides in its five free
places. A text with any other has every sign.
"""

RARE = "\ufffd"
"""As a sign: any character that is not known."""


class Signs(Struct, frozen=True, kw_only=True):
    """What a pair must have some of, for a rule to find anything in it.

    One character of any of these is enough: in the translation (`text`), in its
    `source`, or as the first of the translation (`opening`) or its last (`closing`);
    and so is one of some `stretches` in the translation. Both sides are looked at as
    they are typed and as they are read. Or the translation is its source, letter by
    letter (`is_copied`), its entry has flags (`is_flagged`), its message is of one
    of some `kinds`, the site has a glossary, or dictionaries (`has_speller`).
    """

    text: str = ""
    source: str = ""
    opening: str = ""
    closing: str = ""
    stretches: tuple[str, ...] = ()
    kinds: frozenset[Kind] = frozenset()
    is_copied: bool = False
    is_flagged: bool = False
    has_glossary: bool = False
    has_speller: bool = False


def those(pattern: str) -> str:
    """Return the characters that a pattern for one character may match, as signs.

    >>> those("[0-4]").removesuffix(RARE)
    '01234'
    """
    return "".join(filter(re.compile(pattern, re.DOTALL).fullmatch, KNOWN)) + RARE


DIGITS = those(r"\d")
EDGES = those(r"[ \t\n\r\f\u00a0\u202f]")
"""Spaces and breaks of every kind."""
