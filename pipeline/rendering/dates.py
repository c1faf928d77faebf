"""Dates → the words of a language, as CLDR has them and as its printers do."""

from datetime import date

from babel import Locale
from babel.dates import format_date, format_skeleton

from pipeline.patterns import pattern

_FIRST = pattern(r"^1(?=\D)")


def long_date(day: date, locale: Locale) -> str:
    """Return the date in full, without the day of the week: `12 November 2026`.

    French writes the first of a month as an ordinal, which CLDR does not
    (Imprimerie nationale, *Lexique*, « Dates »).
    """
    text = format_date(day, format="long", locale=locale)
    return _FIRST.sub("1er", text) if locale.language == "fr" else text


def name_of_year(day: date, locale: Locale) -> str:
    """Return the year alone: `2026`."""
    return format_date(day, format="y", locale=locale)


def name_of_month(day: date, locale: Locale) -> str:
    """Return the month alone, as it begins a line: `November`, `Novembre`."""
    return _begun(format_date(day, format="LLLL", locale=locale))


def month_of_year(day: date, locale: Locale) -> str:
    """Return the month and the year, as they begin a line: `November 2026`."""
    return _begun(format_skeleton("yMMMM", day, locale=locale))


def _begun(text: str) -> str:
    return text[:1].upper() + text[1:]
