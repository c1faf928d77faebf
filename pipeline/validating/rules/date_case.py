"""A month or a day of the week has a capital in French, or none in English."""

import re
from collections.abc import Iterable, Iterator

from pipeline.model.diagnostics import Severity
from pipeline.patterns import pattern
from pipeline.validating.batches import Batch
from pipeline.validating.calendar import (
    ENGLISH_DAYS,
    ENGLISH_MONTHS,
    FRENCH_DAYS,
    FRENCH_MONTHS,
)
from pipeline.validating.instead import instead
from pipeline.validating.rulebook import Example, Finding, ProseRule, Span
from pipeline.validating.subjects import Pair


def _raised(words: str) -> str:
    return "|".join(map(str.capitalize, words.split("|")))


def _names(months: str, days: str) -> frozenset[str]:
    """Return the names, those of days in the plural too."""
    names = days.split("|")
    return frozenset((*months.split("|"), *names, *(f"{each}s" for each in names)))


_SPACE = "[ \u00a0\u202f]"
_FRENCH = pattern(
    rf"(?P<before>1er|\d{{1,2}}|(?<!\w)(?:en|de|depuis|dès|début|fin)"
    rf"|[a-zà-ÿ,’])(?:{_SPACE}|(?<=’))"
    rf"(?:(?P<month>{_raised(FRENCH_MONTHS)})(?P<year>{_SPACE}(?:19|20)\d\d(?!\d))?"
    rf"|(?P<day>(?:{_raised(FRENCH_DAYS)})s?)"
    rf"(?!{_SPACE}(?:[A-ZÀ-Þ]|gras|saint|noir|des )))(?![\w-])"
)
_FEASTS = frozenset(
    {"14 Juillet", "1er Mai", "8 Mai", "11 Novembre", "4 Septembre", "15 Août"}
)
"""Days that are called by their dates, with a capital."""

_STREET = pattern(
    r"(?:rue|place|avenue|boulevard|quai|square|pont|cours|lycée|stade)"
    r" (?:du |de la |des )?\Z",
    re.IGNORECASE,
)
_LONGEST = 24
_ENGLISH = pattern(
    rf"(?<![\w#@’'./-])(?:(?:{ENGLISH_DAYS})s?|(?<=\d{_SPACE})(?:{ENGLISH_MONTHS})"
    rf"|(?:{ENGLISH_MONTHS})(?={_SPACE}(?:(?:19|20)\d\d(?!\d)"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?(?:[,.;:)–-]|\Z|{_SPACE}(?:at|to|and|in|from)\b)))"
    rf"|{ENGLISH_MONTHS.replace('march|', '').replace('may|', '')})(?![\w-])"
)
_WORDS = {
    "fr": _names(_raised(FRENCH_MONTHS), _raised(FRENCH_DAYS)),
    "en": _names(ENGLISH_MONTHS, ENGLISH_DAYS),
}


def check(pair: Pair) -> Iterator[Finding]:
    """Look for the names of months and of days, and see how they begin."""
    text = pair.words.text
    if pair.locale.language == "en":
        for found in _ENGLISH.finditer(text):
            yield instead(pair, found.span(), found[0].capitalize())
        return
    for found in _FRENCH.finditer(text):
        place = _word(found, text)
        if place and text[slice(*place)] not in pair.source_words.text:
            yield instead(pair, place, text[slice(*place)].lower())


def _suspects(batch: Batch) -> Iterable[int]:
    return batch.words.with_words(_WORDS[batch.locale.language])


def _word(found: re.Match[str], text: str) -> Span | None:
    """Return where the word stands, if it is no name: a feast, a street, a planet."""
    if found["day"]:
        return found.span("day") if not found["before"].isdigit() else None
    is_dated = len(found["before"]) > 1 or found["before"].isdigit()
    is_planet = found["month"] == "Mars" and found["before"] == "de"
    if (not is_dated or is_planet) and not found["year"]:
        return None
    street = text[max(0, found.start() - _LONGEST) : found.start()]
    is_feast = f"{found['before']} {found['month']}" in _FEASTS
    if _STREET.search(street) or (is_feast and not found["year"]):
        return None
    return found.span("month")


RULE = ProseRule(
    code="date-case",
    severity=Severity.WARNING,
    summary="A month or a day of the week begins as in the other language.",
    why="*Monday* and *March* have a capital in English, *lundi* and *mars* none in "
    "French. Feasts (*le 14 Juillet*) and streets (*rue du 8 Mai 1945*) keep theirs.",
    mend="Write lundi 3 mars 2026; in English Monday, March 3, 2026.",
    example=Example(
        source="The fair opens on Monday, March 2.",
        wrong="La foire ouvre le lundi 2 Mars.",
        right="La foire ouvre le lundi 2 mars.",
    ),
    check=check,
    suspects=_suspects,
    languages=("fr", "en"),
)
