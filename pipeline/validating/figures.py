"""The quantities of a source and of its translation, and those that have no answer."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, repeat
from typing import NamedTuple

from msgspec import Struct

from pipeline.patterns import pattern
from pipeline.quantities import FRACTIONS, Quantity, Sort, phrases, weigh
from pipeline.validating.batches import Batch
from pipeline.validating.columns import Column
from pipeline.validating.sides import Side, Skimmed, parts
from pipeline.validating.subjects import Pair

_TIE = pattern(r"(?<!\w)(\d+)[-–—]\1(?!\w)")
"""As many on both sides, as in a match that nobody wins."""
_COUNTED = frozenset({Sort.NUMBER, Sort.PERCENT, Sort.MONEY})
_FIGURE = pattern(
    # A pattern that begins with its letter is looked for quickest.
    rf"[0-9{FRACTIONS}IVX](?:(?<![IVX])|e(?!\w))"
)


class Repeated(NamedTuple):
    """A number that stands several times in a text, and how it is first written."""

    value: str
    first: Quantity
    times: int


class Comparison(Struct, frozen=True):
    """Two sides, and the quantities of each that the other does not have."""

    source: Side
    target: Side
    missing: tuple[Quantity, ...]
    added: tuple[Quantity, ...]

    @property
    def other_units(self) -> tuple[tuple[Quantity, Quantity], ...]:
        """Figures of the source, with those of the same value in another unit.

        A sign that is lost is another unit; words can't be asked for theirs.
        """
        if not any(each.unit for each in self.source.quantities):
            return ()
        first = {each.value: each for each in reversed(self.target.quantities)}
        units = {(each.value, each.unit) for each in self.target.quantities}
        said = {
            unit
            for unit in {each.unit for each in self.source.quantities}
            if _says(self.target.text, unit)
        }
        return tuple(
            (each, first[each.value])
            for each in self.source.quantities
            if each.unit
            and each.value in first
            and (each.value, each.unit) not in units
            and each.unit not in said
        )

    @property
    def is_odd(self) -> bool:
        """Whether there is anything to say."""
        return bool(self.missing or self.added or self.other_units or self.fewer)

    @property
    def fewer(self) -> tuple[Repeated, ...]:
        """Bare numbers that stand several times in the source, and less often here.

        One that is spelt here may be meant, and so may a tie: “12–12”, « 12 partout ».
        """
        repeated = tuple(_repeated(self.source))
        if not repeated:
            return ()
        counted = (set(parts(each)) for each in self.target.quantities)
        here = Counter(chain.from_iterable(counted))
        return tuple(
            each
            for each in repeated
            if 0 < here[each.value] < each.times and each.value not in self.target.words
        )

    @property
    def spans_range(self) -> bool:
        """Whether a figure without an answer is in a range, which shares units."""
        every = (*self.missing, *self.added)
        return any(each.also and each.sort in _COUNTED for each in every)


_MONEY = {
    "CHF": pattern("franc"),
    "GBP": pattern("livre|pound|sterling|quid"),
    "CAD": pattern("dollar|piastre|buck"),
    "USD": pattern("dollar|buck"),
}
"""Words for money that may also be other money, or a weight: they answer, no more."""


def _says(text: str, unit: str) -> bool:
    """Say whether a text names the money of a unit, in words."""
    return unit in _MONEY and _MONEY[unit].search(text) is not None


def suspects(batch: Batch) -> Iterator[int]:
    """Yield the places of pairs whose figures are not worth the same."""
    columns = (batch.source_words, batch.words)
    places = sorted(frozenset(chain.from_iterable(map(_figured, columns))))
    one, two = batch.source_locale.language, batch.locale.language
    sides = map(_phrases, columns, (one, two), repeat(places))
    for place, there, here in zip(places, *sides, strict=True):
        if weigh(there, one) != weigh(here, two):
            source = Skimmed(columns[0].texts[place], one, there)
            target = Skimmed(columns[1].texts[place], two, here)
            if confront(source, target).is_odd:
                yield place


def _figured(column: Column) -> Iterator[int]:
    """Yield the places of texts that may have figures, in any script."""
    return chain(column.having(_FIGURE), column.unknown)


def _phrases(column: Column, language: str, places: Sequence[int]) -> list[list[str]]:
    texts = [column.texts[place] for place in places]
    return phrases(texts, language) if texts else []


def compare(pair: Pair) -> Comparison:
    """Compare the figures of a pair."""
    return confront(
        Side(pair.source_words.text, pair.source_locale.language),
        Side(pair.words.text, pair.locale.language),
    )


def confront(one: Side, two: Side) -> Comparison:
    """Look for each figure on the other side, and say which have no answer."""
    return Comparison(
        source=one,
        target=two,
        missing=_but_weekdays(_unanswered(one, two)),
        added=_but_weekdays(_unanswered(two, one)),
    )


def _but_weekdays(found: Iterable[Quantity]) -> tuple[Quantity, ...]:
    """Leave out the names of days, which `day-differs` compares."""
    return tuple(each for each in found if each.sort is not Sort.WEEKDAY)


def _unanswered(asked: Side, other: Side) -> Iterator[Quantity]:
    """Yield the figures of one side that the other does not have.

    « 2 ans et demi » has the two of 2.5.
    """
    for each in asked.quantities:
        if not other.answers(each) and not _is_whole_of(each, asked, other):
            yield each


def _is_whole_of(quantity: Quantity, asked: Side, other: Side) -> bool:
    """Say whether a figure and a half beside it are one figure on the other side."""
    return f"{quantity.value}.5" in other.values and "n:0.5" in asked.words


def _repeated(side: Side) -> Iterator[Repeated]:
    """Yield the bare numbers that stand in several places of a text; a tie is one."""
    places: defaultdict[str, list[Quantity]] = defaultdict(list)
    for each in side.quantities:
        if each.sort is Sort.NUMBER:
            places[each.value].append(each)
    ties = Counter(_TIE.findall(side.text))
    for value, found in places.items():
        times = len(found) - ties[value.removeprefix("n:")]
        if times > 1:
            yield Repeated(value, found[0], times)
