"""Texts → the phrases in which figures stand, with all that may tell of those.

What a figure is worth depends on few words beside it: months, money, “million”, “to”.
Between any others it is worth the same. So each word is told apart once, and a phrase
is what stands in a row of those: many come again and again.
"""

from collections.abc import Iterable
from functools import lru_cache

from pipeline.patterns import pattern
from pipeline.quantities.amounts import FIGURE
from pipeline.quantities.languages import CURRENCIES, language

_SIGN = pattern(r"[%€$£¥/]")
_WORD = pattern(r"[^\W\d_]+")

_NOTHING, _LINK, _TELLING, _FIGURED, _APART = " -t1|"
"""What a word may be to the figures of a text."""
_STRONGEST = (_FIGURED, _TELLING, _LINK, _NOTHING)
"""What is told of several words together; without words it is a link, as a dash is."""
_PHRASE = pattern(r"[t1](?:-*[t1])*|\|")
"""No phrase begins or ends with a link."""

_LINKS = frozenset({"de", "of", "d", "ha", "kg", "min", "mn", "s", "sec"})
"""Words that may stand within a figure, or between one and what tells of it."""
_HALVES = frozenset({"a", "p", "m", "am", "pm", "AM", "PM", "Am", "Pm", "aM", "pM"})
_ALWAYS = frozenset({"sur", "jours", "j"})

_NEUTRAL = "(«“,;:!?)»”"
"""Signs at the ends of a phrase that tell nothing of its figures."""
_BETWEEN = " \0 "
"""What stands between texts, and in none of them."""
_OPAQUE = "\ufffc"
_MOST_KEPT = 1 << 14


def phrases(texts: Iterable[str], tag: str) -> list[list[str]]:
    """Return of each text its phrases that have figures or names of days.

    Spaces are plain in them. `tag` is an ISO 639 code. What is found in the phrases is
    what is found in the text.
    """
    joined = _BETWEEN.join(text.replace("\0", _OPAQUE) for text in texts)
    words = joined.replace("\u00a0", " ").replace("\u202f", " ").split(" ")
    roles = "".join(map(_roles(tag).__getitem__, words))
    found: list[list[str]] = [[]]
    for match in _PHRASE.finditer(roles):
        row = match[0]
        if row == _APART:
            found.append([])
        elif _FIGURED in row:
            found[-1].append(" ".join(words[slice(*match.span())]).strip(_NEUTRAL))
    return found


class _Roles(dict[str, str]):
    """Turns whatever stands between two spaces into what it is to figures."""

    def __init__(self, tag: str) -> None:
        known = language(tag)
        days = _words(known.weekdays)
        units = (known.multipliers, known.glued, known.money, known.percent)
        others = (known.hours, known.months, CURRENCIES)
        telling = _HALVES.union(_ALWAYS, *map(_words, (*units, *others)))
        self._known = {
            **dict.fromkeys(_LINKS | _words(known.ranges), _LINK),
            **dict.fromkeys(telling, _TELLING),
            **dict.fromkeys(days | {f"{name}s" for name in days}, _FIGURED),
            _BETWEEN.strip(" "): _APART,
        }

    def __missing__(self, written: str) -> str:
        if len(self) >= _MOST_KEPT:
            self.clear()
        role = self[written] = self._role(written)
        return role

    def _role(self, written: str) -> str:
        if written in self._known or (written.isalpha() and written.islower()):
            return self._known.get(written, _NOTHING)
        if FIGURE.search(written):
            return _FIGURED
        roles = {self._known.get(word, _NOTHING) for word in _WORD.findall(written)}
        if _SIGN.search(written):
            roles.add(_TELLING)
        return next((role for role in _STRONGEST if role in roles), _LINK)


@lru_cache(maxsize=64)
def _roles(tag: str) -> _Roles:
    return _Roles(tag)


def _words(names: Iterable[str]) -> frozenset[str]:
    """Return the words of names that may be several words."""
    return frozenset(word for name in names for word in _WORD.findall(name))
