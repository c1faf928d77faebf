"""A pair → the rules that may find something in it, told by the characters it has.

Most rules look for what most texts do not have. Each declares the signs without which
it can't find anything (`signs.py`), and here one look at the characters of both
sides tells which of them are there: a rule that is not asked would have been silent
(`tests/validating/test_asking.py`). One that declares none is always asked.

One pass in C turns a text into those of its characters that any rule has named. It can
tell 256 of them apart, those of French and English; a text that has another one, such
as a letter of Greek or a character that nobody sees, has every sign.
"""

from codecs import charmap_build, charmap_encode
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, reduce
from itertools import chain
from operator import or_
from typing import TypeAlias

from pipeline.model.articles import Kind
from pipeline.validating.rulebook import MarkupRule, ProseRule, SlugRule
from pipeline.validating.selecting import PairRule, Panel
from pipeline.validating.signs import KNOWN, Signs
from pipeline.validating.subjects import MARKS, UNSURE, Pair

Asked: TypeAlias = PairRule | SlugRule

_MAP = charmap_build(KNOWN)
_MOST_KEPT = 4096
"""How many meetings of signs are remembered, with the rules that they call for."""


class _Glass:
    """Turns the text of one side into the signs that it meets, as bits."""

    def __init__(self, bits: Mapping[str, int]) -> None:
        each = [bits.get(letter, 0) for letter in KNOWN]
        self._bits = each
        # Of the characters that mean the same, one stands for all.
        self._same = bytes(map(each.index, each))
        self._dull = bytes(code for code in range(256) if not each[code])
        self._every = _union(bits.values())

    def met(self, text: str) -> int:
        try:
            letters, _ = charmap_encode(text, "strict", _MAP)
        except UnicodeEncodeError:
            return self._every
        met = 0
        for sign in set(letters.translate(self._same, self._dull)):
            met |= self._bits[sign]
        return met


class _Edge(dict[str, int]):
    """Turns a character into the signs that it meets where a text begins or ends."""

    def __init__(self, bits: Mapping[str, int]) -> None:
        super().__init__((letter, bits.get(letter, 0)) for letter in KNOWN)
        self._every = _union(bits.values())

    def __missing__(self, letter: str) -> int:
        return self._every


class Asker:
    """Knows which of some rules to ask about a message of one kind."""

    def __init__(self, rules: Iterable[Asked], kind: Kind) -> None:
        signs = {rule: tuple(_signs(rule)) for rule in rules}
        every = dict.fromkeys((_UNSURE, *chain.from_iterable(signs.values())))
        bits = {each: 1 << place for place, each in enumerate(every)}
        self._needs = {
            rule: _union(map(bits.__getitem__, each)) for rule, each in signs.items()
        }
        self._unsure = bits[_UNSURE]
        self._always = _meeting(bits, lambda each: kind in each.kinds)
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

    def rules(self, pair: Pair) -> tuple[Asked, ...]:
        """Return the rules to ask, in their order."""
        met = self._met(pair)
        asked = self._asked.get(met)
        return self._select(met) if asked is None else asked

    def _met(self, pair: Pair) -> int:
        """Return the signs that are there, as bits."""
        text, source = pair.translation.text, pair.message.text
        met = self._always | self._text.met(text) | self._source.met(source)
        met |= self._opening[text[:1]] | self._closing[text[-1:]]
        words = ""
        if met & self._unsure:
            words = pair.words.text
            met |= self._text.met(words) | self._source.met(pair.source_words.text)
        for stretch, bit in self._stretches:
            if stretch in text or stretch in words:
                met |= bit
        if text == source:
            met |= self._copied
        if pair.translation.flags:
            met |= self._flagged
        if pair.glossary.concepts:
            met |= self._glossary
        if pair.speller:
            met |= self._speller
        return met

    def _select(self, met: int) -> tuple[Asked, ...]:
        if len(self._asked) >= _MOST_KEPT:
            self._asked.clear()
        asked = tuple(rule for rule, need in self._needs.items() if need & met == need)
        self._asked[met] = asked
        return asked


@cache
def asker(panel: Panel, language: str, kind: Kind) -> Asker:
    """Return who knows what to ask about the messages of a kind in a language."""
    if kind is Kind.SLUG:
        return Asker(panel.slug, kind)
    return Asker((rule for rule in panel.pair if _is_about(rule, language, kind)), kind)


def _is_about(rule: PairRule, language: str, kind: Kind) -> bool:
    if isinstance(rule, ProseRule):
        return language in (rule.languages or (language,))
    return not (isinstance(rule, MarkupRule) and kind.is_plain)


def _signs(rule: Asked) -> Iterator[Signs]:
    """Yield what must be there, each of it, for a rule to be asked."""
    if isinstance(rule, MarkupRule):
        yield _MARKED
    if not isinstance(rule, SlugRule):
        yield from rule.signs


_MARKED = Signs(text=MARKS, source=MARKS)
_UNSURE = Signs(text=UNSURE, source=UNSURE)


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


def _union(bits: Iterable[int]) -> int:
    return reduce(or_, bits, 0)
