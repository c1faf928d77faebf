"""Words as translators and their programs get them wrong: lost, doubled, left in."""

import re
import unicodedata

from pipeline.model.articles import Kind
from pipeline.text import slugify
from tests.validating.workbench import Case

from .making import Maker, Mutation, changed, swap
from .marks import broken

_QUOTES = re.compile(r"«[ \u00a0\u202f]?|[ \u00a0\u202f]?»|[“”]")
_QUOTED = re.compile(r"[«“](?:[^»” ]+ ){3,}[^»”]*")
_FEWEST_WORDS = 8
_PERSON = re.compile(r"[A-ZÀ-Ý][a-zà-ÿ-]+ (?:de |d’)?([A-ZÀ-Ý][a-zà-ÿ-]{4,})")

_WHOLE = re.compile(
    r"(?<![\w-] )(?<![\w’-])[A-ZÀ-Ý][a-zà-ÿ]{2,} [A-ZÀ-Ý][a-zà-ÿ’-]{3,}(?![\w-]| [A-Z])"
    r"|(?<=[a-zà-ÿ] )[A-ZÀ-Ý][a-zà-ÿ]{2,} [A-ZÀ-Ý][a-zà-ÿ’-]{3,}(?![\w-]| [A-Z])"
)
_NO_PERSONS = {
    "All Blacks",
    "Aston Villa",
    "Big Bang",
    "Clapham Junction",
    "New York",
} | {
    *(
        "Hebden Bridge",
        "Les Platanes",
        "Les Quais",
        "Long Winter",
        "Thames Water",
        "Vox Nova",
    ),
    *("Mireille Castaing", "Marc Thibaut"),  # of whom a part stays in the text
}


def _cut(case: Case, share: float) -> Case | None:
    """Keep only the first words of a long translation."""
    words = case["msgstr"].split(" ")
    kept = " ".join(words[: int(len(words) * share)])
    return changed(case, kept) if len(case["msgid"]) > 100 else None


def _unnamed(case: Case) -> Case | None:
    """Leave out a person who is named once, as the source names them."""
    for found in _WHOLE.finditer(case["msgid"]):
        is_once = case["msgstr"].count(found[0].split(" ")[-1]) == 1
        if is_once and found[0] in case["msgstr"] and found[0] not in _NO_PERSONS:
            return changed(case, case["msgstr"].replace(found[0], ""))
    return None


def _retouched(words: int) -> Maker:
    """Return a maker that pastes the source, but for its first words."""

    def make(case: Case) -> Case | None:
        source, target = case["msgid"].split(" "), case["msgstr"].split(" ")
        if sum(word.islower() for word in source[words:]) < _FEWEST_WORDS:
            return None
        text = " ".join(target[:words] + source[words:])
        return None if text == case["msgid"] else changed(case, text)

    return make


