"""What is remembered, with a digest that vouches for it: damaged, it is lost."""

from contextlib import suppress
from hashlib import blake2b
from typing import TypeVar

import msgspec

from pipeline.building.traces.remembering import packed, unpacked
from pipeline.errors import StoreError
from pipeline.ports import Store

T = TypeVar("T")

_SIZE = 16
"""Bytes of the digest, which stands before what it is of."""


def recall_vouched(store: Store, path: str, kind: type[T]) -> T | None:
    """Return what was remembered under a path, if every byte of it is still so."""
    try:
        content = store.read(path)
        if content[:_SIZE] != _digest(content[_SIZE:]):
            return None
        return unpacked(content[_SIZE:], kind)
    except (StoreError, msgspec.MsgspecError, ValueError):
        return None


def remember_vouched(store: Store, path: str, value: object) -> None:
    """Keep a value under a path, where that can be: it is only slower next time."""
    content = packed(value)
    with suppress(StoreError):
        store.write(path, _digest(content) + content)


def _digest(content: bytes) -> bytes:
    return blake2b(content, digest_size=_SIZE).digest()
