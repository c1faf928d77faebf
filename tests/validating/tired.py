"""Pairs of the fourth set, each with what a tired translator did to it, by hand."""

from dataclasses import dataclass
from functools import cache

from . import chance
from .workbench import Case, judge, load


@dataclass(frozen=True, slots=True)
class Slip:
    """A fault, the pair without it and with it, and the codes that name it."""

    name: str
    codes: tuple[str, ...]
    right: Case
    wrong: Case

    @property
    def is_named(self) -> bool:
        """Whether a rule that names it speaks, and did not of the right text."""
        told, before = (
            {(each.code, each.message) for each in judge(case)}
            for case in (self.wrong, self.right)
        )
        return any(code in self.codes for code, _ in told - before)


@cache
def slips() -> tuple[tuple[Slip, bool], ...]:
    """Return each fault, and whether it is found."""
    made = map(_slip, load("tired/slips")["faults"])
    return tuple((each, each.is_named) for each in made)


def _slip(fault: Case) -> Slip:
    (right,) = (
        case for case in chance.fresh("fourth") if fault["right"] in case["msgstr"]
    )
    text = right["msgstr"].replace(fault["right"], fault["wrong"])
    return Slip(fault["fault"], tuple(fault["codes"]), right, {**right, "msgstr": text})
