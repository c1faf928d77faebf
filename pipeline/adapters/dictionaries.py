"""Dictionaries of a site that is elsewhere → the same on this machine, to be read here.

What reads them needs files, and workers open them again. They are kept by their
content below the folder in which this user keeps such things (XDG Base Directory).
"""

import os
from hashlib import blake2b
from pathlib import Path

from pipeline.adapters.stores import LocalStore
from pipeline.patterns import pattern
from pipeline.ports import Store

_NAME = pattern(r"[A-Za-z]{2,3}(?:[_-][A-Za-z0-9]+)*\.(?:aff|dic)")
_LARGEST = 64_000_000
"""Bytes of one file; those of LibreOffice have less than ten millions."""


def fetch(store: Store, folder: str) -> str:
    """Return the local folder that holds the dictionaries of one in a store.

    Raises `StoreError` where they can't be read, or not be kept.
    """
    names = {path.rpartition("/")[2]: path for path in store.walk(folder)}
    contents = {
        name: content
        for name, path in sorted(names.items())
        if _NAME.fullmatch(name) and len(content := store.read(path)) <= _LARGEST
    }
    key = blake2b(digest_size=16)
    for name, content in contents.items():
        key.update(f"{name}\0{len(content)}\0".encode())
        key.update(content)
    place = _cache() / key.hexdigest()
    kept = LocalStore(str(place))
    for name, content in contents.items():
        kept.write(name, content)
    return str(place)


def _cache() -> Path:
    home = os.environ.get("XDG_CACHE_HOME", "")
    base = Path(home) if Path(home).is_absolute() else Path.home() / ".cache"
    return base / "diptyque" / "dictionaries"
