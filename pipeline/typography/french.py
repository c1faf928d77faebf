"""French as typed → French as set, with profiles for Canada and Switzerland.

No-break spaces as the Imprimerie nationale has them: narrow (U+202F) before
`;`, `!` and `?`, wide (U+00A0) before `:` and units, and inside guillemets. A
no-break space of either kind that is there already stays.
"""

import re
from functools import partial

from pipeline.patterns import pattern
from pipeline.text import has_any
from pipeline.typography.gaps import (
    OBJECT,
    TAG,
    after,
    before,
    is_opening,
)

WIDE = "\u00a0"
NARROW = "\u202f"

_LOOSE = "[ \u2009]"
_SPACE = f"[ \u2009{NARROW}{WIDE}]"
_SIGN = "(?:[!?]|;(?![-)]))"
_BREAK = f"{TAG}*(?:[ {WIDE}{NARROW}»”)\\]]|$)"
_WORD_END = f"[\\w»)\\]”%€{OBJECT}]"
_PHRASE_END = f"(?:[^\\W\\d_]|[»)\\]”{OBJECT}])"


def _led(first: str, before: str, last: str) -> str:
    """Return an expression for a sign behind something, with tags between or none.

    It begins with what is rare in a text, `first`, which is looked for many times
    as fast as a place: what stands before is looked at behind its back.
    """
    return f"[{TAG}{first}](?<={before}.)(?:(?<!{TAG})|(?<={TAG}){TAG}*{last})"


_APOSTROPHE = pattern(_led("'", "[^\\W\\d_]", "'") + f'(?={TAG}*[\\w«“"{OBJECT}])')
_QUOTES = pattern('["«»]')
_OPEN_GUILLEMET = pattern(f"«(?![{WIDE}{NARROW}]){_LOOSE}*")
_CLOSE_GUILLEMET = pattern(
    f"[ \u2009»](?<![{WIDE}{NARROW} \u2009].)(?:(?<=»)|{_LOOSE}*»)"
)
_LOOSE_SIGN = pattern(f"{_LOOSE}(?<!{_LOOSE}.){_LOOSE}*+(?={TAG}*{_SIGN})")
_TIGHT_SIGN = pattern(_led(";!?", _WORD_END, "[;!?]") + f"(?=[!?…]*{_BREAK})")
_LOOSE_COLON = pattern(f"{_LOOSE}(?<!{_LOOSE}.){_LOOSE}*+(?={TAG}*:(?![-)\\w/]))")
_TIGHT_COLON = pattern(_led(":", _PHRASE_END, ":") + f"(?={TAG}*(?: |{WIDE}|$))")
_UNIT = pattern(
    rf"([0-9]){_LOOSE}(?=(?:h|min|km|cm|mm|m|kg|g|t|ha|hl|l|kWh?|MWh?"
    r"|millions?|milliards?|euros?|ans)\b(?!['’])|(?:k|M|Md)?[€$£]|°)"
)
_PERCENT = pattern(rf"([0-9]){_LOOSE}?(?=[%‰€](?!\w))")
_LOOSE_PERCENT = pattern(rf"([0-9]){_LOOSE}(?=[%‰](?!\w))")
_HOURS = pattern(rf"([0-9][ {WIDE}]h) (?=[0-9][0-9]\b)")
_THOUSANDS = pattern(r"[0-9](?<![0-9.,].)[0-9]{0,2}(?: [0-9]{3})+(?![0-9])")
_NO_SPACE = pattern(f"{_SPACE}(?<!{_SPACE}.){_SPACE}*+(?={TAG}*{_SIGN})")
_CIVIL = ("M", "Dr ", "Pr ", "n° ", "nᵒ ", "p. ")
_CIVILITY = pattern(
    r"(?:M(?<!\wM)(?:M?\.|mes?|lles?|e)|D(?<!\wD)r|P(?<!\wP)r|n(?<!\wn)[°ᵒ]"
    r"|p(?<!\wp)\.) (?=[A-ZÀ-Þ\d])"
)


def set_french(words: str) -> str:
    """Set a text as France does."""
    return _set_signs(_set_common(words))


def set_canadian(words: str) -> str:
    """Set a text as Quebec does: no space before `;`, `!` and `?` (OQLF)."""
    words = _set_colons(_set_common(words, group=WIDE))
    return _NO_SPACE.sub("", words)


def set_swiss(words: str) -> str:
    """Set a text as the Swiss press does: narrow spaces, in guillemets too."""
    words = _set_signs(_set_common(words, percent=_LOOSE_PERCENT))
    return words.replace(f"«{WIDE}", f"«{NARROW}").replace(f"{WIDE}»", f"{NARROW}»")


def _set_common(
    words: str, *, group: str = NARROW, percent: re.Pattern[str] = _PERCENT
) -> str:
    """Set what all profiles have; they differ in thousands, and before a percent sign.

    The Swiss write 5% with no space (CLDR), and one that is there is tied.
    """
    if "'" in words:
        words = _APOSTROPHE.sub(lambda found: f"{found[0][:-1]}’", words)
    if '"' in words:
        words = _set_quotes(words)
    if "«" in words or "»" in words:
        words = _OPEN_GUILLEMET.sub(f"«{WIDE}", words)
        words = _CLOSE_GUILLEMET.sub(f"{WIDE}»", words)
    if "..." in words:
        words = words.replace("...", "…")
    return _set_spaces(words, group, percent)


def _set_spaces(words: str, group: str, percent: re.Pattern[str]) -> str:
    """Tie numbers to their units, and titles to the names that follow."""
    if has_any(words, _CIVIL):
        words = _CIVILITY.sub(lambda found: f"{found[0][:-1]}{WIDE}", words)
    if not has_any(words, "0123456789"):
        return words
    words = percent.sub(f"\\1{WIDE}", words)
    words = _UNIT.sub(f"\\1{WIDE}", words)
    words = _HOURS.sub(f"\\1{WIDE}", words)
    return _THOUSANDS.sub(lambda found: found[0].replace(" ", group), words)


def _set_signs(words: str) -> str:
    if ";" in words or "!" in words or "?" in words:
        words = _LOOSE_SIGN.sub(NARROW, words)
        words = _TIGHT_SIGN.sub(partial(_parted, space=NARROW), words)
    return _set_colons(words)


def _set_colons(words: str) -> str:
    if ":" not in words:
        return words
    words = _LOOSE_COLON.sub(WIDE, words)
    return _TIGHT_COLON.sub(partial(_parted, space=WIDE), words)


def _parted(found: re.Match[str], space: str) -> str:
    """Put a space before the sign at the end."""
    return f"{found[0][:-1]}{space}{found[0][-1]}"


def _set_quotes(words: str) -> str:
    """Turn straight quotes into guillemets, and into “ ” inside of these.

    A mark of inches, after a digit, stays straight.
    """
    depth = 0

    def turned(found: re.Match[str]) -> str:
        nonlocal depth
        mark, place = found[0], found.start()
        if mark != '"':
            depth += 1 if mark == "«" else -1
            return mark
        if is_opening(words, place) or _is_elided(words, place):
            depth += 1
            return "“" if depth > 1 else f"«{WIDE}"
        previous = before(words, place)
        if depth <= 0 and (not previous or previous.isdigit()):
            return mark
        depth = max(0, depth - 1)
        return "”" if depth > 0 else f"{WIDE}»"

    return _QUOTES.sub(turned, words)


def _is_elided(words: str, place: int) -> bool:
    """Say whether a quotation begins behind an elision: `l'"eau"`."""
    return before(words, place) in {"'", "’"} and after(words, place + 1).isalnum()
