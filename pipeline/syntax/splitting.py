"""A message → its sentences, cut where no mark is open, so that each can stand alone.

French and English are known by their commonest abbreviations. What joins the
sentences again is one space.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from pipeline.patterns import pattern

_END = pattern(
    r"[.!?…](?:[ \u00a0\u202f]?[»”\"’)\]*_]|\[\^[^\]]*\]|</?[a-z]+>)*(?P<gap> +)"
    r"(?=[«“‘\"'(\[*_—–-]*[ \u00a0\u202f]?[A-ZÀ-ÖØ-Þ0-9])"
)
_ABBREVIATION = pattern(
    r"(?:^|[ \u00a0\u202f(«“’'-])"
    r"(?:[A-Z]|Mr?|Mrs|Ms|Mmes?|Mlles?|MM|Drs?|Prof|Pr|Sts?|Stes?|Mgr|Me|av|bd|boul"
    r"|art|chap|pp?|vol|no|nos|n°|fig|cf|env|apr|ex|éd|tél|vs|e\.g|i\.e|a\.m|p\.m"
    r"|Jr|Sr|Inc|Ltd|Co|janv|févr|avr|juil|sept|oct|nov|déc|Jan|Feb|Mar|Apr|Aug|Sept"
    r"|Oct|Nov|Dec|St|J\.-C)\.$"
)
_LONGEST_ABBREVIATION = 8
_MARKS = pattern(r"\\.|`+|\*+|_+|~~|[\[\]]|</?[a-zA-Z][^>]*>")
_ONCE = frozenset({"<br>", "<wbr>", "<img>"})


@lru_cache(maxsize=1 << 8)
def sentences(text: str) -> tuple[str, ...]:
    """Return the sentences in order; joined by spaces they are the text.

    >>> sentences("Mme. Roux sings. *Who* listens? All do.")
    ('Mme. Roux sings.', '*Who* listens?', 'All do.')
    """
    if not _END.search(text):  # most texts are one sentence
        return (text.rstrip(" "),) if text.strip(" ") else ()
    cuts = [0, *_cuts(text), len(text)]
    found = (text[start:end] for start, end in pairwise(cuts))
    return tuple(each.rstrip(" ") for each in found if each.strip(" "))


def _cuts(text: str) -> Iterator[int]:
    """Yield where a sentence begins, but the first."""
    start = 0
    for found in _END.finditer(text):
        mark = found.start() + 1
        if _ABBREVIATION.search(text, max(start, mark - _LONGEST_ABBREVIATION), mark):
            continue
        if _is_whole(text[start : found.start("gap")]):
            start = found.end("gap")
            yield start


def _is_whole(text: str) -> bool:
    """Say whether every mark that opens in a piece of a message closes in it."""
    open_marks: list[str] = []
    for found in _MARKS.finditer(text):
        mark = found[0]
        if mark.startswith("\\") or mark in _ONCE:
            continue
        closes = _opposite(mark)
        if open_marks and open_marks[-1] == closes:
            open_marks.pop()
        elif not _is_within_word(text, found):
            open_marks.append(mark)
    return not open_marks


def _opposite(mark: str) -> str:
    """Return the mark that this one would close."""
    if mark == "]":
        return "["
    return mark.replace("</", "<", 1) if mark.startswith("</") else mark


def _is_within_word(text: str, found: re.Match[str]) -> bool:
    """Say whether an underscore stands between letters, where it marks nothing."""
    inside = text[max(0, found.start() - 1) : found.end() + 1].strip("_")
    is_edge = found.start() == 0 or found.end() == len(text)
    return found[0][0] == "_" and not is_edge and inside.isalnum() and len(inside) > 1
