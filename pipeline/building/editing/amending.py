"""What a person makes of one entry → the file of its catalog, or why not.

The entry alone changes, and two fields of the header. It is written only where the
file still has what the person saw: what another has made of the same entry in the
meantime is never written over, and what they made of others stays.
"""

import datetime as dt
from collections.abc import Mapping
from enum import StrEnum
from hashlib import blake2b

from msgspec import Struct
from msgspec.structs import replace

from pipeline import catalogs
from pipeline.building.tallies.records import fingerprint
from pipeline.building.upkeep.opening import OpenFile
from pipeline.catalogs import (
    Headers,
    fillings,
    hints,
    origins,
    review_origin,
    with_hints,
)
from pipeline.model.catalogs import Catalog, Translation, is_same
from pipeline.patterns import pattern
from pipeline.ports import Store
from pipeline.text import normalize

_UNFIT = pattern("[\x00-\x1f\x7f-\x9f\ud800-\udfff\u2028\u2029]")
"""What no text of one line has, and no file of UTF-8."""


class Outcome(StrEnum):
    """What became of an amendment; but for the first two, nothing was written."""

    SAVED = "saved"
    SAME = "same"
    CHANGED = "changed"
    GONE = "gone"
    REFUSED = "refused"


class Person(Struct, frozen=True, kw_only=True):
    """Who translates, as `Last-Translator` says it."""

    name: str
    address: str = ""

    def __str__(self) -> str:
        return f"{self.name} <{self.address}>" if self.address else self.name


class Wording(Struct, frozen=True, kw_only=True):
    """A text for an entry: approved, or left as it is on the way (`is_approved`).

    Of an entry with plural forms, it has a line for each (`typed_text`). `is_left`:
    it is whole, and someone else is to approve it.
    """

    text: str
    is_approved: bool = False
    is_left: bool = False


class Remark(Struct, frozen=True, kw_only=True):
    """What translators say of an entry to one another (`# `), line by line."""

    lines: tuple[str, ...]


class Amendment(Struct, frozen=True, kw_only=True):
    """What a person asks for: of the entry of a mark, as they saw it.

    `mark` is the fingerprint of the entry's key, and `seen` what `version` said of
    the part that changes. A `Translation` puts an entry back as it was.
    """

    mark: int
    seen: str
    part: Wording | Remark | Translation
    by: Person
    moment: dt.datetime


class Amended(Struct, frozen=True, kw_only=True):
    """What became of it, and the entry as it is now, if there is one; `was` before."""

    outcome: Outcome
    entry: Translation | None = None
    was: Translation | None = None
    content: bytes = b""


def version(entry: Translation, *, is_remark: bool = False) -> str:
    """Return what is another when the text of an entry is, or what is said of it."""
    told = entry.comments if is_remark else (typed_text(entry), str(entry.is_fuzzy))
    written = "\0".join((*entry.key, *told)).encode("utf-8", "replace")
    return blake2b(written, digest_size=8).hexdigest()


def typed_text(entry: Translation) -> str:
    """Return the text of an entry as it is typed: each plural form on a line."""
    return "\n".join(entry.texts) if entry.plural else entry.text


def with_text(entry: Translation, text: str) -> Translation:
    """Return an entry with the text that was typed."""
    if not entry.plural:
        return replace(entry, text=normalize(text))
    forms = tuple(map(normalize, text.split("\n")))
    return replace(entry, text=forms[0], texts=forms)


def find_entry(opened: OpenFile, mark: int) -> Translation | None:
    """Return the entry of a mark, if the article still has it."""
    entries = opened.catalog.translations
    return next((each for each in entries if fingerprint(each.key) == mark), None)


