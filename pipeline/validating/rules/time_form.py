"""A time of day has the form of a clock, or of the other language."""

import re
from collections.abc import Iterator

from pipeline.model.diagnostics import Severity
from pipeline.model.phrases import Phrase, say
from pipeline.patterns import pattern
from pipeline.validating.batches import in_figures
from pipeline.validating.instead import instead
from pipeline.validating.rulebook import Example, Finding, ProseRule
from pipeline.validating.subjects import Pair

_HINT = pattern(
    "[0-9](?:[hH:]|[ \u00a0\u202f]?[AaPp]\\.?[mM]|[ \u00a0\u202f]"
    "(?:H|h(?:[0-9]|[ \u00a0\u202f]00|(?<=0[0-9].h))))"
)
"""What is in each time that is not written as French writes it."""
_HOUR = r"(?<![\w.,:/])([01]?\d|2[0-4])"
_LETTER = pattern(rf"{_HOUR}[ \u00a0\u202f]?[hH](?:[ \u00a0\u202f]?([0-5]\d))?(?!\w)")
_COLON = pattern(rf"{_HOUR}:([0-5]\d)(?![\w:])")
_HALVES = pattern(
    rf"{_HOUR}(?:[:.]([0-5]\d))?[ \u00a0\u202f]?([AaPp])(?:\.[mM]\.|[mM]\b)"
)
_CLOCK = pattern(
    r"\d[ \u00a0\u202f]?[ap]\.?m\b|o[’']clock"
    r"|\b(?:at|by|from|to|until|till|around|before|after) \d{1,2}:\d\d",
    re.IGNORECASE,
)
_FRENCH_CLOCK = pattern(rf"{_HOUR}[hH][ \u00a0\u202f]?([0-5]\d)(?![\w])")
_NOON = 12


def check(pair: Pair) -> Iterator[Finding]:
    """Look for 17h00 and 5 p.m. in French, and for 17h30 in English."""
    text = pair.words.text
    if pair.locale.language == "en":
        yield from _in_english(pair, text)
    else:
        yield from _in_french(pair, text)


def _in_english(pair: Pair, text: str) -> Iterator[Finding]:
    for found in _FRENCH_CLOCK.finditer(text) if "h" in text or "H" in text else ():
        right = f"{found[1]}:{found[2]}"
        yield instead(
            pair, found.span(), right, message=_told(found[0], right), is_safe=False
        )


def _in_french(pair: Pair, text: str) -> Iterator[Finding]:
    is_swiss = pair.locale.territory == "CH"
    for found in _LETTER.finditer(text):
        right = _written(found[1], found[2])
        if _plain(found[0]) != right and not (
            is_swiss and found[2] and found[2] != "00"
        ):
            yield instead(pair, found.span(), right, message=_told(found[0], right))
    for found in _HALVES.finditer(text):
        right = _written(str(_counted(found)), found[2])
        yield instead(
            pair, found.span(), right, message=_told(found[0], right), is_safe=False
        )
    if ":" in text and _CLOCK.search(pair.source_words.text):
        for found in _COLON.finditer(text):
            right = _written(found[1], found[2])
            if not _HALVES.match(text, found.start()):
                yield instead(pair, found.span(), right, message=_told(found[0], right))


def _written(hour: str, minutes: str | None) -> str:
    hour = hour.lstrip("0") or "0"
    ending = f" {minutes}" if minutes and minutes != "00" else ""
    return f"{hour} h{ending}"


def _plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def _counted(found: re.Match[str]) -> int:
    """Return the hour of a day of 24 hours."""
    hour, is_late = int(found[1]) % _NOON, found[3] in "Pp"
    return hour + _NOON if is_late else hour


def _told(wrong: str, right: str) -> Phrase:
    return say("Write “{right}” for “{wrong}”.", right=right, wrong=wrong)


RULE = ProseRule(
    code="time-form",
    severity=Severity.WARNING,
    summary="A time of day has the form of a clock, or of the other language.",
    why="French prose writes `17 h` and `17 h 30`, with no zeros and no colon; the "
    "page ties the three together. English writes `5 p.m.`, or `17:30`. In an edition "
    "for Switzerland (`fr-CH`) `17h30` is left alone. Two figures with a colon are a "
    "time only where the source has one.",
    mend="Write 17 h, 17 h 30; in English 5 p.m., 5:30 p.m.",
    example=Example(
        source="Doors open at 5 p.m.",
        wrong="Ouverture des portes à 17h00.",
        right="Ouverture des portes à 17 h.",
    ),
    check=check,
    languages=("fr", "en"),
    suspects=in_figures(_HINT),
)
