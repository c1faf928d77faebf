"""What a build has found ↔ `.diptyque/`, so that the next does only what changed.

All of it can be made again: a file that is not there, or that another version
has written, or of which a bit is another by now, is as good as none
(`docs/decisions/0008-incremental.md`).
"""

import zlib
from collections.abc import Iterable, Mapping, Set as AbstractSet
from hashlib import blake2b
from typing import Any, TypeAlias, TypeVar
from zlib import crc32

import msgspec
from babel import Locale

from pipeline.errors import StoreError
from pipeline.model.diagnostics import Diagnostic, Fix, Severity
from pipeline.model.locales import parse_tag, to_tag
from pipeline.model.phrases import Phrase, Value, phrase
from pipeline.ports import Store

T = TypeVar("T")

Stamps: TypeAlias = Mapping[str, tuple[str, bool]]
"""Each path, its stamp, and whether that has settled."""

FOLDER = ".diptyque"
"""Where a site keeps what can be made again."""

_SIZE = 4
"""Bytes of the checksum, which stands before what it is of."""


def digest(*parts: str | bytes) -> str:
    """Return a name for some texts: another one, whichever of them changes."""
    found = blake2b(digest_size=16)
    for part in parts:
        content = part.encode("utf-8", "surrogatepass") if type(part) is str else part
        found.update(len(content).to_bytes(8))
        found.update(content)  # type: ignore[arg-type]
    return found.hexdigest()


def packed(value: object) -> bytes:
    """Return a value as bytes, the same for equal ones."""
    return _ENCODER.encode(value)


def unpacked(content: bytes | memoryview, kind: type[T]) -> T:
    """Return the value that was packed; raises what msgspec does for another."""
    return msgspec.msgpack.decode(content, type=kind, dec_hook=_read)


def recall(store: Store, path: str, kind: type[T]) -> T | None:
    """Return what was remembered under a path, if every bit of it is still so."""
    try:
        kept = memoryview(store.read(path))
        content = kept[_SIZE:]
        return unpacked(content, kind) if kept[:_SIZE] == _checksum(content) else None
    except (StoreError, msgspec.MsgspecError, UnicodeDecodeError):
        return None


def remember(store: Store, path: str, value: object) -> None:
    """Keep a value under a path; what stood there goes, whole."""
    content = packed(value)
    store.write(path, _checksum(content) + content)


def clear(folder: str, used: AbstractSet[str], store: Store) -> None:
    """Remove what no build will ask for, and what killed ones left half-written."""
    for path in store.sweep(folder):
        if path not in used:
            store.remove(path)


def pack_findings(found: Iterable[Diagnostic]) -> bytes:
    """Return findings as bytes, so that they cost nothing until they are told."""
    every = tuple(found)
    return squeezed(packed(every)) if every else b""


def unpack_findings(content: bytes) -> tuple[Diagnostic, ...]:
    """Return the findings, their sentences ready for another language.

    Raises what msgspec does for anything else.
    """
    return findings_of(expanded(content)) if content else ()


def findings_of(content: bytes) -> tuple[Diagnostic, ...]:
    """Return the findings of a list of them that has been packed, and no more."""
    return tuple(map(_finding, msgspec.msgpack.decode(content)))


def squeezed(content: bytes) -> bytes:
    """Return packed findings in a third of the room: they are much alike."""
    return zlib.compress(content, _FAST)


def expanded(content: bytes) -> bytes:
    """Return what was squeezed; raises what msgspec does where that is broken."""
    try:
        return zlib.decompress(content)
    except zlib.error as error:
        raise msgspec.DecodeError(str(error)) from error


_FAST = 1
"""Of the levels of zlib; the others take three times as long for a fifth less."""


def _finding(fields: dict[str, Any]) -> Diagnostic:
    """Return a finding; a large site may have tens of thousands, told each time."""
    kept, span, fix = fields["message"], fields["span"], fields["fix"]
    fields["message"] = _phrase(kept) if isinstance(kept, dict) else kept
    fields["severity"] = _SEVERITIES[fields["severity"]]
    fields["span"] = tuple(span) if span else None
    fields["fix"] = msgspec.convert(fix, Fix) if fix else None
    return Diagnostic(**fields)


_SEVERITIES = {int(each): each for each in Severity}


def _checksum(content: bytes | memoryview) -> bytes:
    """Return what accidents change too: a fourth of the time of a digest."""
    return crc32(content).to_bytes(_SIZE)


def _value(kept: str | int | dict[str, Any]) -> Value:
    return _phrase(kept) if isinstance(kept, dict) else kept


def _phrase(kept: dict[str, Any]) -> Phrase:
    values = tuple((name, _value(value)) for name, value in kept["values"])
    return phrase(kept["template"], kept["plural"], values)


def _write(value: object) -> object:
    if isinstance(value, Locale):
        return to_tag(value)
    if isinstance(value, Phrase):
        parts = {"template": value.template, "plural": value.plural}
        return {**parts, "values": value.values}
    if isinstance(value, str):  # such as Markup, which is one again when it is read
        return str(value)
    raise NotImplementedError(type(value))


def _read(kind: type, value: Any) -> object:  # noqa: ANN401 - as msgspec calls it
    if kind is Locale:
        return parse_tag(value)
    if issubclass(kind, str):
        return kind(value)
    raise NotImplementedError(kind)


_ENCODER = msgspec.msgpack.Encoder(enc_hook=_write)
