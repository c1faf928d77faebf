"""What a run has found ↔ leaves of findings, each made when somebody asks for it.

A large site has hundreds of thousands, and most runs are asked for a count, or for
the gravest alone.
"""

from bisect import bisect, insort
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from heapq import merge
from itertools import islice
from typing import TypeAlias

import msgspec
from msgspec import Raw, Struct

from pipeline.building.traces.remembering import (
    expanded,
    findings_of,
    packed,
    squeezed,
    unpack_findings,
)
from pipeline.model.diagnostics import Diagnostic, Severity

Place: TypeAlias = tuple[str, bool, str, int, str, str, str]
"""Where a finding stands in the order of all (`Diagnostic.order`)."""

_ON_A_LEAF = 256
"""How many findings are packed together: a large part of each is in the next too."""


class Leaf(Struct, frozen=True, array_like=True):
    """Some findings in their order, packed, and how many there are of each severity."""

    first: Place
    counts: dict[Severity, int]
    content: bytes

    def __iter__(self) -> Iterator[Diagnostic]:
        """Yield the findings."""
        yield from unpack_findings(self.content)


class Sheaf(Struct, frozen=True, eq=False):
    """Findings in their order; `leaves` is how they are kept.

    They are counted, and the gravest of them told, without the others being made.
    """

    leaves: tuple[Leaf, ...] = ()

    def __iter__(self) -> Iterator[Diagnostic]:
        """Yield all, no more than a leaf in memory."""
        for leaf in self.leaves:
            yield from leaf

    def __len__(self) -> int:
        """Count all."""
        return self.counts.total()

    def __contains__(self, finding: object) -> bool:
        """Say whether one is among them."""
        return any(finding == each for each in self)

    def __eq__(self, other: object) -> bool:
        """Say whether the same is told, however it is kept."""
        if not isinstance(other, Sheaf):
            return NotImplemented
        pairs = zip(self, other, strict=True)
        return len(self) == len(other) and all(one == two for one, two in pairs)

    def __hash__(self) -> int:
        """Return what is the same for all that tell the same."""
        return len(self)

    @property
    def counts(self) -> Counter[Severity]:
        """How many there are of each severity."""
        counts: Counter[Severity] = Counter()
        for leaf in self.leaves:
            counts.update(leaf.counts)
        return counts

    def at_least(self, severity: Severity) -> Iterator[Diagnostic]:
        """Yield those that are so grave, or graver."""
        for leaf in self.leaves:
            if max(leaf.counts) >= severity:
                yield from (each for each in leaf if each.severity >= severity)

    def amended(self, gone: Counter[Diagnostic], come: Counter[Diagnostic]) -> "Sheaf":
        """Return them without some and with others; the rest is not made for it."""
        left = _Leaves(self.leaves)
        for each in (gone - come).elements():
            left.remove(each)
        for each in (come - gone).elements():
            left.insert(each)
        return Sheaf(tuple(left.bound()))


class _Leaves:
    """Leaves that are being changed: those concerned are taken apart."""

    def __init__(self, leaves: tuple[Leaf, ...]) -> None:
        self._leaves = leaves
        self._firsts = [leaf.first for leaf in leaves]
        self._apart: dict[int, list[bytes]] = {}

    def remove(self, finding: Diagnostic) -> None:
        place, content = _place(finding), packed(finding)
        number = bisect(self._firsts, place) - 1
        while number >= 0:
            findings = self._findings(number)
            if content in findings:
                findings.remove(content)
                return
            if self._firsts[number] < place:
                return
            number -= 1  # others in the same place may stand on the leaf before

    def insert(self, finding: Diagnostic) -> None:
        number = max(0, bisect(self._firsts, _place(finding)) - 1)
        insort(self._findings(number), packed(finding), key=_place_of)

    def bound(self) -> Iterator[Leaf]:
        for number in range(max(len(self._leaves), len(self._apart))):
            if number in self._apart:
                yield from _leaves(self._apart[number])
            else:
                yield self._leaves[number]

    def _findings(self, number: int) -> list[bytes]:
        if number not in self._apart:
            known = self._leaves[number].content if self._leaves else b""
            self._apart[number] = list(_split(expanded(known) if known else b""))
        return self._apart[number]


def bind(found: Iterable[Diagnostic]) -> Sheaf:
    """Return findings that come in their order, packed leaf by leaf."""
    return Sheaf(tuple(_leaves(map(packed, found))))


def in_order(
    kept: Mapping[str, bytes], others: Iterable[Diagnostic]
) -> Iterator[Diagnostic]:
    """Yield findings in their order: those kept of each article, by its path, too.

    Those of one article are in memory at a time.
    """
    strays = [name for name, content in kept.items() if not _is_about(name, content)]
    rest = [*others, *(one for name in strays for one in unpack_findings(kept[name]))]
    own = sorted(kept.keys() - set(strays))
    streamed = (each for name in own for each in _sorted(unpack_findings(kept[name])))
    return merge(_sorted(rest), streamed, key=_order)


def _sorted(found: Iterable[Diagnostic]) -> list[Diagnostic]:
    return sorted(found, key=_order)


def _order(finding: Diagnostic) -> Place:
    return finding.order


class _About(Struct):
    path: str
    article: str = ""


_ABOUT = msgspec.msgpack.Decoder(list[_About])


def _is_about(path: str, content: bytes) -> bool:
    """Say whether packed findings are about an article and its catalogs alone."""
    if not content:
        return True
    every = _ABOUT.decode(expanded(content))
    return all((each.article or each.path) == path for each in every)


def _leaves(found: Iterable[bytes]) -> Iterator[Leaf]:
    rest = iter(found)
    while some := list(islice(rest, _ON_A_LEAF)):
        content = packed(list(map(Raw, some)))
        graves = _GRAVITY.decode(content)
        yield Leaf(
            first=_place_of(some[0]),
            counts=dict(Counter(each.severity for each in graves)),
            content=squeezed(content),
        )


class _Gravity(Struct):
    severity: Severity


_GRAVITY = msgspec.msgpack.Decoder(list[_Gravity])


def _split(content: bytes) -> Iterator[bytes]:
    if content:
        yield from map(bytes, msgspec.msgpack.decode(content, type=list[Raw]))


def _place_of(content: bytes) -> Place:
    (finding,) = findings_of(packed([Raw(content)]))
    return _place(finding)


def _place(finding: Diagnostic) -> Place:
    article, is_catalog, path, line, code, msgid, message = finding.order
    # What is kept is a text, not a phrase.
    return article, is_catalog, path, line, code, msgid, str(message)
