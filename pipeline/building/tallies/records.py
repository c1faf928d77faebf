"""What comes back from a batch of articles: small, and the same from any process."""

from collections.abc import Iterable
from zlib import crc32

from msgspec import Struct

from pipeline.building.tallies.changes import NONE, Change, Tally
from pipeline.model.articles import MessageKey
from pipeline.model.catalogs import Translation
from pipeline.model.diagnostics import Diagnostic


class Record(Struct, frozen=True, kw_only=True):
    """What a catalog lacks, and what it has to spare, as fingerprints of keys.

    `pair` are the tags of its source's language and its own. `path` is that
    of its article, or empty for one that stands for no edition; `former` the
    id under which it stood, if it moved. `spare` is what pruning would take.
    """

    id: str
    pair: tuple[str, str]
    path: str = ""
    former: str = ""
    wants: frozenset[int] = frozenset()
    gone: frozenset[int] = frozenset()
    spare: Tally = NONE


class Lesson(Struct, frozen=True, kw_only=True):
    """What came of an article, and of which files: each path and its digest.

    `stands` says, as its `Job` does, where its catalogs are; there are as many
    `catalogs` as it has editions to be translated. `findings` are packed.
    """

    path: str
    id: str
    stands: dict[str, str]
    inputs: dict[str, str]
    catalogs: int
    records: tuple[Record, ...]
    tags: frozenset[str]
    sections: frozenset[str]
    findings: bytes


class Updated(Struct, frozen=True, kw_only=True):
    """What a batch of articles gave."""

    changes: tuple[Change, ...] = ()
    unchanged: int = 0
    records: tuple[Record, ...] = ()
    tags: frozenset[str] = frozenset()
    sections: frozenset[str] = frozenset()
    diagnostics: tuple[Diagnostic, ...] = ()
    lessons: tuple[Lesson, ...] = ()


def joined(parts: Iterable[Updated]) -> Updated:
    """Return many results as one."""
    parts = list(parts)
    if len(parts) == 1:
        return parts[0]
    return Updated(
        changes=tuple(each for part in parts for each in part.changes),
        unchanged=sum(part.unchanged for part in parts),
        records=tuple(each for part in parts for each in part.records),
        tags=frozenset(tag for part in parts for tag in part.tags),
        sections=frozenset(name for part in parts for name in part.sections),
        diagnostics=tuple(each for part in parts for each in part.diagnostics),
        lessons=tuple(each for part in parts for each in part.lessons),
    )


def fingerprint(key: MessageKey) -> int:
    """Return a number that stands for a key, the same in every process.

    Two keys may share one, so what is found by it has to be looked at.
    """
    written = "\4".join(key).encode("utf-8", "replace")
    return len(written) << 32 | crc32(written)


def fingerprints(entries: Iterable[Translation]) -> frozenset[int]:
    """Return those of the keys of entries."""
    return frozenset([fingerprint(entry.key) for entry in entries])
