"""What is wrong with an item, once for all feeds that have it."""

from collections.abc import Callable

from msgspec import Struct


class ItemVerdict(Struct, frozen=True, kw_only=True):
    """The id of an item, whether it names an author, what is wrong with it."""

    id: str
    has_author: bool = True
    troubles: tuple[str, ...] = ()


_MOST = 10_000
_known: dict[tuple[int, int], ItemVerdict] = {}
"""By the hashes of their bytes and their lengths: none is judged twice, nor kept."""


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
    key = (hash(item), len(item))
    known = _known.get(key) or judge(item)
    # One without an id is called by the feed that it stands in.
    if known and known.id and key not in _known:
        if len(_known) == _MOST:
            _known.clear()
        _known[key] = known
    return known
