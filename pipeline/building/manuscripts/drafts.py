"""What is known of an article when it has been drafted: small, and kept."""

import datetime as dt
from collections.abc import Iterable

import msgspec
from babel import Locale
from msgspec import Struct

from pipeline.building.traces.remembering import FOLDER
from pipeline.model.articles import Image
from pipeline.model.editions import EditionState
from pipeline.ports import Store

BODIES = f"{FOLDER}/bodies"
"""Where the bodies of drafts are kept."""

RECORDS = f"{FOLDER}/articles"
"""Where the records of articles are kept."""

NEVER = "never"
"""When a draft is due."""


class DraftText(Struct, frozen=True, kw_only=True, array_like=True, gc=False):
    """A text of the front matter in one edition, and the language it is in."""

    text: str
    locale: Locale


class DraftCorrection(Struct, frozen=True, kw_only=True, array_like=True, gc=False):
    """A correction as one edition says it; its date as in ISO 8601."""

    date: str
    text: DraftText


class DraftEdition(Struct, frozen=True, kw_only=True, array_like=True, gc=False):
    """An article in one language, without its body, of which this is a digest."""

    locale: Locale
    state: EditionState
    is_published: bool
    title: DraftText
    summary: DraftText
    alt: DraftText
    caption: DraftText
    body: str = ""
    image: Image | None = None
    slug: str = ""
    words: int = 0
    untranslated: int = 0
    outdated: int = 0
    fuzzy: int = 0
    translator: str = ""
    corrections: tuple[DraftCorrection, ...] = ()


class Draft(Struct, frozen=True, kw_only=True, array_like=True, gc=False):
    """The small record of an article: what the rest of a build knows of it.

    `references` are the paths in the site that its text points at, and
    `pictures` those among them that it shows. `date` and
    `updated` are as in ISO 8601, or empty; the former is the earliest that is
    known: that of an update, where the author gives no other. `corrected` is the
    day of the last correction. `related` are ids of articles, and paths in the site.
    `due` says what
    keeps readers from seeing it yet, as in a record: a preview shows it all the
    same.
    """

    id: str
    path: str
    locale: Locale
    editions: tuple[DraftEdition, ...]
    references: tuple[str, ...]
    pictures: tuple[str, ...]
    date: str
    updated: str
    is_significant: bool
    authors: tuple[str, ...]
    section: str
    tags: tuple[str, ...]
    is_page: bool
    due: str = ""
    corrected: str = ""
    related: tuple[str, ...] = ()
    is_lead: bool = False


def parse_moment(written: str) -> dt.date | dt.datetime:
    """Return a date, or a time, from the way that a draft has it."""
    if len(written) > len("2026-11-23"):
        return dt.datetime.fromisoformat(written)
    return dt.date.fromisoformat(written)


def has_come(due: str, now: dt.datetime) -> bool:
    """Say whether what is due at once (empty), then, or `NEVER` may be seen now."""
    if due in {"", NEVER}:
        return not due
    return dt.datetime.fromisoformat(due) <= now


class DraftRecord(Struct, frozen=True, kw_only=True, array_like=True, gc=False):
    """What came of an article, and from what: it holds while that is the same.

    `inputs` maps each path that was asked for to the stamp and the digest of
    what was there. `draft` is none where the article is not published, be it
    for an error, or because it was not due: at once (empty), at an instant
    (ISO 8601), or `NEVER`.
    """

    path: str
    inputs: dict[str, tuple[str, str]]
    draft: Draft | None
    due: str
    was_due: bool
    findings: bytes

    @property
    def seen(self) -> dict[str, str]:
        """What was noted of each path that was asked for."""
        return {path: seen for path, (_, seen) in self.inputs.items()}


Bodies = dict[str, dict[str, str]]
"""Article id → language tag → HTML with open links."""


def read_bodies(store: Store, place: str, names: Iterable[str]) -> Bodies:
    """Return the bodies of some articles of a tray.

    Those of the others stay bytes: to make texts of all takes ten times as long.
    """
    closed = _closed(store, place)
    return {name: _open(closed[name]) for name in names}


def read_texts(
    store: Store, place: str, wanted: Iterable[tuple[str, str]]
) -> list[bytes]:
    """Return some bodies of a tray, each by its article and language, closed.

    Nothing else of the tray stays in memory; `open_text` makes texts of them.
    """
    closed = _closed(store, place)
    bodies = (
        msgspec.msgpack.decode(closed[name], type=dict[str, msgspec.Raw])[tag]
        for name, tag in wanted
    )
    return [*map(bytes, bodies)]


def open_text(body: bytes) -> str:
    """Return the text of a body that was read closed."""
    return msgspec.msgpack.decode(body, type=str)


def list_bodies(store: Store, place: str) -> frozenset[str]:
    """Return the ids of the articles whose bodies are in a tray."""
    return frozenset(_closed(store, place))


def _closed(store: Store, place: str) -> dict[str, msgspec.Raw]:
    return msgspec.msgpack.decode(store.read(place), type=dict[str, msgspec.Raw])


def _open(bodies: msgspec.Raw) -> dict[str, str]:
    return msgspec.msgpack.decode(bodies, type=dict[str, str])
