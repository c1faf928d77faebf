"""Values by name ↔ the same as bytes, of which one is made when it is asked for.

A large site has too many records to hold them as they are.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import TypeVar

T = TypeVar("T")


class Packed(Mapping[str, T]):
    """Values by name, each made anew whenever it is asked for.

    They take a third of the memory that way. `content` has their bytes, or more of
    which `opened` makes a value.
    """

    __slots__ = ("_opened", "content")

    def __init__(
        self, content: Mapping[str, bytes], opened: Callable[[bytes], T]
    ) -> None:
        self.content = content
        self._opened = opened

    def __getitem__(self, name: str) -> T:
        return self._opened(self.content[name])

    def __iter__(self) -> Iterator[str]:
        return iter(self.content)

    def __len__(self) -> int:
        return len(self.content)

    def __contains__(self, name: object) -> bool:
        return name in self.content
