"""The name of a person or of a house is spelt otherwise than in the source."""

import re
from collections.abc import Iterable, Iterator
from itertools import chain, islice
from typing import TypeAlias

from rapidfuzz.distance import OSA

from pipeline.model.diagnostics import Fix, Replacement, Severity
from pipeline.model.phrases import say
from pipeline.patterns import pattern
from pipeline.text import slugify
from pipeline.validating.batches import Batch
from pipeline.validating.rulebook import Example, Finding, ProseRule
from pipeline.validating.subjects import Pair
from pipeline.validating.vocabulary import CAPITAL, INSTITUTIONS

_NAME = pattern(
    rf"{CAPITAL}(?<![\w’'-].)[\w’'-]*+"
    r"(?:[ \u00a0\u202f]+(?:(?:de|du|des|la|le|van|von|del)[ \u00a0\u202f]+)*"
    rf"{CAPITAL}[\w’'-]*+)+"
)
_PART = pattern(r"[^\W\d_][^\W\d_’'-]{2,}")
_CLOSE = 0.75
_FEWEST_LETTERS = 5
_MOST_NAMES = 100
"""Of one text: each is compared with all that its translation has."""
_Parts: TypeAlias = tuple[str, ...]


def check(pair: Pair) -> Iterator[Finding]:
    """Look for parts of names that are nearly, but not quite, those of the source.

    Only beside another part that is the same: so a place may have its own name
    in each language, and a person may not.
    """
    every = (_parts(found[0]) for found in _NAME.finditer(pair.source_words.text))
    names = list(islice(dict.fromkeys(every), _MOST_NAMES))
    known = frozenset(chain.from_iterable(names))
    for found in _NAME.finditer(pair.words.text) if names else ():
        parts = _parts(found[0])
        if not known.issuperset(parts):
            for odd, meant in _misspelt(parts, names, known):
                yield _finding(odd, meant, found, pair)


def _suspects(batch: Batch) -> Iterable[int]:
    return batch.words.named & batch.source_words.named


def _misspelt(
    parts: _Parts, names: list[_Parts], known: frozenset[str]
) -> Iterator[tuple[str, str]]:
    """Yield each part that no name has, and the one that it is taken for."""
    alike = [name for name in names if not set(parts).isdisjoint(name)]
    for odd in parts:
        if odd not in known and slugify(odd) not in INSTITUTIONS:
            meant = next(filter(None, (_nearest(odd, name) for name in alike)), "")
            if meant:
                yield odd, meant


def _parts(name: str) -> _Parts:
    """Return the parts of a name that are long enough to be told apart."""
    return tuple(_PART.findall(name.replace("'", "’")))


def _nearest(odd: str, name: _Parts) -> str:
    """Return the part that may be meant, if one is close enough."""
    close = [
        part
        for part in name
        if len(part) >= _FEWEST_LETTERS
        and part[0] == odd[0]
        and OSA.normalized_similarity(part, odd) >= _CLOSE
    ]
    return close[0] if len(close) == 1 else ""


def _finding(odd: str, meant: str, found: re.Match[str], pair: Pair) -> Finding:
    start = found.start() + found[0].replace("'", "’").index(odd)
    span = pair.words.span(start, start + len(odd))
    is_accent = slugify(odd) == slugify(meant)
    return Finding(
        message=say(
            "The source spells this name “{meant}”, the translation “{odd}”.",
            meant=meant,
            odd=odd,
        ),
        span=span,
        severity=Severity.INFO if is_accent else None,
        fix=Fix(edits=(Replacement(*span, meant),), is_safe=False),
    )


RULE = ProseRule(
    code="name-differs",
    severity=Severity.WARNING,
    summary="A name is spelt otherwise than in the source.",
    why="A misspelt name is what its bearer sees first. A part of a name is compared "
    "where another part of it is the same, so that « Londres » may stand for London, "
    "and “Ducros” not for Ducrot beside the same first name.",
    mend="Spell the name as the source does; if the source is wrong, tell its author.",
    example=Example(
        source="Hélène Vidalenc founded the choir.",
        wrong="Hélène Vidalinc a fondé la chorale.",
        right="Hélène Vidalenc a fondé la chorale.",
    ),
    check=check,
    suspects=_suspects,
)
