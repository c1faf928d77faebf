"""Two words → whether one is the other, inflected.

Snowball's stemmers lead from a word to its relatives; they are generous
(`coopération` and `coopérative` have one stem), so what tells two words apart
must also be endings of one family.
"""

from collections.abc import Callable
from functools import cache, lru_cache
from itertools import takewhile

from pipeline.patterns import pattern

_FAMILIES: dict[str, tuple[frozenset[str], ...]] = {
    "fr": (
        frozenset({"", "e", "s", "es", "x"}),
        frozenset({"l", "le", "ls", "les", "ux", "u"}),
        frozenset({"r", "rs", "se", "ses"}),
        frozenset({"eur", "eurs", "rice", "rices", "euse", "euses"}),
        frozenset({"f", "fs", "ve", "ves"}),
        frozenset({"x", "se", "ses"}),
        frozenset({"", "s", "ne", "nes", "le", "les", "te", "tes"}),
        frozenset({"c", "cs", "que", "ques", "che", "ches"}),
        frozenset({"er", "ère", "ers", "ères"}),
    ),
    "en": (
        frozenset({"", "s", "es", "d", "ed", "ing", "r", "rs"}),
        frozenset({"y", "ies", "ied", "ying"}),
        frozenset({"e", "ing", "es", "ed"}),
        frozenset({"man", "men"}),
        frozenset({"f", "fe", "ves"}),
        frozenset({"is", "es"}),
        frozenset({"our", "or", "ours", "ors"}),
        frozenset({"s", "z"}),
    ),
}
"""What stands behind the part that two forms of a word have in common."""

_CONJUGATED = frozenset(
    {"r", "", "s", "z", "e", "es", "nt", "ons", "ez", "ent", "ant", "er", "é", "ée"}
    | {"és", "ées", "ait", "aient", "era", "eront", "erait"}
)
"""Endings of French verbs in `-er`: `vendanger` is looked for in all its forms, but
`vendange`, the noun, is not found in it."""

_OTHERS = (frozenset({"", "s", "e", "es", "en", "n"}),)
_STEMMERS = {
    "ar": "arabic", "ca": "catalan", "da": "danish", "de": "german", "el": "greek",
    "en": "english", "es": "spanish", "eu": "basque", "fi": "finnish", "fr": "french",
    "ga": "irish", "hu": "hungarian", "it": "italian", "nl": "dutch",
    "no": "norwegian", "pt": "portuguese", "ro": "romanian", "ru": "russian",
    "sv": "swedish", "tr": "turkish",
}  # fmt: skip
_SHORTEST = 4
"""Letters of a word that has forms: below that, `pas` would be one of `pa`."""

_LOOK_BACK = 2
_SPELLINGS = str.maketrans({"œ": "oe", "æ": "ae", "’": "'"})
_AMERICAN = pattern(r"([iy])z(?=[eai])")
_COLOUR = pattern(r"(?<=[a-z]{2})our(?=s?\Z)")
_REGULAR = {
    "fr": (
        (pattern(r"aux\Z"), "al"),
        (pattern(r"rices?\Z"), "eur"),
        (pattern(r"ives?\Z"), "if"),
    ),
    "en": ((pattern(r"men\Z"), "man"),),
}
"""Regular forms that Snowball gives stems of their own."""


@lru_cache(maxsize=1 << 15)
def stem(word: str, language: str) -> str:
    """Return what the forms of a word have in common, folded (ISO 639 language)."""
    plain = _plain(word, language)
    if len(plain) < _SHORTEST or language not in _STEMMERS:
        return plain
    for ending, other in _REGULAR.get(language, ()):
        plain = ending.sub(other, plain)
    return _stemmer(language)(plain)


def is_form(word: str, other: str, language: str) -> bool:
    """Say whether the other word is a form of the first, whatever their capitals."""
    one, two = _plain(word, language), _plain(other, language)
    if one == two:
        return True
    if min(len(one), len(two)) < _SHORTEST:
        return False
    if stem(one, language) != stem(two, language):
        return False
    shared = _shared(one, two)
    # The ending of a family may begin before the first letter that differs.
    return any(
        {one[at:], two[at:]} <= family
        for at in range(max(shared - _LOOK_BACK, 2), shared + 1)
        for family in _families(one, language)
    )


def _families(word: str, language: str) -> tuple[frozenset[str], ...]:
    known = _FAMILIES.get(language, _OTHERS)
    is_verb = language == "fr" and word.endswith("er")
    return (*known, _CONJUGATED) if is_verb else known


def _plain(word: str, language: str) -> str:
    """Fold a word, and in English the spellings of both sides of the ocean."""
    plain = word.casefold().translate(_SPELLINGS)
    if language != "en" or len(plain) < _SHORTEST:
        return plain
    return _AMERICAN.sub(r"\1s", _COLOUR.sub("or", plain))


def _shared(one: str, two: str) -> int:
    """Count the letters with which both begin."""
    pairs = zip(one, two, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


@cache
def _stemmer(language: str) -> Callable[[str], str]:
    import snowballstemmer  # noqa: PLC0415 - slow to load, for those who have a glossary

    return snowballstemmer.stemmer(_STEMMERS[language]).stemWord
