"""One text of a pair → its figures, and whether it answers for those of the other."""

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import TypeAlias

from msgspec import Struct

from pipeline.patterns import pattern
from pipeline.quantities import (
    Quantity,
    Sort,
    find,
    find_ages,
    find_feasts,
    find_spans,
    skim,
    spelt,
)
from pipeline.validating.once import once

_DATE = pattern(r"d:(\d*)-(\d{2})(?:-(\d{2}))?")
_Fields: TypeAlias = tuple[str, str, str]
"""A year, a month and a day; one that is not said is empty."""
_ANY = "*"
_SHARES = {
    "n:10": ("n:10",),
    "n:20": ("n:5",),
    "n:25": ("n:0.25",),
    "n:33": ("n:3",),
    "n:50": ("n:0.5",),
    "n:67": ("n:2", "n:3"),
    "n:75": ("n:3", "n:0.25"),
    "n:100": ("n:100",),
}
"""What spells a share in per cent: a fifth is spelt as five is."""


class Side(Struct, frozen=True, dict=True):
    """The figures of one text, and all that its words may answer for."""

    text: str
    language: str

    @once
    def quantities(self) -> tuple[Quantity, ...]:
        """The figures, in the order they stand."""
        return find(self.text, self.language)

    @once
    def words(self) -> frozenset[str]:
        """The values that are spelt, and the other way to count years of a life."""
        named = find_spans(self.text, self.language)
        return spelt(self.text, self.language).union(find_ages(self.text), named)

    @once
    def values(self) -> frozenset[str]:
        """The values of the figures, and the parts of dates and fractions."""
        return frozenset(value for each in self.quantities for value in parts(each))

    @once
    def dates(self) -> frozenset[_Fields]:
        """The dates, each as all that it answers for: any year is asked as `*`."""
        values = (
            value
            for each in self.quantities
            if each.sort is Sort.DATE
            for value in each.values
        )
        named = find_feasts(self.text, self.language)
        return frozenset(
            (asked, month, day)
            for year, month, date in map(_fields, chain(values, named))
            for asked in (year, _ANY)
            for day in (date, "")
        )

    @once
    def folded(self) -> str:
        """The text, its case left aside."""
        return self.text.casefold()

    def answers(self, asked: Quantity) -> bool:
        """Say whether this side has the value, in figures or in words."""
        if asked.value in self.values:
            return True
        if asked.sort is Sort.CODE and asked.value[2:] in self.folded:
            return True
        if asked.sort is Sort.DATE:
            return any(self._has_date(value) for value in asked.values)
        if any(map(self._has, asked.values)):
            return True
        apart = _said_apart(asked)
        return bool(apart) and all(map(self._has, apart))

    def _has(self, value: str) -> bool:
        return value in self.values or value in self.words

    def _has_date(self, asked: str) -> bool:
        """Say whether the day stands here, or in a list before another's month.

        One without a year answers for any.
        """
        year, month, date = _fields(asked)
        years = (year, "") if year else (_ANY,)
        if any((each, month, date) in self.dates for each in years):
            return True
        is_month = any((each, month, "") in self.dates for each in years)
        return is_month and bool(date) and f"n:{int(date)}" in self.values


class Skimmed(Side, frozen=True, dict=True):
    """A side whose figures are known, but for where they stand: that is quicker."""

    phrases: Sequence[str]

    @once
    def quantities(self) -> tuple[Quantity, ...]:
        """The figures, in their order."""
        return skim(self.phrases, self.language)


def _said_apart(quantity: Quantity) -> tuple[str, ...]:
    """Return what says the same as a figure together: two and a half, of 2.5.

    Of a share in per cent, it is what spells the share: “a quarter”.
    """
    if quantity.unit == "%":
        return _SHARES.get(quantity.value, ())
    whole = quantity.value.removesuffix(".5")
    is_mixed = whole not in {quantity.value, "n:0"}
    return quantity.parts or ((whole, "n:0.5") if is_mixed else ())


def parts(quantity: Quantity) -> Iterator[str]:
    """Yield the values of a quantity, and the year and the day of a date."""
    yield quantity.value
    yield from (*quantity.also, *quantity.parts)
    if quantity.sort is Sort.DATE:
        year, _, date = _fields(quantity.value)
        yield from (f"n:{int(part)}" for part in (year, date) if part)


def _fields(value: str) -> _Fields:
    found = _DATE.fullmatch(value)
    return (found[1], found[2], found[3] or "") if found else ("", "", "")
