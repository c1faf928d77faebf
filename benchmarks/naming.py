"""A glossary: how long its terms are looked for in a text, and which are found.

A thousand terms of one to three words, and texts in each of which four of them stand:
as they are, in capitals, in the plural, and with a no-break space or a hyphen. Words
that only contain a term are there too. translate-toolkit's `terminologymatcher`, which
editors such as Virtaal use, is asked for the same.
"""

import time
from collections.abc import Callable, Iterator, Sequence
from random import Random
from typing import Any

from babel import Locale
from msgspec import Struct

from benchmarks.corpus import vocabulary
from pipeline import glossaries
from pipeline.model.glossary import Concept, Glossary, Term

TERMS = 1_000
TEXTS = 200
_LENGTH = 40
_SHORT = 4
"""Letters of a word that is in no term."""

_FORMS: tuple[Callable[[str], str], ...] = (
    str,
    str.capitalize,
    lambda term: f"{term}s",
    lambda term: term.replace(" ", "\u00a0", 1),
)


class Text(Struct, frozen=True, kw_only=True):
    """A text, and the terms that stand in it."""

    words: str
    terms: frozenset[str]


def terms() -> list[str]:
    """Return terms, none within another, of words that texts have otherwise not."""
    words = [each for each in vocabulary("en") if len(each) > _SHORT][: TERMS * 2]
    chance = Random("terms")
    chance.shuffle(words)
    found: list[str] = []
    while len(found) < TERMS and len(words) > _SHORT:
        length = chance.choice((1, 1, 2, 3))
        found.append(" ".join(words.pop() for _ in range(length)))
    return found


def texts(known: Sequence[str]) -> list[Text]:
    """Return texts in which four terms stand, and longer words that contain one."""
    chance = Random("texts")
    others = [each for each in vocabulary("en") if len(each) <= _SHORT]
    made: list[Text] = []
    for _ in range(TEXTS):
        words = chance.choices(others, k=_LENGTH)
        drawn = chance.sample(known, 6)
        for term, form in zip(drawn, _FORMS, strict=False):
            words.insert(chance.randrange(len(words)), form(term))
        for term in drawn[4:]:
            words.insert(chance.randrange(len(words)), f"over{term}ly")
        made.append(Text(words=" ".join(words), terms=frozenset(drawn[:4])))
    return made


class Figures(Struct, frozen=True, kw_only=True):
    """Seconds a text; the share of its terms found, and terms too many in all."""

    seconds: float
    found: float
    wrong: int


def measured(find: Callable[[str], set[str]], asked: Sequence[Text]) -> Figures:
    """Measure one who looks for terms, in seconds of the processor."""
    find(asked[0].words)
    start = time.process_time()
    said = [find(each.words) for each in asked]
    took = time.process_time() - start
    right = sum(len(each.terms & ours) for each, ours in zip(asked, said, strict=True))
    return Figures(
        seconds=took / len(asked),
        found=right / sum(len(each.terms) for each in asked),
        wrong=sum(len(ours - e.terms) for e, ours in zip(asked, said, strict=True)),
    )


def ours(known: Sequence[str]) -> Callable[[str], set[str]]:
    """Return what looks for terms as the pipeline does."""
    concepts = (Concept(terms=(Term(text=each, language="en"),)) for each in known)
    index = glossaries.index(Glossary(concepts=tuple(concepts)), Locale("en"))
    return lambda text: {hit.term.text for hit in index.find(text)}


def theirs(known: Sequence[str]) -> Callable[[str], set[str]]:
    """Return what looks for terms as translate-toolkit does."""
    from translate.search import match  # noqa: PLC0415 - nothing else needs it
    from translate.storage.po import pofile  # noqa: PLC0415

    store: Any = pofile()
    for each in known:
        store.addsourceunit(each).target = "x"
    matcher: Any = match.terminologymatcher(store)
    return lambda text: {unit.source for unit in matcher.matches(text)}


def rows() -> Iterator[str]:
    """Yield the table."""
    known = terms()
    asked = texts(known)
    yield f"| {len(known):,} terms | a text | terms found | found wrongly |"
    yield "| --- | --- | --- | --- |"
    for name, find in (("Diptyque", ours(known)), ("translate-toolkit", theirs(known))):
        told = measured(find, asked)
        took = f"{told.seconds * 1e3:.2f} ms"
        yield f"| {name} | {took} | {told.found:.1%} | {told.wrong} |"
