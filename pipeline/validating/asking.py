"""Pairs → the rules that may find something in each, told by what their texts have.

Most rules look for what most texts do not have. Each declares the signs without which
it can't find anything (`signs.py`), or suspects some pairs of a batch (`batches.py`);
one that does neither is always asked. A rule that is not asked would have been silent
(`tests/validating/test_asking.py`).

One pass in C turns all texts into characters that any rule has named. It can tell 256
of them apart, those of French and English; a text that has another one, such as a
letter of Greek or a character that nobody sees, has every sign.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, reduce
from itertools import chain
from operator import or_
from typing import TypeAlias

from pipeline.model.articles import Kind
from pipeline.validating.batches import Batch, Suspicion
from pipeline.validating.columns import BETWEEN, Column
from pipeline.validating.rulebook import MarkupRule, ProseRule, SlugRule
from pipeline.validating.selecting import PairRule, Panel
from pipeline.validating.signs import KNOWN, Signs
from pipeline.validating.subjects import MARKS, Pair

Asked: TypeAlias = PairRule | SlugRule

_MOST_KEPT = 4096
"""How many meetings of signs are remembered, with the rules that they call for."""


class _Meetings(dict[frozenset[int], int]):
    """Turns the codes of characters into the signs that they meet."""

    def __init__(self, bits: list[int]) -> None:
        super().__init__()
        self._bits = bits

    def __missing__(self, codes: frozenset[int]) -> int:
        if len(self) >= _MOST_KEPT:
            self.clear()
        met = self[codes] = _union(map(self._bits.__getitem__, codes))
        return met


class _Glass:
    """Turns the texts of one side into the signs that each meets, as bits."""

    def __init__(self, bits: Mapping[str, int]) -> None:
        each = [bits.get(letter, 0) for letter in KNOWN]
        # Of the characters that mean the same, one stands for all.
        same = bytearray(map(each.index, each))
        parting = ord(BETWEEN)
        same[parting] = parting
        self._same = bytes(same)
        self._dull = bytes(
            code for code in range(256) if not (each[code] or same[code] == parting)
        )
        self._every = _union(bits.values())
        self._met = _Meetings(each)

    def met(self, column: Column) -> list[int]:
        signs = column.sifted(self._dull, self._same)
        met = list(map(self._met.__getitem__, map(frozenset, signs)))
        for place in column.unknown:
            met[place] = self._every
        return met


class _Edge(dict[str, int]):
    """Turns a character into the signs that it meets where a text begins or ends."""

    def __init__(self, bits: Mapping[str, int]) -> None:
        super().__init__((letter, bits.get(letter, 0)) for letter in KNOWN)
        self._every = _union(bits.values())

    def __missing__(self, letter: str) -> int:
        return self._every


class Asker:
    """Knows which of some rules to ask about each pair of a batch."""

    def __init__(self, rules: Iterable[Asked]) -> None:
        signs = {rule: tuple(_signs(rule)) for rule in rules}
        every = dict.fromkeys(chain.from_iterable(signs.values()))
        bits = {each: 1 << place for place, each in enumerate(every)}
        self._needs = {
            rule: _union(map(bits.__getitem__, each)) for rule, each in signs.items()
        }
        self._suspicions: list[tuple[Suspicion, int]] = []
        for rule in self._needs:
            if not isinstance(rule, SlugRule) and rule.suspects:
                bit = 1 << len(bits) + len(self._suspicions)
                self._suspicions.append((rule.suspects, bit))
                self._needs[rule] |= bit
        self._kinds = {
            kind: _union(bit for each, bit in bits.items() if kind in each.kinds)
            for kind in Kind
        }
        self._text = _Glass(_table(bits, lambda each: each.text))
        self._source = _Glass(_table(bits, lambda each: each.source))
        self._opening = _Edge(_table(bits, lambda each: each.opening))
        self._closing = _Edge(_table(bits, lambda each: each.closing))
        self._stretches = tuple(_table(bits, lambda each: each.stretches).items())
        self._copied = _meeting(bits, lambda each: each.is_copied)
        self._flagged = _meeting(bits, lambda each: each.is_flagged)
        self._glossary = _meeting(bits, lambda each: each.has_glossary)
        self._speller = _meeting(bits, lambda each: each.has_speller)
        self._asked: dict[int, tuple[Asked, ...]] = {}

    def rules(self, batch: Batch) -> Iterator[tuple[Pair, tuple[Asked, ...]]]:
        """Yield each pair with the rules to ask about it, in their order."""
        met = self._met(batch)
        for suspects, bit in self._suspicions:
            for place in suspects(batch):
                met[place] |= bit
        for pair, each in zip(batch.pairs, met, strict=True):
            asked = self._asked.get(each)
            yield pair, self._select(each) if asked is None else asked

    def _met(self, batch: Batch) -> list[int]:
        """Return the signs that are there, as bits.

        Both what is read and what is typed count, where these may not be the same.
        """
        sides = zip(
            batch.pairs,
            self._text.met(batch.words),
            self._source.met(batch.source_words),
            strict=True,
        )
        met = [one | other | self._around(pair) for pair, one, other in sides]
        self._add_stretches(batch.words, met, range(len(met)))
        if batch.unsure:
            typed = batch.text.at(batch.unsure)
            _add(self._text.met(typed), met, batch.unsure)
            self._add_stretches(typed, met, batch.unsure)
        if batch.unsure_sources:
            sources = batch.source.at(batch.unsure_sources)
            _add(self._source.met(sources), met, batch.unsure_sources)
        return met

    def _around(self, pair: Pair) -> int:
        """Return the signs that are not within the texts of a pair."""
        text, source = pair.translation.text, pair.message.text
        met = self._kinds[pair.message.kind]
        met |= self._opening[text[:1]] | self._closing[text[-1:]]
        if text == source:
            met |= self._copied
        if pair.translation.flags:
            met |= self._flagged
        if pair.glossary.concepts:
            met |= self._glossary
        if pair.speller:
            met |= self._speller
        return met

    def _add_stretches(
        self, column: Column, met: list[int], places: Sequence[int]
    ) -> None:
        """Add the stretches in texts, which stand at some places of the batch."""
        for stretch, bit in self._stretches:
            for at in column.with_stretch(stretch):
                met[places[at]] |= bit

    def _select(self, met: int) -> tuple[Asked, ...]:
        if len(self._asked) >= _MOST_KEPT:
            self._asked.clear()
        asked = tuple(rule for rule, need in self._needs.items() if need & met == need)
        self._asked[met] = asked
        return asked


@cache
def asker(panel: Panel, language: str) -> Asker:
    """Return who knows what to ask about the texts of a language."""
    pair = (rule for rule in panel.pair if _is_about(rule, language))
    return Asker((*pair, *panel.slug))


def _is_about(rule: PairRule, language: str) -> bool:
    languages = rule.languages if isinstance(rule, ProseRule) else ()
    return language in (languages or (language,))


def _signs(rule: Asked) -> Iterator[Signs]:
    """Yield what must be there, each of it, for a rule to be asked."""
    if isinstance(rule, SlugRule):
        yield _SLUG
        return
    if isinstance(rule, MarkupRule):
        yield from (_WRITTEN, _MARKED)
    else:
        yield _READ
    yield from rule.signs


_SLUG = Signs(kinds=frozenset({Kind.SLUG}))
_READ = Signs(kinds=frozenset(kind for kind in Kind if kind.is_prose))
_WRITTEN = Signs(kinds=frozenset(kind for kind in Kind if not kind.is_plain))
_MARKED = Signs(text=MARKS, source=MARKS)


def _table(
    bits: Mapping[Signs, int], where: Callable[[Signs], Iterable[str]]
) -> dict[str, int]:
    """Return of each character or stretch in a place the signs that it meets."""
    table: dict[str, int] = {}
    for signs, bit in bits.items():
        for each in where(signs):
            table[each] = table.get(each, 0) | bit
    return table


def _meeting(bits: Mapping[Signs, int], is_met: Callable[[Signs], object]) -> int:
    return _union(bit for signs, bit in bits.items() if is_met(signs))


def _add(more: Iterable[int], met: list[int], places: Sequence[int]) -> None:
    """Add signs to those that are met at some places."""
    for place, one in zip(places, more, strict=True):
        met[place] |= one


def _union(bits: Iterable[int]) -> int:
    return reduce(or_, bits, 0)
