"""What is wrong with an item, once for all feeds that have it."""

from collections.abc import Callable
from dataclasses import dataclass
from hashlib import blake2b


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemVerdict:
    """The id of an item, whether it names an author, what is wrong with it."""

    id: str
    has_author: bool = True
    troubles: tuple[str, ...] = ()


_MOST = 10_000
_known: dict[bytes, ItemVerdict] = {}
"""By the digests of their bytes, which a process does not judge twice."""


def judged(
    items: tuple[bytes, ...], judge: Callable[[bytes], ItemVerdict | None]
) -> list[ItemVerdict] | None:
    """Return what is to be said of some items; none, if one can't be read."""
    found = []
    for item in items:
        verdict = _judged(item, judge)
        if verdict is None:
            return None
        found.append(verdict)
    return found


def _judged(
    item: bytes, judge: Callable[[bytes], ItemVerdict | None]
) -> ItemVerdict | None:
    key = blake2b(item, digest_size=16).digest()
    known = _known.get(key) or judge(item)
    # One without an id is called by the feed that it stands in.
    if known and known.id and key not in _known:
        if len(_known) == _MOST:
            _known.clear()
        _known[key] = known
    return known
