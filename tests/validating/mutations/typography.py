"""Signs and figures set as in the other language, as the making of a page leaves them.

Spaces, apostrophes and straight quotation marks are no faults: a page sets them.
"""

import re

from tests.validating.workbench import Case

from .figures import FRENCH_MONTHS
from .making import Maker, Mutation, choice, swap

_FORM = ("number-form", "number-differs")
_BLANK = "[\u00a0\u202f]"
_SIGN = r"(?<=\w)(?=[?!:;](?: |$|”))"
_CAPITALISED = {month: month.capitalize() for month in FRENCH_MONTHS}
_BARE = {"É": "E", "À": "A", "Ê": "E"}


def _ending(source: str, target: str) -> Maker:
    """Return a maker that ends both sides otherwise, instead of with a full stop."""

    def make(case: Case) -> Case | None:
        if not all(
            re.search(r"[a-zé]{3}\.$", case[side]) for side in ("msgid", "msgstr")
        ):
            return None
        return {
            **case,
            "msgid": case["msgid"].removesuffix(".") + source,
            "msgstr": case["msgstr"].removesuffix(".") + target,
        }

    return make


def _lowered(found: re.Match[str]) -> str:
    return found[0].lower()


def _raised(found: re.Match[str]) -> str:
    return found[0].upper()


SET = (
    Mutation(
        "a guillemet is not closed",
        ("quotes-unbalanced",),
        swap(rf"{_BLANK}»", "", to="fr"),
    ),
    Mutation(
        "a guillemet is not opened",
        ("quotes-unbalanced",),
        swap(rf"«{_BLANK}", "", to="fr"),
    ),
    Mutation(
        "a quotation is not closed (en)", ("quotes-unbalanced",), swap("”", "", to="en")
    ),
    Mutation(
        "a quotation is not opened (en)", ("quotes-unbalanced",), swap("“", "", to="en")
    ),
    Mutation(
        "English quotation marks (fr)",
        ("foreign-quotes",),
        swap(rf"«{_BLANK}([^»]*){_BLANK}»", r"“\1”", to="fr"),
    ),
    Mutation(
        "guillemets (en)",
        ("foreign-quotes",),
        swap("“([^”]*)”", "«\u00a0\\1\u00a0»", to="en"),
    ),
    Mutation(
        "a point between thousands",
        _FORM,
        swap(rf"(?<=\d){_BLANK}(?=\d{{3}})", ".", to="fr"),
    ),
    Mutation(
        "a comma between thousands",
        _FORM,
        swap(rf"(?<=\d){_BLANK}(?=\d{{3}})", ",", to="fr"),
    ),
    Mutation("an English decimal point", _FORM, swap(r"(?<=\d),(?=\d)", ".", to="fr")),
    Mutation(
        "the euro sign before the amount",
        _FORM,
        swap(rf"([\d,]+){_BLANK}€", r"€\1", to="fr"),
    ),
    Mutation("a decimal comma (en)", _FORM, swap(r"(?<=\d)\.(?=\d)", ",", to="en")),
    Mutation(
        "a space between thousands (en)",
        _FORM,
        swap(r"(?<=\d),(?=\d{3})", "\u202f", to="en"),
    ),
    Mutation(
        "the euro sign behind the amount",
        _FORM,
        swap(r"€([\d,.]*\d)(?! ?[mb])", "\\1\u00a0€", to="en"),
    ),
    Mutation("etc. trails off", ("etc-ellipsis",), _ending(", etc.", ", etc…")),
    Mutation(
        "etc. with three full stops", ("etc-ellipsis",), _ending(", etc.", ", etc...")
    ),
    Mutation(
        "two plain spaces", ("double-space",), swap("(?<=[a-z,]) (?=[a-z])", "  ")
    ),
    Mutation(
        "a space beside a no-break space",
        ("double-space",),
        swap(f"{_BLANK}(?=[;!?:])", "\u00a0 ", to="fr"),
    ),
    Mutation(
        "a space before a sign (en)", ("loose-punctuation",), swap(_SIGN, " ", to="en")
    ),
    Mutation(
        "a no-break space before a sign (en)",
        ("loose-punctuation",),
        swap(_SIGN, "\u00a0", to="en"),
    ),
    Mutation(
        "a space before a percent sign (en)",
        ("loose-punctuation",),
        swap(r"(?<=\d)(?=%)", " ", to="en"),
    ),
    Mutation(
        "a Cyrillic letter",
        ("mixed-scripts",),
        swap("(?<=[a-z]{2})a(?=[a-z])", "\u0430"),
    ),
    Mutation(
        "a Greek letter", ("mixed-scripts",), swap("(?<=[a-z]{2})o(?=[a-z])", "\u03bf")
    ),
    Mutation(
        "a comma within the quotation (fr)",
        ("comma-inside-quotes",),
        swap(f"{_BLANK}»,", ",\u00a0»", to="fr"),
    ),
    Mutation(
        "an accent for an apostrophe",
        ("apostrophe-form",),
        swap(r"(?<=\w)’(?=\w)", "´"),
    ),
    Mutation(
        "the hour with zeros (fr)",
        ("time-form",),
        swap(rf"(?<=\d){_BLANK}h(?!\w|[ \u00a0]\d)", "h00", to="fr"),
    ),
    Mutation(
        "the hour as in French (en)",
        ("time-form",),
        swap(r"(\d+):(\d\d) [ap]\.m\.", r"\1h\2", to="en"),
    ),
    Mutation(
        "a month with a capital (fr)",
        ("date-case",),
        swap(*choice(_CAPITALISED), to="fr"),
    ),
    Mutation(
        "a month without its capital (en)",
        ("date-case",),
        swap(
            r"(?<= )[A-Z](?=(?:[a-z]+uary|arch|pril|u[nl][ey]|[a-z]+ber) \d)",
            _lowered,
            to="en",
        ),
    ),
    Mutation(
        "a weekday with a capital (fr)",
        ("date-case",),
        swap(
            r"(?<=[a-z] )[lmjvsd](?=\w+(?:redi|undi|ardi|eudi|medi|anche)\b)",
            _raised,
            to="fr",
        ),
    ),
    Mutation(
        "a weekday without its capital (en)",
        ("date-case",),
        swap(r"(?<= )[MTWFS](?=[a-z]{2,5}day\b)", _lowered, to="en"),
    ),
    Mutation(
        "a nationality without its capital (en)",
        ("capital-missing",),
        swap("(?<= )(?:French|American|English|European)", _lowered, to="en"),
    ),
    Mutation(
        "a capital without its accent",
        ("accent-missing",),
        swap("[ÉÀÊ](?=[ a-z])", lambda found: _BARE[found[0]], to="fr"),
    ),
    Mutation(
        "spaces within quotation marks (en)",
        ("loose-quotes",),
        swap("“([^”]*)”", r"“ \1 ”", to="en"),
    ),
)
