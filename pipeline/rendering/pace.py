"""Texts of a language → how long they are, and how long people take to read them.

Rates are from Trauzettel-Klosinski and Dietz 2012, *Standardized Assessment of
Reading Performance: The New International Reading Speed Texts IReST* (Investigative
Ophthalmology & Visual Science 53(9), table 2): 436 adults, 17 languages, aloud,
which in English is a twentieth slower than in silence (Brysbaert 2019, *How many
words do we read per minute?*: 238).
"""

from collections.abc import Iterable, Mapping

from babel import Locale

from pipeline.text import count_characters

_WORDS_A_MINUTE: Mapping[str, int] = {
    "ar": 138,
    "de": 179,
    "en": 228,
    "es": 218,
    "fi": 161,
    "fr": 195,
    "he": 187,
    "it": 188,
    "nl": 202,
    "pl": 166,
    "pt": 181,
    "ru": 184,
    "sl": 180,
    "sv": 199,
    "tr": 166,
}
_AVERAGE = 184
"""Words a minute, over the languages of the study."""

_CHARACTERS_A_MINUTE: Mapping[str, int] = {"ja": 357, "zh": 255}
"""Of the languages that have no spaces between words."""


def extent(texts: Iterable[str], locale: Locale) -> int:
    """Return the number of words, or of characters where words are not apart."""
    if locale.language in _CHARACTERS_A_MINUTE:
        return sum(map(count_characters, texts))
    every = tuple(texts)
    return " ".join(every).count(" ") + 1 if every else 0


def minutes(length: int, locale: Locale) -> int:
    """Return how long a text of an extent takes to read, at least 1 minute."""
    language = locale.language
    rate = _CHARACTERS_A_MINUTE.get(language) or _WORDS_A_MINUTE.get(language, _AVERAGE)
    return max(1, round(length / rate))
