"""The records of all articles, packed ↔ what is asked of them.

Who asks for a part has only that part made: most of a record are texts.
"""

from collections.abc import Iterator, Mapping, Set as AbstractSet

from msgspec import Raw, Struct

from pipeline.building.manuscripts.drafts import Draft, DraftRecord
from pipeline.building.traces.packing import Packed
from pipeline.building.traces.remembering import unpacked


class Records(Packed[DraftRecord]):
    """Records by the ids of their articles."""

    __slots__ = ()

    def __init__(self, content: Mapping[str, bytes]) -> None:
        super().__init__(content, _record)

    def amended(self, records: Mapping[str, bytes]) -> "Records":
        """Return them with others of some articles, packed."""
        return Records({**self.content, **records})

    @property
    def drafts(self) -> Packed[Draft]:
        """The articles that are published."""
        every = self.content.items()
        some = {name: each for name, each in every if _outline(each).has_draft}
        return Packed(some, _draft)

    @property
    def findings(self) -> Packed[bytes]:
        """What was found in each article and its catalogs, packed, by its path."""
        every = {_outline(each).path: each for each in self.content.values()}
        return Packed(every, _findings)

    @property
    def dues(self) -> Iterator[str]:
        """When each article is due, as in a record."""
        return (_outline(each).due for each in self.content.values())

    def inputs(self) -> Iterator[tuple[str, AbstractSet[str]]]:
        """Yield each article, and the paths that were asked for to make it."""
        for name, each in self.content.items():
            yield name, unpacked(each, _Origin).inputs.keys()


class _Outline(Struct, array_like=True, gc=False):
    path: str
    inputs: Raw
    draft: Raw
    due: str
    was_due: bool
    findings: bytes

    @property
    def has_draft(self) -> bool:
        return bytes(self.draft) != _NONE


_NONE = b"\xc0"
"""What MessagePack has for nothing."""


class _Origin(Struct, array_like=True, gc=False):
    path: Raw
    inputs: dict[str, Raw]


class _Published(Struct, array_like=True, gc=False):
    path: Raw
    inputs: Raw
    draft: Draft


def _record(content: bytes) -> DraftRecord:
    return unpacked(content, DraftRecord)


def _outline(content: bytes) -> _Outline:
    return unpacked(content, _Outline)


def _draft(content: bytes) -> Draft:
    return unpacked(content, _Published).draft


def _findings(content: bytes) -> bytes:
    return _outline(content).findings
