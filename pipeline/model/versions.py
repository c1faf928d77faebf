"""Three states of a value → one: the rule of every three-way merge."""

from typing import TypeVar

Value = TypeVar("Value")


def agree(base: object, ours: Value, theirs: Value, *, otherwise: Value) -> Value:
    """Return what two sides made of a value, or `otherwise` if they contradict.

    What only one side changed since the base is as that side has it.

    >>> agree(1, 1, 2, otherwise=0), agree(1, 2, 3, otherwise=0)
    (2, 0)
    """
    if theirs in (ours, base):
        return ours
    return theirs if ours == base else otherwise
