"""Correct pairs → faults by chance: what befalls a text, whoever looks for it.

The operations know letters, words, digits, signs and marks, and no rule. A die that is
thrown by the text itself says where they strike. Beside each stand the codes that name
what it did.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from itertools import islice
from random import Random
from typing import TypeAlias

from pipeline.model.diagnostics import Severity

from . import trust
from .mutations import marked
from .workbench import CASES, Case, judge, load

Blow: TypeAlias = Callable[[Case, Random], str | None]
"""A pair, and a die → the translation with something done to it, if that can be."""

Change: TypeAlias = Callable[[str, Random], str]
"""A piece of a text, and a die → what stands in its place."""

_EACH = 25
"""How many pairs one operation strikes."""

_LONG = r"[^\W\d_]{4,}"
_NAME = r"(?<![\w’-])[A-ZÀ-Þ][^\W\d_]{5,}(?![\w’-])"
_GAP = r"(?<=\w) (?=\w)"
_STOP = r"(?<=\w)[\u00a0\u202f]?[.?!…]\Z"
_MONTHS = {
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre "
    "décembre",
    "en": "January February March April May June July August September October "
    "November December",
}
_DAYS = {
    "fr": "lundi mardi mercredi jeudi vendredi samedi dimanche",
    "en": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
}
_LATIN, _TWINS = "aceopxyABCEHKMOPTX", "асеорхуАВСЕНКМОРТХ"
_FEWEST_WORDS = 16


@dataclass(frozen=True, slots=True)
class Accident:
    """What can happen to a text, and the codes that name it.

    `form` is a mark that is put on both sides first, and `to` the language that the
    translation has to be in.
    """

    name: str
    codes: tuple[str, ...]
    blow: Blow
    form: str = ""
    to: str = ""


def _at(pattern: str, new: Change, *, is_shared: bool = False) -> Blow:
    """Return what strikes one match of a pattern, which the source may have to have."""

    def blow(case: Case, die: Random) -> str | None:
        text: str = case["msgstr"]
        places = [
            each
            for each in re.finditer(pattern, text)
            if not is_shared or each[0] in re.findall(pattern, case["msgid"])
        ]
        if not places:
            return None
        found = die.choice(places)
        return text[: found.start()] + new(found[0], die) + text[found.end() :]

    return blow


def _put(sign: str) -> Change:
    return lambda *_: sign


def _twice(gap: str = "") -> Change:
    return lambda piece, _: f"{piece}{gap}{piece}"


def _other_digit(digit: str, die: Random) -> str:
    return str((int(digit) + die.randint(1, 9)) % 10)


def _exchanged(piece: str, die: Random) -> str:
    """Exchange two letters or digits, as quick fingers do."""
    first = 1 if piece[0].isalpha() else 0
    places = [at for at in range(first, len(piece) - 1) if piece[at] != piece[at + 1]]
    at = die.choice(places)
    return piece[:at] + piece[at + 1] + piece[at] + piece[at + 2 :]


def _shortened(word: str, die: Random) -> str:
    at = die.randrange(1, len(word) - 1)
    return word[:at] + word[at + 1 :]


def _lengthened(word: str, die: Random) -> str:
    at = die.randrange(1, len(word) - 1)
    return word[:at] + word[at] + word[at:]


def _twin(word: str, die: Random) -> str:
    """Put a letter of another script that looks the same, if there is any."""
    places = [at for at, letter in enumerate(word) if letter in _LATIN]
    if not places:
        return word
    at = die.choice(places)
    return word[:at] + _TWINS[_LATIN.index(word[at])] + word[at + 1 :]


def _another(words: str) -> Blow:
    """Return what puts another of some words in the place of one."""
    listed = words.split(" ")
    return _at(
        rf"(?<![\w’-])(?:{'|'.join(listed)})(?![\w’-])",
        lambda word, die: die.choice([each for each in listed if each != word]),
    )


def _cut(case: Case, die: Random) -> str | None:
    """Leave the first words, as a paste that was cut off does."""
    words = case["msgstr"].split(" ")
    if len(words) < _FEWEST_WORDS:
        return None
    return " ".join(words[: die.randrange(1, len(words) // 3)])


def _of_figures() -> Iterator[Accident]:
    codes = ("number-differs", "time-form", "number-form", "digits-ungrouped")
    for name, pattern, change in (
        ("a digit is another", r"(?<!\]\[)(?<!\[\^)\d", _other_digit),
        ("a digit is lost", r"\d(?=\d)", _put("")),
        ("a digit is typed twice", r"(?<!\]\[)(?<!\[\^)\d", _twice()),
        ("two digits change places", r"(\d)(?!\1)\d", _exchanged),
        ("a figure is lost", r"(?<!\]\[)(?<!\[\^)\d+", _put("")),
        ("the sign of decimals is lost", r"(?<=\d)[.,](?=\d\d?(?!\d))", _put("")),
    ):
        yield Accident(name, codes, _at(pattern, change))
    for what, words in (("month", _MONTHS), ("day", _DAYS)):
        for to, listed in words.items():
            name, own = f"another {what} ({to})", ("number-differs", "day-differs")
            yield Accident(name, own, _another(listed), to=to)


def _of_names() -> Iterator[Accident]:
    codes = ("name-differs", "lone-name-differs", "name-replaced")
    for name, change in (
        ("two letters of a name change places", _exchanged),
        ("a letter of a name is lost", _shortened),
        ("a letter of a name is doubled", _lengthened),
    ):
        yield Accident(name, codes, _at(_NAME, change, is_shared=True))


def _of_signs() -> Iterator[Accident]:
    quotes = ("quotes-unbalanced", "quotation-lost")
    hyphen = r"(?<=[^\W\d_]{2})(?=[^\W\d_]{2})"
    for name, codes, pattern, change in (
        ("a word is typed twice", ("doubled-word",), _LONG, _twice(" ")),
        ("two spaces", ("double-space",), _GAP, _put("  ")),
        ("a wide space", ("odd-space",), _GAP, _put("\u2003")),
        ("a space without width", ("invisible-character",), _GAP, _put(" \u200b")),
        ("a soft hyphen", ("invisible-character",), hyphen, _put("\u00ad")),
        ("a control character", ("control-character",), _GAP, _put(" \x0b")),
        ("a sign of direction", ("bidi-control",), _GAP, _put(" \u202e")),
        ("a letter of another script", ("mixed-scripts",), _LONG, _twin),
        ("a space in front", ("edge-whitespace",), r"\A", _put(" ")),
        ("a no-break space behind", ("edge-whitespace",), r"\Z", _put("\u00a0")),
        ("the final sign is lost", ("final-punctuation",), _STOP, _put("")),
        ("the final sign is another", ("final-punctuation",), _STOP, _other_stop),
        ("a quotation mark is lost", quotes, "[«»“”]", _put("")),
        ("a quotation mark is typed twice", quotes, "[«»“”]", _twice()),
    ):
        yield Accident(name, codes, _at(pattern, change))


def _other_stop(sign: str, _: Random) -> str:
    return "." if "?" in sign else "?"


def _decomposed(case: Case, _: Random) -> str:
    return unicodedata.normalize("NFD", case["msgstr"])


def _of_marks() -> Iterator[Accident]:
    link = ("links-differ", "unbalanced-markup", "broken-link-markup")
    for form, pattern, codes in (
        ("[{}][1]", r"[\[\]]", link),
        ("[{}][1]", r"(?<=\[)\d(?=\])", link),
        ("**{}**", r"\*", ("unbalanced-markup", "emphasis-differs")),
        ("<abbr>{}</abbr>", "[</>]", ("unbalanced-markup", "tags-differ")),
        ("{}[^1]", r"[\[\^\]]|(?<=\^)1", ("notes-differ",)),
        ("`{}`", "`", ("unbalanced-markup", "code-differs")),
    ):
        name = f"a piece of `{form}` is lost" if "`" not in form else "a tick is lost"
        yield Accident(name, codes, _at(pattern, _put("")), form=form)


ACCIDENTS = (
    *_of_figures(),
    *_of_names(),
    *_of_signs(),
    Accident("accents stand apart", ("not-normalized",), _decomposed),
    Accident("the end of a text is lost", ("length-differs",), _cut),
    *_of_marks(),
)


@dataclass(frozen=True, slots=True)
class Struck:
    """A pair that something happened to, and whether a rule names what did."""

    accident: Accident
    case: Case
    is_named: bool


@cache
def fresh(name: str) -> tuple[Case, ...]:
    """Return a set of correct pairs, which no rule had read: the second, the third."""
    return tuple(
        {**case, "register": path.stem}
        for path in sorted((CASES / name).glob("*.yaml"))
        for case in load(f"{name}/{path.stem}")["pairs"]
    )


@cache
def struck() -> tuple[Struck, ...]:
    """Return what befell pairs of the first sets, each operation a few of them."""
    return tuple(
        Struck(each, case, _is_named(each, right, case))
        for each in ACCIDENTS
        for right, case in islice(_befallen(each), _EACH)
    )


def false(name: str, severity: Severity, *, held: bool) -> list[Case]:
    """Return the pairs of a fresh set that a rule speaks of with a severity."""
    return [
        case
        for case in fresh(name)
        if trust.is_held(case) is held
        and any(found.severity is severity for found in judge(case))
    ]


def scores(accident: Accident) -> tuple[int, int, int, int]:
    """Return how many pairs an accident befell, and how many are found; held ones."""
    mine = [each for each in struck() if each.accident is accident]
    held = [each.is_named for each in mine if trust.is_held(each.case)]
    tuned = [each.is_named for each in mine if not trust.is_held(each.case)]
    return len(tuned), sum(tuned), len(held), sum(held)


def _befallen(accident: Accident) -> Iterator[tuple[Case, Case]]:
    """Yield pairs as they were and as they are, in an order of their own."""
    pairs = (*trust.corpus(), *fresh("second"))
    for case in sorted(pairs, key=lambda each: _seed(accident, each)):
        right = marked(case, accident.form) if accident.form else case
        if right is None or accident.to not in {"", right["to"][:2]}:
            continue
        text = accident.blow(right, Random(_seed(accident, right)))  # noqa: S311
        if text is not None and text != right["msgstr"]:
            yield right, {**right, "msgstr": text}


def _seed(accident: Accident, case: Case) -> bytes:
    words = f"{accident.name}|{case['msgid']}|{case['msgstr']}"
    return blake2b(words.encode(), digest_size=8).digest()


def _is_named(accident: Accident, right: Case, wrong: Case) -> bool:
    """Say whether a rule that names it speaks, and did not before."""
    told = {(each.code, each.message) for each in judge(wrong)}
    new = told - {(each.code, each.message) for each in judge(right)}
    return any(code in accident.codes for code, _ in new)
