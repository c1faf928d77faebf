"""`editions.json` ↔ Ledger: the promises, in a file that people can merge."""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from io import BytesIO
from typing import Literal

import msgspec

from pipeline.errors import ConfigurationError
from pipeline.model.ledger import EditionRecord, Ledger
from pipeline.model.phrases import say
from pipeline.patterns import pattern
from pipeline.publishing.naming import LISTS, is_safe_path

_HINT = say(
    "Restore the file from version control, or mend that place by hand: what it"
    " promises to readers can't be made again."
)

_AT_ONCE = 128
"""Articles that are written at once: several times as fast as one by one."""

_FEED_ID = pattern(r"[A-Za-z][A-Za-z0-9+.-]*:[!-~\u00a1-\ud7ff\uf900-\ufdcf]+")
"""An absolute IRI, as Atom wants it (RFC 4287, 4.2.6)."""


class _Document(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """The file as it is written; a newer layout will have another number."""

    version: Literal[1]
    editions: Mapping[str, Mapping[str, EditionRecord]]
    paths: Mapping[str, str]
    domain: str = ""


def parse(content: bytes, path: str = "locales/editions.json") -> Ledger:
    """Read a ledger; `path` only names it to the person who has to mend it.

    Raises `ConfigurationError` for anything but a whole and sound ledger.
    """
    try:
        document = msgspec.json.decode(content, type=_Document)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        message = say(
            "{path} is not a ledger that can be read: {error}",
            path=path,
            error=str(error),
        )
        raise ConfigurationError(message, _HINT) from error
    trouble = next(_troubles(document), None)
    if trouble:
        raise ConfigurationError(
            say("{path}: {trouble}", path=path, trouble=trouble), _HINT
        )
    return Ledger(
        editions=document.editions, paths=document.paths, domain=document.domain
    )


def serialize(ledger: Ledger) -> bytes:
    """Write a ledger: sorted, one fact a line, so that its diffs can be read."""
    whole = BytesIO()  # hands out what has grown in it, and no copy
    whole.writelines(_pieces(ledger))
    return whole.getvalue()


def _pieces(ledger: Ledger) -> Iterator[bytes]:
    """Yield the file as it is written, some articles at a time."""
    yield b'{\n  "domain": ' + msgspec.json.encode(ledger.domain)
    yield from _section("editions", ledger.editions)
    yield from _section("paths", ledger.paths)
    yield b',\n  "version": 1\n}\n'


def _section(name: str, entries: Mapping[str, object]) -> Iterator[bytes]:
    yield f',\n  "{name}": {{'.encode()
    names, before = sorted(entries), b""
    for start in range(0, len(names), _AT_ONCE):
        some = {each: entries[each] for each in names[start : start + _AT_ONCE]}
        compact = msgspec.json.encode(some, order="sorted")
        lines = msgspec.json.format(compact, indent=2)
        # What is between the braces, one level deeper: no text has a line break.
        yield before + lines[1:-2].replace(b"\n", b"\n  ")
        before = b","
    yield b"\n  }" if names else b"}"


def _troubles(document: _Document) -> Iterator[str]:
    """Find what no build of ours has written."""
    yield from _unsafe_ids(document.paths, document.editions)
    owners: dict[str, str] = {}
    for article_id, editions in document.editions.items():
        for tag, record in editions.items():
            place = say("the {tag!r} edition of {id!r}", tag=tag, id=article_id)
            if not record.folders or len(record.folders) != len(record.slugs):
                yield say(
                    "{place} needs a folder for each slug, and one at least",
                    place=place,
                )
            if not all(_is_folder(folder, tag) for folder in record.folders):
                yield say("{place} has a folder that can't be published", place=place)
            yield from _untimely(record.first_published, place)
            if not _FEED_ID.fullmatch(record.feed_id):
                yield say("{place} has a feed id that is none", place=place)
            if owners.setdefault(record.feed_id, place) != place:
                yield say(
                    "{place} has the feed id of {owner}",
                    place=place,
                    owner=owners[record.feed_id],
                )


def _untimely(moment: datetime, place: str) -> Iterator[str]:
    if moment.tzinfo is None:
        yield say("{place} has a first publication without a time zone", place=place)
    elif not _is_moment(moment):
        yield say("{place} has a first publication that is no time", place=place)


def _unsafe_ids(
    paths: Mapping[str, str], editions: Mapping[str, object]
) -> Iterator[str]:
    for article_id in (*paths.values(), *editions):
        if not is_safe_path(article_id):
            yield say("{id!r} can't be the id of an article", id=article_id)


def _is_moment(moment: datetime) -> bool:
    """Say whether it is a time in UTC too, and not beyond the calendar."""
    try:
        moment.astimezone(UTC)
    except OverflowError:
        return False
    return True


def _is_folder(folder: str, tag: str) -> bool:
    """Say whether an edition may stand there: in its language, but in no list."""
    if not folder.endswith("/") or not is_safe_path(folder[:-1]):
        return False
    language, _, rest = folder[:-1].partition("/")
    return language == tag and rest != "" and rest.partition("/")[0] not in LISTS
