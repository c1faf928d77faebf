"""A word stands twice in a row."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import chain

from pipeline.model.diagnostics import Fix, Replacement, Severity
from pipeline.model.phrases import say
from pipeline.patterns import pattern
from pipeline.validating.batches import Batch
from pipeline.validating.columns import BETWEEN
from pipeline.validating.rulebook import Example, Finding, ProseRule
from pipeline.validating.signs import KNOWN
from pipeline.validating.subjects import Pair
from pipeline.validating.vocabulary import WORD, names

_TWICE = pattern(
    r"(?<![\w’'-])([^\W\d_]++)([ \u00a0\u202f]++)(\1)(?![\w’'-])", re.IGNORECASE
)

# What may well stand twice: « nous nous levons », “he had had enough”.
_ALLOWED = {
    "fr": names("nous vous faire pas"),
    "en": names("that had her is do so very no bye knock"),
}


def check(pair: Pair) -> Iterator[Finding]:
    """Look for a word that follows itself, where the source has none that does."""
    prose = pair.words
    twice = doubled(prose.text, pair.locale.language)
    if not twice or _TWICE.search(pair.source_words.text):
        return
    source = pair.source_words.text.lower()
    words = {found[1] for found in twice}
    joined = {word for word in words if _is_joined(word, source)}
    for found in twice:
        if found[1] in joined:
            continue
        edit = Replacement(*prose.span(found.start(2), found.end(3)), "")
        yield Finding(
            message=say("“{word}” stands twice: remove one.", word=found[1]),
            span=prose.span(*found.span()),
            fix=Fix(edits=(edit,), is_safe=False),
        )


def _suspects(batch: Batch) -> Iterator[int]:
    words = batch.words
    lower = b"\n%b\n" % words.letters.translate(_LOWER)
    silent = _silent(batch.locale.language)
    yield from words.unknown
    for found in chain(_LATER.finditer(lower), _FIRST.finditer(lower)):
        if found[1] not in silent:
            place = words.place(found.start())
            if not _is_sure(batch.source_words.letters_at(place)):
                yield place


def _is_sure(line: bytes) -> bool:
    """Say whether a text has a word twice for certain, nothing but spaces around it."""
    return _SURE.search(b" %b " % line.translate(_SPACED)) is not None


def _table(other: str) -> bytes:
    """Return what turns letters into small ones, spaces into one kind, and the rest."""
    small = (each if each.lower() not in KNOWN else each.lower() for each in KNOWN)
    spaces = {BETWEEN: BETWEEN, **dict.fromkeys(" \u00a0\u202f", " ")}
    return bytes(
        KNOWN.index(each if WORD.match(each) else spaces.get(each, other))
        for each in small
    )


_LOWER, _SPACED = _table(" "), _table(BETWEEN)
# A pattern that begins with its sign is looked for quickest.
_LATER = pattern(rb" ([^ \n]++) ++\1(?=[ \n])")
_FIRST = pattern(rb"\n([^ \n]++) ++\1(?=[ \n])")
_SURE = pattern(rb" ([^ \n]++) ++\1 ")


@cache
def _silent(language: str) -> frozenset[bytes]:
    """Return the words that may stand twice, as letters of a column."""
    allowed = _ALLOWED.get(language, frozenset())
    return frozenset(bytes(map(KNOWN.index, word)) for word in allowed)


def doubled(text: str, language: str) -> list[re.Match[str]]:
    """Return where a word of a text stands twice that may not."""
    allowed = _ALLOWED.get(language, frozenset())
    return [found for found in _TWICE.finditer(text) if found[1].lower() not in allowed]


def is_name(found: re.Match[str]) -> bool:
    """Say whether both have a capital, as in Bora Bora."""
    return found[1][0].isupper() and found[3][0].isupper()


def _is_joined(word: str, source: str) -> bool:
    """Say whether a source in lower case has a name with a hyphen, as in Bora-Bora."""
    return f"{word}-{word}".lower() in source


RULE = ProseRule(
    code="doubled-word",
    severity=Severity.WARNING,
    summary="A word stands twice in a row.",
    why="The eye skips the second one, above all after a correction. Pronouns that may "
    "stand twice, names, and texts whose source repeats a word too are no finding.",
    mend="Remove one of the two.",
    example=Example(
        source="The market opens at dawn.",
        wrong="Le marché ouvre à à l’aube.",
        right="Le marché ouvre à l’aube.",
    ),
    check=check,
    suspects=_suspects,
)
