"""What a quantity is: where it stands, and what it says."""

from decimal import Decimal
from enum import StrEnum

from msgspec import Struct


class Sort(StrEnum):
    """The sorts of quantities, which say how they are compared and written."""

    NUMBER = "number"
    PERCENT = "percent"
    MONEY = "money"
    DATE = "date"
    TIME = "time"
    ORDINAL = "ordinal"
    CODE = "code"
    WEEKDAY = "weekday"


class Quantity(Struct, frozen=True, kw_only=True):
    """A figure in a text: its span in code points, and its value.

    `value` is the same in every language: `n:1234.5` for what is counted or
    ordered, `d:2022-11-15` for a date (`d:-11-15` without a year, `d:2022-11`
    without a day), `t:1020` for a time in minutes after midnight, `c:covid-19`
    for a code, `w:0` for a Monday. `also` are the values that it may stand for
    besides. `unit` is a currency (ISO 4217), `%`, or empty; `factor` is what a
    word such as “million” made of the figure. `parts` are numbers that, all of
    them, say the same: of 2½ two and a half.
    """

    sort: Sort
    start: int
    end: int
    value: str
    unit: str = ""
    factor: int = 1
    also: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()

    @property
    def values(self) -> frozenset[str]:
        """All the values that it may stand for."""
        return frozenset((self.value, *self.also))


def number(value: Decimal | int) -> str:
    """Return the value of a number, however many zeros were written.

    >>> number(Decimal("11.50"))
    'n:11.5'
    """
    plain = f"{Decimal(value):f}"
    return f"n:{plain.rstrip('0').rstrip('.') if '.' in plain else plain}"


def day(year: int | None, month: int, date: int | None) -> str:
    """Return the value of a date; its year or its day may be unknown."""
    ending = "" if date is None else f"-{date:02}"
    return f"d:{'' if year is None else year}-{month:02}{ending}"


def time(hour: int, minute: int) -> str:
    """Return the value of a time; midnight at the end of a day is at its start."""
    return f"t:{(hour * 60 + minute) % 1440}"


def code(text: str) -> str:
    """Return the value of a code, which is opaque but for its case."""
    return f"c:{text.casefold()}"
