"""The name of a person or of a house is left out of the translation."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice

from rapidfuzz import process
from rapidfuzz.distance import OSA

from pipeline.model.articles import Kind
from pipeline.model.diagnostics import Severity
from pipeline.model.phrases import say
from pipeline.patterns import pattern
from pipeline.text import slugify
from pipeline.validating.batches import Batch
from pipeline.validating.proper import TITLES, is_common
from pipeline.validating.rulebook import Example, Finding, ProseRule
from pipeline.validating.subjects import Pair
from pipeline.validating.vocabulary import CAPITAL, WORD

_WORD = rf"{CAPITAL}(?:\.(?=[ \u00a0\u202f])|[\w’'-]++)"
_NAME = pattern(
    # A pattern that begins with its letter is looked for quickest.
    rf"{CAPITAL}(?<![\w’'-].)(?:\.(?=[ \u00a0\u202f])|[\w’'-]++)"
    rf"(?:[ \u00a0\u202f]{_WORD}){{1,5}}"
)
_QUOTED = pattern(r"“[^”]{1,200}”|«[^»]{1,200}»|‘[^’]{1,200}’(?!\w)")
_SLANTED = pattern(r"[*_]([^*_]{1,200})[*_]")
_FEWEST_LETTERS, _CLOSE = 3, 0.6
_MOST_NAMES = 50
"""Of one text: each is compared with all its words."""
_MOST_CAPITALS = 0.75


def check(pair: Pair) -> Iterator[Finding]:
    """Look for the names of which no part is in the translation, be it nearly."""
    if _is_all_capitals(pair):
        return
    works = _works(pair)
    there = frozenset(slugify(word) for word in pair.word_list if word[0].isupper())
    every = dict.fromkeys(map(_said, _NAME.finditer(pair.source_words.text)))
    for name in islice(every, _MOST_NAMES):
        parts = _parts(name)
        if parts and name not in works and not _is_there(parts, there):
            yield Finding(
                message=say(
                    "“{name}” is not in the translation: who is it there?", name=name
                )
            )


def _suspects(batch: Batch) -> Iterator[int]:
    texts = batch.words.texts
    places, named = batch.source_words.seconded
    for at, found in named.each(_NAME):
        parts = _parts(_said(found))
        if parts and not any(part in texts[places[at]] for part in parts):
            yield places[at]


def _said(found: re.Match[str]) -> str:
    """Return a name without the mark of the possessive."""
    return found[0].replace("'", "’").removesuffix("’s").removesuffix("’")


@lru_cache(maxsize=4096)
def _parts(name: str) -> tuple[str, ...]:
    """Return the words of a name, if none of them has a word in another language.

    A word that begins a sentence has a capital by that alone; a title stands before
    a name and is none.
    """
    words = WORD.findall(name)
    if is_common(words[0]):
        is_titled = slugify(words[0]) in TITLES
        words = words[1:]
    else:
        is_titled = False
    telling = tuple(
        word for word in words if len(word) >= _FEWEST_LETTERS and not word.isupper()
    )
    is_name = len(telling) + is_titled > 1 and not any(map(is_common, telling))
    return telling if is_name else ()


def _is_there(parts: tuple[str, ...], there: frozenset[str]) -> bool:
    """Say whether a translation has a word that is, or may be, a part of a name."""
    return any(
        process.extractOne(
            slugify(part), there, scorer=OSA.normalized_similarity, score_cutoff=_CLOSE
        )
        for part in parts
    )


def _works(pair: Pair) -> str:
    """Return what is quoted or slanted: the titles of works, which are translated."""
    quoted = _QUOTED.findall(pair.source_words.text)
    return "\n".join((*quoted, *_SLANTED.findall(pair.source)))


def _is_all_capitals(pair: Pair) -> bool:
    """Say whether an English title has a capital on each word."""
    kind = pair.message.kind
    is_title = kind is Kind.TITLE or kind.is_heading
    if not is_title or pair.source_locale.language != "en":
        return False
    words = [word for word in pair.source_word_list if len(word) > _FEWEST_LETTERS]
    capitals = sum(word[0].isupper() for word in words)
    return capitals > _MOST_CAPITALS * len(words)


RULE = ProseRule(
    code="name-lost",
    severity=Severity.WARNING,
    summary="A name of the source is not in the translation.",
    why="A name is what readers look for, and what a bearer’s rights hang on; a "
    "translator who knows who is meant writes “she” and sees nothing missing. Names of "
    "persons and houses are looked for, of which no word has another one in the other "
    "language, by any of their parts: « M. Doyle » is enough for Maureen Doyle, and "
    "« Poutine » for Putin.",
    mend="Write the name, or a part of it; if another word says who is meant, waive "
    "it.",
    example=Example(
        source="The choir was founded by Hélène Vidalenc.",
        wrong="La chorale a été fondée.",
        right="La chorale a été fondée par Hélène Vidalenc.",
    ),
    check=check,
    suspects=_suspects,
)
