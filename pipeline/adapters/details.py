"""What a file system of fsspec's says of a file → a stamp, and when it changed.

Each of them has names of its own for that.
"""

from collections.abc import Mapping
from datetime import UTC, datetime
from hashlib import blake2b
from typing import Any, TypeAlias

Details: TypeAlias = Mapping[str, Any]
"""What the system says; nothing, where there is no file."""

_TAGS = ("ETag", "etag", "md5Hash", "content_md5")
"""What systems call a digest of the bytes, or what changes with them."""

_TIMES = ("LastModified", "last_modified", "updated", "mtime", "modified", "created")
_SETTLED = 3.0
"""Seconds after which no write of the same instant can follow."""


def stamp_of(details: Details) -> str:
    """Return what changes when a file does: a digest if there is one, else times."""
    tags = (f"{name}={details[name]}" for name in (*_TAGS, "ino") if details.get(name))
    times = () if _tag(details) else (str(changed(details)),)
    said = "\0".join((str(details.get("size")), *tags, *times))
    return blake2b(said.encode(), digest_size=12).hexdigest()


def has_settled(details: Details, now: float) -> bool:
    """Say whether no change can follow that leaves the stamp as it is."""
    when = changed(details)
    return bool(_tag(details)) or (when > 0 and now - when > _SETTLED)


def _tag(details: Details) -> str:
    return next((str(details[name]) for name in _TAGS if details.get(name)), "")


def changed(details: Details) -> float:
    """Return when a file changed, in seconds since 1970; 0 where nobody says."""
    found = next((details[name] for name in _TIMES if details.get(name)), 0.0)
    if isinstance(found, str):
        found = datetime.fromisoformat(found)
    if isinstance(found, datetime):
        aware = found if found.tzinfo else found.replace(tzinfo=UTC)
        return aware.timestamp()
    return float(found)