def amend(opened: OpenFile, asked: Amendment) -> Amended:
    """Return the file with an entry amended, yet to be written (`put`)."""
    entry = find_entry(opened, asked.mark)
    if entry is None:
        return Amended(outcome=Outcome.GONE)
    if not _is_fit(entry, asked.part):
        return Amended(outcome=Outcome.REFUSED, entry=entry)
    changed = _changed(entry, asked)
    if changed == entry:
        return Amended(outcome=Outcome.SAME, entry=entry)
    if asked.seen != version(entry, is_remark=isinstance(asked.part, Remark)):
        return Amended(outcome=Outcome.CHANGED, entry=entry)
    catalog = opened.with_entry(changed)
    made = next(each for each in catalog.translations if each.key == entry.key)
    content = _content(opened, catalog, made, asked)
    if not content:
        return Amended(outcome=Outcome.REFUSED, entry=entry)
    return Amended(outcome=Outcome.SAVED, entry=made, was=entry, content=content)


def put(opened: OpenFile, amended: Amended, store: Store) -> bool:
    """Write what came of an amendment; say whether the file was still the same.

    Where it was not, nothing is written: open the catalog again, and amend that.
    """
    current = store.read(opened.path) if store.exists(opened.path) else None
    if current != opened.content:
        return False
    store.write(opened.path, amended.content)
    return True


def _is_fit(entry: Translation, part: Wording | Remark | Translation) -> bool:
    """Say whether lines can hold what was typed: as many as the entry has forms."""
    match part:
        case Wording(text=text):
            lines = text.split("\n") if entry.plural else [text]
            count = len(entry.texts) if entry.plural else 1
        case Remark(lines=remark):
            lines, count = list(remark), len(remark)
        case _:
            return True
    return len(lines) == count and not any(map(_UNFIT.search, lines))


def _changed(entry: Translation, asked: Amendment) -> Translation:
    match asked.part:
        case Translation():
            return asked.part
        case Remark(lines=lines):
            return replace(entry, comments=lines)
        case Wording():
            return _worded(entry, asked.part, asked.by)


def _worded(entry: Translation, wording: Wording, by: Person) -> Translation:
    worded = with_text(entry, wording.text)
    is_whole = all(worded.texts) if worded.plural else bool(worded.text)
    if wording.is_approved and is_whole:
        return replace(worded, is_fuzzy=False, previous=None)
    told = hints(entry)
    if wording.is_left:
        told = (review_origin(by.name), *(x for x in told if x not in origins(entry)))
    elif typed_text(worded) != typed_text(entry):
        told = tuple(x for x in told if x not in fillings(entry))
    return replace(
        worded,
        is_fuzzy=bool(worded.text),
        extracted=with_hints(entry.extracted, told),
    )


def _content(
    opened: OpenFile, catalog: Catalog, made: Translation, asked: Amendment
) -> bytes:
    """Return the file with the entry in it, or nothing where it can't be written."""
    fields = {
        "PO-Revision-Date": f"{asked.moment:%Y-%m-%d %H:%M%z}",
        "Last-Translator": str(asked.by),
    }
    meant = replace(catalog, headers=_with_fields(catalog.headers, fields))
    if opened.content and opened.is_stored:
        content = catalogs.rewrite(opened.content, made, fields)
        if _says(content, meant):
            return content
    # The file is behind its article, or written in a way that is not for editing.
    content = catalogs.serialize(meant)
    return content if _says(content, meant) else b""


def _with_fields(headers: Headers, fields: Mapping[str, str]) -> Headers:
    known = {name for name, _ in headers}
    return (
        *((name, fields.get(name, value)) for name, value in headers),
        *((name, value) for name, value in fields.items() if name not in known),
    )


def _says(content: bytes, meant: Catalog) -> bool:
    """Say whether a file reads as the catalog that is meant, wherever its lines are."""
    read = catalogs.parse(
        content, locale=meant.locale, source_locale=meant.source_locale
    )
    return read.value is not None and is_same(_sorted(read.value), _sorted(meant))


def _sorted(catalog: Catalog) -> Catalog:
    return replace(catalog, headers=tuple(sorted(catalog.headers)))
