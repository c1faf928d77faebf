"""What is said of quantities in a language: the symbols, and the words around them.

Symbols and month names come from CLDR, for any language. The words are known
for French and English; another language is read by its figures alone.
"""

import re
from collections.abc import Mapping
from functools import lru_cache

from babel import Locale, UnknownLocaleError
from msgspec import Struct, field

SPACES = " \u00a0\u202f\u2009"
"""What may stand between a figure and its unit, or between groups of digits."""

CURRENCIES = {
    "€": "EUR", "$": "USD", "US$": "USD", "$US": "USD", "£": "GBP", "¥": "JPY",
    "CHF": "CHF", "EUR": "EUR", "USD": "USD", "GBP": "GBP", "CAD": "CAD",
    "$CA": "CAD", "C$": "CAD", "CA$": "CAD",
}  # fmt: skip
"""The signs of money that stand the same in every language."""


class Language(Struct, frozen=True, kw_only=True):
    """How a language writes quantities.

    `multipliers` are words and signs → what they multiply by; `glued` those
    that only stand between a figure and money (`€5m`, `5 Md€`). `hours` are
    the words and signs of an hour, `meridiems` of half a day → hours to add.
    """

    decimal: str
    group: str
    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    multipliers: Mapping[str, int] = field(default_factory=dict)
    glued: Mapping[str, int] = field(default_factory=dict)
    money: Mapping[str, str] = field(default_factory=dict)
    percent: tuple[str, ...] = ()
    hours: tuple[str, ...] = ()
    ordinals: str = r"(?!)"
    ranges: tuple[str, ...] = ()
    has_meridiems: bool = False
    has_roman_ranks: bool = False


_FRENCH = {
    "multipliers": {
        "millier": 10**3, "milliers": 10**3, "mille": 10**3,
        "million": 10**6, "millions": 10**6,
        "milliard": 10**9, "milliards": 10**9,
        "billion": 10**12, "billions": 10**12,
        "trillion": 10**18, "trillions": 10**18,
    },
    "glued": {"k": 10**3, "M": 10**6, "Md": 10**9, "Mds": 10**9, "Mrd": 10**9},
    "money": {
        "euro": "EUR", "euros": "EUR", "dollar": "USD", "dollars": "USD",
        "livre sterling": "GBP", "livres sterling": "GBP", "yens": "JPY", "yen": "JPY",
        "francs suisses": "CHF", "franc suisse": "CHF",
    },
    "percent": ("%", "pour cent", "p. 100"),
    "hours": ("heures", "heure", "h", "H"),
    "ordinals": r"(?:ères?|ers?|res?|èmes?|emes?|ème|nde?s?|de|es?|st|rd|th)",
    "ranges": ("à", "et", "ou", "-", "–", "—"),
    "has_roman_ranks": True,
}  # fmt: skip
_ENGLISH = {
    "multipliers": {
        "hundred": 10**2, "thousand": 10**3,
        "million": 10**6, "millions": 10**6,
        "billion": 10**9, "billions": 10**9,
        "trillion": 10**12, "trillions": 10**12,
        "bn": 10**9, "mn": 10**6,
    },
    "glued": {"k": 10**3, "K": 10**3, "m": 10**6, "M": 10**6, "b": 10**9, "B": 10**9},
    "money": {
        "euro": "EUR", "euros": "EUR", "dollar": "USD", "dollars": "USD",
        "pounds sterling": "GBP",  "yen": "JPY",
        "Swiss francs": "CHF", "Swiss franc": "CHF",
    },
    "percent": ("%", "percent", "per cent"),
    "ordinals": r"(?:st|nd|rd|th|er|ère|ème)",
    "ranges": ("to", "and", "or", "-", "–", "—"),
    "has_meridiems": True,
}  # fmt: skip
_KNOWN: Mapping[str, Mapping[str, object]] = {"fr": _FRENCH, "en": _ENGLISH}


def is_read_by_words(tag: str) -> bool:
    """Say whether more is known of a language than its figures, by its ISO 639 code."""
    return tag in _KNOWN


@lru_cache(maxsize=64)
def language(tag: str) -> Language:
    """Return what is known of a language, by its ISO 639 code.

    Of one that CLDR does not have, the figures of English are taken.
    """
    try:
        locale = Locale.parse(tag)
    except (ValueError, UnknownLocaleError):
        locale = Locale("en")
    symbols = locale.number_symbols.get("latn") or Locale("en").number_symbols["latn"]
    words = _KNOWN.get(locale.language, {})
    return Language(
        decimal=str(symbols["decimal"]),
        group=str(symbols["group"]),
        months=_months(locale),
        weekdays=_weekdays(locale),
        **words,  # type: ignore[arg-type]
    )


def _months(locale: Locale) -> dict[str, int]:
    """Return the names of the months, whole and shortened.

    Each stands as the language writes it, and as it begins a sentence: where
    months have a capital, as in English, “may” is no month.
    """
    names = {
        name.rstrip("."): month
        for use in ("format", "stand-alone")
        for width in ("wide", "abbreviated")
        for month, name in locale.months[use][width].items()
        if not name.isdigit()
    }
    return {**{name.capitalize(): month for name, month in names.items()}, **names}


def _weekdays(locale: Locale) -> dict[str, int]:
    """Return the whole names of the days, Monday first, as those of months."""
    names = {name: day for day, name in locale.days["format"]["wide"].items()}
    return {**{name.capitalize(): day for name, day in names.items()}, **names}


def either(words: Mapping[str, object] | tuple[str, ...]) -> str:
    """Return a pattern for any of some words, the longest first, in any space."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    escaped = (re.escape(word).replace(r"\ ", f"[{SPACES}]") for word in ordered)
    return "|".join(escaped) or r"(?!)"
