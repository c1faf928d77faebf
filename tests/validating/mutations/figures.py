"""Figures as fingers get them wrong: digits, dates, hours, amounts, units."""

import re

from .making import Mutation, choice, swap

_CODES = ("number-differs",)
_LONE = r"(?<![\w.,:/’\u00a0\u202f×+-])"
_END = r"(?![\w:/×-]|[.,]\d)"

_DAY = ("day-differs",)
_JOURS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
_DAYS = (
    *("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
)

_FRENCH = "janvier février mars avril mai juin juillet août septembre octobre novembre"
_ENGLISH = "January February March April May June July August September October"
FRENCH_MONTHS = (*_FRENCH.split(), "décembre")
_ENGLISH_MONTHS = (*_ENGLISH.split(), "November", "December")


def _next(months: tuple[str, ...]) -> dict[str, str]:
    return dict(zip(months, (*months[1:], months[0]), strict=True))


def _month(months: tuple[str, ...], before: str, after: str) -> str:
    return rf"{before}(?:{'|'.join(months)}){after}"


def _more(found: re.Match[str]) -> str:
    """Count one further in the last digit."""
    return found[0][:-1] + str((int(found[0][-1]) + 1) % 10)


def _later(found: re.Match[str]) -> str:
    return (_next(FRENCH_MONTHS) | _next(_ENGLISH_MONTHS))[found[0]]


_AFTERNOON = r"\d[ \u00a0]?p\.?m"


def _morning(found: re.Match[str]) -> str:
    return str(int(found[1]) - 12)


FIGURES = (
    Mutation("a digit is mistyped", _CODES, swap(rf"{_LONE}\d+\d{_END}", _more)),
    Mutation(
        "two digits are swapped",
        _CODES,
        swap(rf"{_LONE}(\d*)([1-9])(?!\2)(\d){_END}", r"\1\3\2"),
    ),
    Mutation("a zero is lost", _CODES, swap(rf"(?<=\d)0{_END}", "")),
    Mutation(
        "a digit is typed twice", _CODES, swap(rf"{_LONE}(\d)(\d+){_END}", r"\1\1\2")
    ),
    Mutation(
        "the decimal sign moves", _CODES, swap(r"(\d)(\d)([,.])(\d)(?!\d)", r"\1\3\2\4")
    ),
    Mutation(
        "the decimal sign is lost", _CODES, swap(r"(?<=\d)[,.](?=\d\d?(?!\d))", "")
    ),
    Mutation(
        "a figure is left out",
        _CODES,
        swap(r"(?<= )\d[\d\u00a0\u202f,.]*[ \u00a0](?=[a-zé]{4})", ""),
    ),
    Mutation(
        "a hundred times too much",
        _CODES,
        swap(r"(?<=\d[\u00a0\u202f,])000(?!\d)", r"000\g<0>"),
    ),
    Mutation(
        "another month (fr)",
        _CODES,
        swap(_month(FRENCH_MONTHS, r"(?<=\d[ \u00a0])", ""), _later, to="fr"),
    ),
    Mutation(
        "another month (en)",
        _CODES,
        swap(_month(_ENGLISH_MONTHS, "", r"(?= \d)"), _later, to="en"),
    ),
    Mutation(
        "another day (fr)",
        _CODES,
        swap(_month(FRENCH_MONTHS, r"\d+(?=[ \u00a0]", ")"), _more, to="fr"),
    ),
    Mutation(
        "another day (en)",
        _CODES,
        swap(_month(_ENGLISH_MONTHS, "", r" \d+"), _more, to="en"),
    ),
    Mutation("another weekday (fr)", _DAY, swap(*choice(_next(_JOURS)), to="fr")),
    Mutation("another weekday (en)", _DAY, swap(*choice(_next(_DAYS)), to="en")),
    Mutation(
        "the afternoon becomes the morning (fr)",
        _CODES,
        swap(
            r"(?<!\d)(1[3-9]|2[0-3])(?=[ \u00a0]h)",
            _morning,
            to="fr",
            beside=_AFTERNOON,
        ),
    ),
    Mutation(
        "the afternoon becomes the morning (en)", _CODES, swap(r"p\.m", "a.m", to="en")
    ),
    Mutation(
        "the minutes are lost (fr)",
        _CODES,
        swap(r"(?<= h|\u00a0h)[ \u00a0]\d\d", "", to="fr"),
    ),
    Mutation(
        "the minutes are lost (en)", _CODES, swap(r":\d\d(?= [ap]\.m)", "", to="en")
    ),
    Mutation(
        "millions become milliards",
        _CODES,
        swap(*choice({"millions": "milliards", "milliards": "millions"}), to="fr"),
    ),
    Mutation(
        "billion becomes million",
        _CODES,
        swap(*choice({"billion": "million", "million": "billion"}), to="en"),
    ),
    Mutation(
        "billion stays billion",
        _CODES,
        swap("milliard", "billion", to="fr", beside="billion"),
    ),
    Mutation("the percent sign is lost", _CODES, swap(r"(?<=\d)[ \u00a0\u202f]?%", "")),
    Mutation(
        "another currency",
        _CODES,
        swap(*choice({"d’euros": "de dollars", "de dollars": "d’euros"}), to="fr"),
    ),
    Mutation("another currency sign", _CODES, swap(r"€(?=\d)", "$", to="en")),
)
