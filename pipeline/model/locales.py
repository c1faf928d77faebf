"""Language tags ↔ `babel.Locale`: the one place where the two spellings meet.

BCP 47 writes `fr-CA` (HTML, feeds, front matter, configuration); gettext
writes `fr_CA` (folders and PO headers). `en-XA` is a pseudo-language, as in
Android and CLDR's tools: English in accents, to try a theme with.
"""

import copyreg
from collections.abc import Callable
from functools import cache
from typing import TypeAlias

from babel import Locale, UnknownLocaleError
from babel.core import get_global

_PSEUDO_TAG = "en-XA"
_PSEUDO = Locale("en", modifier="XA")

_Parts: TypeAlias = tuple[str, str | None, str | None, str | None, str | None]


@cache
def _locale(language: str, *rest: str | None) -> Locale:
    """Return the locale with these parts, the same object in all of a process."""
    return Locale(language, *rest)


def _reduced(locale: Locale) -> tuple[Callable[..., Locale], _Parts]:
    beside = (locale.territory, locale.script, locale.variant, locale.modifier)
    return _locale, (locale.language, *beside)


# Babel's own pickle of a locale that was used has all its words for dates and names:
# 150 KB each way with each call of a worker, where they stay with what it keeps.
copyreg.pickle(Locale, _reduced)


def is_pseudo(locale: Locale) -> bool:
    """Say whether a language is only made up, to try a theme with."""
    return bool(locale == _PSEUDO)


@cache
def parse_tag(tag: str) -> Locale:
    """Return the locale of a BCP 47 tag such as `fr` or `fr-CA`.

    Raises `ValueError` for a tag that CLDR does not know.
    """
    if tag == _PSEUDO_TAG:
        return _PSEUDO
    try:
        return Locale.parse(tag.strip(), sep="-")
    except (UnknownLocaleError, TypeError) as error:
        raise ValueError(tag) from error


@cache
def parse_gettext(name: str) -> Locale:
    """Return the locale of a gettext name such as `fr` or `fr_CA`.

    Raises `ValueError` for a name that CLDR does not know.
    """
    if name == _PSEUDO_TAG.replace("-", "_"):
        return _PSEUDO
    try:
        return Locale.parse(name.strip(), sep="_")
    except (UnknownLocaleError, TypeError) as error:
        raise ValueError(name) from error


@cache
def to_tag(locale: Locale) -> str:
    """Return the BCP 47 tag: `fr-CA` (RFC 5646)."""
    return _PSEUDO_TAG if locale == _PSEUDO else str(locale).replace("_", "-")


@cache
def to_gettext(locale: Locale) -> str:
    """Return the name of the locale's folder and `Language` header: `fr_CA`."""
    return to_tag(locale).replace("-", "_")


@cache
def to_open_graph(locale: Locale) -> str:
    """Return language and territory, the likely one if none is named: `fr_FR`."""
    if locale.territory:
        return f"{locale.language}_{locale.territory}"
    known = get_global("likely_subtags")
    likely: str = known.get(str(locale)) or known.get(locale.language, "")
    territory = likely.rpartition("_")[2] or locale.language.upper()
    return f"{locale.language}_{territory}"


@cache
def endonym(locale: Locale) -> str:
    """Return the language's name in itself, as a reader looks for it."""
    name = locale.get_display_name(locale) or to_tag(locale)
    return name[:1].upper() + name[1:]


@cache
def is_right_to_left(locale: Locale) -> bool:
    """Say whether the language is written from right to left."""
    return locale.text_direction == "rtl"


def direction(locale: Locale) -> str:
    """Return the `dir` of a language; HTML never derives it from `lang`."""
    return "rtl" if is_right_to_left(locale) else "ltr"


def turned(locale: Locale, around: Locale) -> str:
    """Return the `dir` of a text where it turns in a text around it, or nothing."""
    is_turned = is_right_to_left(locale) != is_right_to_left(around)
    return direction(locale) if is_turned else ""
