"""The documents of two folders → which of them are one article."""

from collections.abc import Callable, Collection, Iterator, Mapping
from functools import partial
from typing import TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from pipeline import aligning, reading
from pipeline.building.adoption.bilinguals import Stack, read_document
from pipeline.building.adoption.naming import neutral
from pipeline.building.adoption.parting import part
from pipeline.building.upkeep.pairing import Score, pair
from pipeline.errors import StoreError
from pipeline.model.site import Site
from pipeline.ports import Executor
from pipeline.reading.frontmatter import split

_NAMES = ("translationKey", "id", "slug")
"""The fields by which other systems say so, the one made for it first."""

_LIKE = 0.25
"""The share of what they hold that two documents must have in common."""


_Pass: TypeAlias = Callable[[Stack, Stack], Iterator[tuple[str, str]]]


class Counterparts(Struct, frozen=True, kw_only=True):
    """Documents of one side → those of the other, and what is left of each."""

    pairs: tuple[tuple[str, str], ...]
    alone: tuple[tuple[str, ...], tuple[str, ...]]


def find_counterparts(
    ours: Stack, theirs: Stack, site: Site, executor: Executor
) -> Counterparts:
    """Pair the documents by their paths, else by what they name, else by content.

    One alone on each side is a pair, whatever it is called.
    """
    if len(ours.paths) == len(theirs.paths) == 1:
        return Counterparts(pairs=((*ours.paths, *theirs.paths),), alone=((), ()))
    ours, theirs = part(ours, theirs, site)
    passes: tuple[_Pass, ...] = (
        partial(_by_key, lambda _, path: neutral(path, site)),
        *(partial(_by_key, partial(_field, name)) for name in _NAMES),
        partial(_by_content, site, executor),
    )
    pairs: dict[str, str] = {}
    for find in passes:
        if ours.paths and theirs.paths:
            found = dict(find(ours, theirs))
            pairs |= found
            ours, theirs = (
                _without(ours, found.keys()),
                _without(theirs, found.values()),
            )
    return Counterparts(
        pairs=tuple(sorted(pairs.items())), alone=(ours.paths, theirs.paths)
    )


def _without(side: Stack, paths: Collection[str]) -> Stack:
    taken = frozenset(paths)
    return replace(side, paths=tuple(each for each in side.paths if each not in taken))


def _by_key(
    key: Callable[[Stack, str], str], ours: Stack, theirs: Stack
) -> Iterator[tuple[str, str]]:
    """Yield the pairs of the same key, where only one on each side has it."""
    one, other = _owners(key, ours), _owners(key, theirs)
    for name, paths in one.items():
        if name and len(paths) == len(other.get(name, ())) == 1:
            yield paths[0], other[name][0]


def _owners(key: Callable[[Stack, str], str], side: Stack) -> Mapping[str, list[str]]:
    owners: dict[str, list[str]] = {}
    for path in side.paths:
        owners.setdefault(key(side, path), []).append(path)
    return owners


def _field(field: str, side: Stack, path: str) -> str:
    """Return what a document says in a field; one that can't be opened, nothing."""
    try:
        content = side.store.read(path)
    except StoreError:
        return ""
    return str(split(reading.decode(path, content).value).fields.get(field, ""))


def _by_content(
    site: Site, executor: Executor, ours: Stack, theirs: Stack
) -> Iterator[tuple[str, str]]:
    one, other = (
        dict(
            zip(
                side.paths,
                executor.map(partial(_print, side, site), side.paths),
                strict=True,
            )
        )
        for side in (ours, theirs)
    )
    scores = (
        Score(value=share, new=mine, old=counterpart)
        for mine, counterpart, share in aligning.likenesses(one, other)
        if share >= _LIKE
    )
    yield from pair(scores).pairs.items()


def _print(side: Stack, site: Site, path: str) -> frozenset[str]:
    try:
        return aligning.fingerprint(read_document(side, path, site).value.article)
    except StoreError:
        return frozenset()
