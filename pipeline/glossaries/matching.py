"""A text and a glossary → which concepts stand in it, and where.

The longest term is found first, and its words belong to no other: `ESS
France` is a name, so the acronym `ESS` does not stand in it.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import pairwise

from babel import Locale
from msgspec import Struct

from pipeline.glossaries.inflections import is_form, stem
from pipeline.model.glossary import Concept, ConceptKind, Glossary, Status, Term
from pipeline.model.locales import to_tag
from pipeline.patterns import pattern

_WORD = pattern(r"[^\W_]+")
_SPACE = pattern(r"[ \t\n\u00a0\u202f\u2009‐‑-]+")
_APOSTROPHE = pattern("['’‘ʼ]")
_ARTICLES = {"fr": frozenset({"le", "la", "les", "l"}), "en": frozenset({"the"})}
_CONTRACTED = {"fr": frozenset({"le", "la", "les", "l", "du", "des", "au", "aux"})}
_RANK = {ConceptKind.NAME: 0, ConceptKind.TERM: 1, ConceptKind.ACRONYM: 2}


class Hit(Struct, frozen=True):
    """A term that stands in a text, from `start` to `end` (code points)."""

    concept: Concept
    term: Term
    start: int
    end: int


class _Pattern(Struct, frozen=True):
    """The words of a term and what stands between them.

    One with `has_article` is found behind the article that it begins with, or
    what that becomes behind a preposition.
    """

    concept: Concept
    term: Term
    words: tuple[str, ...]
    gaps: tuple[str, ...]
    has_article: bool

    @property
    def order(self) -> tuple[int, int]:
        """What is tried first: the longest, and names before acronyms."""
        return (-len(self.words), _RANK[self.concept.kind])


class Index(Struct, frozen=True):
    """The terms of one language, by the stem of their first word."""

    language: str
    patterns: Mapping[str, tuple[_Pattern, ...]]

    def find(self, text: str) -> tuple[Hit, ...]:
        """Return the terms in a text in their order, none within another."""
        if not self.patterns:
            return ()
        words = list(_WORD.finditer(text))
        gaps = _gaps(text, words)
        found = [
            (pattern.order, at, pattern)
            for at, word in enumerate(words)
            for pattern in self.patterns.get(stem(word[0], self.language), ())
            if self._stands(pattern, words, gaps, at)
        ]
        return tuple(_apart(sorted(found, key=lambda each: each[:2]), words))

    def _stands(
        self, pattern: _Pattern, words: list[re.Match[str]], gaps: list[str], at: int
    ) -> bool:
        end = at + len(pattern.words)
        if end > len(words) or tuple(gaps[at : end - 1]) != pattern.gaps:
            return False
        if pattern.has_article and not self._has_article(words, at):
            return False
        pairs = zip(pattern.words, words[at:end], strict=True)
        return all(self._is_same(pattern.concept, a, b[0]) for a, b in pairs)

    def _has_article(self, words: list[re.Match[str]], at: int) -> bool:
        language = self.language
        known = _CONTRACTED.get(language) or _ARTICLES.get(language, frozenset())
        return at > 0 and words[at - 1][0].casefold() in known

    def _is_same(self, concept: Concept, wanted: str, found: str) -> bool:
        if concept.kind is ConceptKind.ACRONYM:
            return found in {wanted, f"{wanted}s"}
        if concept.kind is ConceptKind.NAME or concept.has_case:
            return found == wanted
        return is_form(wanted, found, self.language)


@lru_cache(maxsize=64)
def index(glossary: Glossary, locale: Locale, *statuses: Status) -> Index:
    """Return what finds the terms of a glossary in texts of a language.

    Only those of a status, if any is given.
    """
    tags = (to_tag(locale), locale.language)
    found: defaultdict[str, list[_Pattern]] = defaultdict(list)
    for concept in glossary.concepts:
        for term in concept.terms:
            if term.language in tags and (not statuses or term.status in statuses):
                pattern = _pattern(concept, term, locale.language)
                for key in _keys(pattern, locale.language):
                    found[key].append(pattern)
    return Index(locale.language, {key: tuple(each) for key, each in found.items()})


def _keys(pattern: _Pattern, language: str) -> set[str]:
    """Return what the first word of a term is looked up by."""
    first = pattern.words[0]
    is_acronym = pattern.concept.kind is ConceptKind.ACRONYM
    forms = (first, f"{first}s") if is_acronym else (first,)
    return {stem(each, language) for each in forms}


def has_words(text: str) -> bool:
    """Say whether a text has a word that could be looked for."""
    return _WORD.search(text) is not None


def _pattern(concept: Concept, term: Term, language: str) -> _Pattern:
    found = list(_WORD.finditer(term.text))
    is_behind_article = (
        concept.kind is ConceptKind.NAME
        and len(found) > 1
        and found[0][0].casefold() in _ARTICLES.get(language, ())
    )
    kept = found[1:] if is_behind_article else found
    return _Pattern(
        concept=concept,
        term=term,
        words=tuple(each[0] for each in kept),
        gaps=tuple(_gaps(term.text, kept)),
        has_article=is_behind_article,
    )


def _gaps(text: str, words: Iterable[re.Match[str]]) -> list[str]:
    """Return what stands between words, every space and hyphen being one space."""
    return [_plain_gap(text[one.end() : two.start()]) for one, two in pairwise(words)]


@lru_cache(maxsize=1 << 10)
def _plain_gap(gap: str) -> str:
    return _APOSTROPHE.sub("'", _SPACE.sub(" ", gap.replace("*", "")))


def _apart(
    found: Iterable[tuple[tuple[int, int], int, _Pattern]],
    words: list[re.Match[str]],
) -> Iterator[Hit]:
    """Yield the first of those that overlap, all in the order of the text."""
    taken: set[int] = set()
    kept: dict[int, Hit] = {}
    for _, at, term in found:
        places = range(at, at + len(term.words))
        if taken.isdisjoint(places):
            taken.update(places)
            start, end = words[places[0]].start(), words[places[-1]].end()
            kept[start] = Hit(term.concept, term.term, start, end)
    yield from (kept[start] for start in sorted(kept))