def _left(case: Case) -> Case | None:
    """Translate the first half and leave the rest."""
    source, target = case["msgid"].split(" "), case["msgstr"].split(" ")
    if min(len(source), len(target)) < 14:
        return None
    halves = target[: len(target) // 2] + source[len(source) // 2 :]
    return changed(case, " ".join(halves))


def _unquoted(case: Case) -> Case | None:
    """Say in one's own name what somebody said."""
    if not _QUOTED.search(case["msgid"]):
        return None
    return changed(case, _QUOTES.sub("", case["msgstr"]))


def _misspelt(pattern: str, new: str) -> Maker:
    """Return a maker that misspells the last name of a person of the source."""

    def make(case: Case) -> Case | None:
        for found in _PERSON.finditer(case["msgstr"]):
            odd = re.sub(pattern, new, found[1], count=1)
            if found[0] in case["msgid"] and odd != found[1]:
                return changed(case, case["msgstr"].replace(found[1], odd))
        return None

    return make


def _unaccented(case: Case) -> Case | None:
    """Lose the accents of the last name of a person."""
    for found in _PERSON.finditer(case["msgstr"]):
        bare = unicodedata.normalize("NFD", found[1]).encode("ascii", "ignore").decode()
        if found[0] in case["msgid"] and bare != found[1]:
            return changed(case, case["msgstr"].replace(found[1], bare))
    return None


def _capitalised(case: Case) -> Case | None:
    """Set a short French text as a title, with the capitals of an English one."""
    words = case["msgstr"].removesuffix(".").split(" ")
    long = [word for word in words[1:] if re.fullmatch(r"[a-zà-ÿ’]{4,}", word)]
    if case["to"] != "fr" or len(words) > 18 or len(long) < 3:
        return None
    return {
        **case,
        "msgid": case["msgid"].removesuffix("."),
        "msgstr": " ".join(word[:1].upper() + word[1:] for word in words),
        "kind": Kind.TITLE.value,
    }


def _stopped(case: Case) -> Case | None:
    """Put a full stop where the source ends with no sign."""
    return changed(case, case["msgstr"] + ".") if case["msgid"][-1].isalpha() else None


def _addressed(case: Case) -> Case | None:
    """Write a slug as a title is written."""
    if case["to"] not in {"fr", "en"} or slugify(case["msgstr"]) == case["msgstr"]:
        return None
    slug = slugify(case["msgid"])
    return {**case, "msgid": slug, "kind": Kind.SLUG.value}


WORDS = (
    Mutation("a slug is written as a title is", ("slug-form",), _addressed),
    Mutation(
        "a word is typed twice (fr)",
        ("doubled-word",),
        swap(
            r"(?<= )(?:le|la|les|de|du|des|à|en|et|un|une|par|dans) ",
            r"\g<0>\g<0>",
            to="fr",
        ),
    ),
    Mutation(
        "a word is typed twice (en)",
        ("doubled-word",),
        swap(r"(?<= )(?:the|a|of|in|and|to|for|on|with) ", r"\g<0>\g<0>", to="en"),
    ),
    Mutation("most is left out", ("length-differs",), lambda case: _cut(case, 0.3)),
    Mutation(
        "it is pasted twice",
        ("length-differs",),
        lambda case: (
            changed(case, f"{case['msgstr']} {case['msgstr']}")
            if len(case["msgid"]) > 80
            else None
        ),
    ),
    Mutation("the source, its first word changed", ("wrong-language",), _retouched(1)),
    Mutation(
        "the source, three words changed",
        ("wrong-language", "source-left-in"),
        _retouched(3),
    ),
    Mutation("the rest is not translated", ("source-left-in", "wrong-language"), _left),
    Mutation(
        "the full stop is lost",
        ("final-punctuation",),
        swap(r"(?<=[a-zé]{3})\.$", ""),
    ),
    Mutation("a heading gets a full stop", ("final-punctuation",), _stopped),
    Mutation(
        "a question becomes a statement",
        ("final-punctuation",),
        swap(r"[\u00a0\u202f]?\?(\W*)$", r".\1"),
    ),
    Mutation(
        "a statement becomes a question",
        ("final-punctuation",),
        swap(r"(?<=[a-zé]{3})\.$", "?"),
    ),
    Mutation(
        "a statement becomes an opening",
        ("final-punctuation",),
        swap(r"(?<=[a-zé]{3})\.$", ":"),
    ),
    Mutation("the quotation marks are lost", ("quotation-lost",), _unquoted),
    Mutation(
        "a letter of a name is doubled",
        ("name-differs",),
        _misspelt(r"(?<=[a-zà-ÿ])([lnrt])(?!\1)", r"\1\1"),
    ),
    Mutation(
        "a letter of a name is lost",
        ("name-differs",),
        _misspelt(r"(?<=\w{2})[a-zà-ÿ]", ""),
    ),
    Mutation(
        "two letters of a name are swapped",
        ("name-differs",),
        _misspelt(r"(?<=\w{2})([a-zà-ÿ])(?!\1)([a-zà-ÿ])", r"\2\1"),
    ),
    Mutation("a name is left out", ("name-lost",), _unnamed),
    Mutation("the accents of a name are lost", ("name-differs",), _unaccented),
    Mutation(
        "an ampersand is spelt (fr)",
        ("ampersand-lost",),
        broken("{} & Fils", "{} et Fils"),
    ),
    Mutation(
        "an ampersand is spelt (en)",
        ("ampersand-lost",),
        broken("{} & Co", "{} and Co"),
    ),
    Mutation("a title has English capitals", ("title-case",), _capitalised),
)
