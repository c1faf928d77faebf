"""A text → the phrases in which its figures stand, with all that may tell of those.

What a figure is worth depends on few words beside it: months, money, “million”, “to”.
Between any others it is worth the same. So each word is told apart once, and a phrase
is what stands in a row of those: many come again and again.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from pipeline.quantities.amounts import FIGURE
from pipeline.quantities.languages import CURRENCIES, language

_SIGN = re.compile(r"[%€$£¥/]")
_WORD = re.compile(r"[^\W\d_]+")

_NOTHING, _LINK, _TELLING, _FIGURED = " -t1"
"""What a word may be to the figures of a text."""
_PHRASE = re.compile("[t1](?:-*[t1])*")
"""No phrase begins or ends with a link."""

_LINKS = frozenset({"de", "of", "d"})
_HALVES = frozenset({"a", "p", "m", "am", "pm", "AM", "PM", "Am", "Pm", "aM", "pM"})
_ALWAYS = frozenset({"sur", "jours", "j"})

_NEUTRAL = "(«“,;:!?)»”"
"""Signs at the ends of a phrase that tell nothing of its figures."""
_MOST_KEPT = 1 << 14


def phrases(text: str, tag: str) -> Iterator[str]:
    """Yield the phrases that have figures or names of days; spaces are plain in them.

    `tag` is an ISO 639 code. What is found in the phrases is what is found in the text.
    """
    words = text.replace("\u00a0", " ").replace("\u202f", " ").split(" ")
    roles = "".join(map(_roles(tag).__getitem__, words))
    for found in _PHRASE.finditer(roles) if _FIGURED in roles else ():
        if _FIGURED in found[0]:
            yield " ".join(words[slice(*found.span())]).strip(_NEUTRAL)


class _Roles(dict[str, str]):
    """Turns whatever stands between two spaces into what it is to figures."""

    def __init__(self, tag: str) -> None:
        known = language(tag)
        days = _words(known.weekdays)
        self._days = days | {f"{name}s" for name in days}
        self._links = _LINKS | _words(known.ranges)
        units = (known.multipliers, known.glued, known.money, known.percent)
        others = (known.hours, known.months, CURRENCIES)
        self._telling = _HALVES.union(_ALWAYS, *map(_words, (*units, *others)))

    def __missing__(self, written: str) -> str:
        if len(self) >= _MOST_KEPT:
            self.clear()
        role = self[written] = self._role(written)
        return role

    def _role(self, written: str) -> str:
        words = _WORD.findall(written)
        if FIGURE.search(written) or not self._days.isdisjoint(words):
            return _FIGURED
        if _SIGN.search(written) or not self._telling.isdisjoint(words):
            return _TELLING
        if not words or not self._links.isdisjoint(words):
            return _LINK
        return _NOTHING


@lru_cache(maxsize=64)
def _roles(tag: str) -> _Roles:
    return _Roles(tag)


def _words(names: Iterable[str]) -> frozenset[str]:
    """Return the words of names that may be several words."""
    return frozenset(word for name in names for word in _WORD.findall(name))
