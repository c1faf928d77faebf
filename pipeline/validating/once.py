"""A property that is made when it is first asked for, and kept."""

from collections.abc import Callable
from typing import Any, Generic, TypeVar, overload

_T = TypeVar("_T")


class once(Generic[_T]):  # noqa: N801 - it is written as a decorator
    """Make a property of what a method returns, and keep it in the object.

    As `functools.cached_property`, which takes a lock up to Python 3.11: that
    costs more than most of what is kept here.
    """

    def __init__(self, make: Callable[[Any], _T]) -> None:
        self._make = make
        self._name = make.__name__
        self.__doc__ = make.__doc__

    @overload
    def __get__(self, owner: None, kind: type) -> "once[_T]": ...

    @overload
    def __get__(self, owner: object, kind: type) -> _T: ...

    def __get__(self, owner: object | None, kind: type) -> "once[_T] | _T":
        """Return what is kept; the object's own attribute hides this from then on."""
        if owner is None:
            return self
        made = owner.__dict__[self._name] = self._make(owner)
        return made
