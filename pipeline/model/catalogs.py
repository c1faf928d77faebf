"""One PO file as a value, with gettext's own words."""

from collections.abc import Mapping
from enum import StrEnum

from babel import Locale
from msgspec import Struct
from msgspec.structs import replace

from pipeline.model.articles import MessageKey


class State(StrEnum):
    """How far a translation is (`docs/vocabulary.md`)."""

    UNTRANSLATED = "untranslated"
    FUZZY = "fuzzy"
    OUTDATED = "outdated"
    APPROVED = "approved"


class Previous(Struct, frozen=True, kw_only=True, gc=False):
    """The `#|` lines: the source for which the text was made."""

    source: str
    context: str = ""
    plural: str = ""

    @property
    def key(self) -> MessageKey:
        """What the catalog knew the message by."""
        return (self.context, self.source)


class Translation(Struct, frozen=True, kw_only=True, gc=False):
    """One entry of a catalog, live or obsolete.

    `source` is the msgid and `text` the msgstr. `texts` holds the plural
    forms, in gettext's order, where `plural` (msgid_plural) is given; `text`
    is then the first. `comments` are the translator's (`# `), `extracted` are
    ours (`#.`), `flags` are gettext's without `fuzzy`, `sticky` are whole
    `#=` lines, kept but not understood. `line` is that of the msgid in the
    file it was read from, and says nothing of the entry itself.
    """

    source: str
    text: str = ""
    context: str = ""
    plural: str = ""
    texts: tuple[str, ...] = ()
    is_fuzzy: bool = False
    previous: Previous | None = None
    comments: tuple[str, ...] = ()
    extracted: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    sticky: tuple[str, ...] = ()
    line: int = 0

    @property
    def key(self) -> MessageKey:
        """What gettext looks the entry up by: (msgctxt, msgid)."""
        return (self.context, self.source)

    @property
    def is_approved(self) -> bool:
        """Whether gettext would use it: a text that is not fuzzy."""
        return not self.is_fuzzy and bool(self.text)


class Catalog(Struct, frozen=True, kw_only=True):
    """One PO file.

    `headers` are name and value in the order of the file, the unknown `X-`
    ones included; `comments` stand above the header, and so do the `extracted`
    and `references` that some tools write there.
    """

    locale: Locale
    source_locale: Locale
    translations: tuple[Translation, ...] = ()
    obsolete: tuple[Translation, ...] = ()
    headers: tuple[tuple[str, str], ...] = ()
    comments: tuple[str, ...] = ()
    extracted: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    is_fuzzy_header: bool = False

    def header(self, name: str) -> str:
        """Return the value of a header field, or an empty text."""
        return next((value for key, value in self.headers if key == name), "")


def ever_approved(catalog: Catalog) -> tuple[Translation, ...]:
    """Return every approved pair of a catalog, the live ones before the retired."""
    entries = (*catalog.translations, *catalog.obsolete)
    return tuple(entry for entry in entries if entry.is_approved)


def approved_pairs(catalog: Catalog) -> dict[MessageKey, Translation]:
    """Return every approved pair of a catalog, live or retired, by its key."""
    return {entry.key: entry for entry in ever_approved(catalog)}


def last_approved(
    translation: Translation, pairs: Mapping[MessageKey, Translation]
) -> str:
    """Return the text last approved for a message, or an empty text.

    That of an outdated entry was approved for its previous source, and stands
    among the `approved_pairs` of its catalog: retired, or live where the article
    has that source in another place still.
    """
    if translation.is_approved:
        return translation.text
    if not translation.is_fuzzy or translation.previous is None:
        return ""
    pair = pairs.get(translation.previous.key)
    return pair.text if pair else ""


def state_of(
    translation: Translation, pairs: Mapping[MessageKey, Translation]
) -> State:
    """Say how far a translation is; `pairs` are the `approved_pairs` of its catalog."""
    if translation.is_approved:
        return State.APPROVED
    if not translation.is_fuzzy:
        return State.UNTRANSLATED
    is_backed = bool(last_approved(translation, pairs))
    return State.OUTDATED if is_backed else State.FUZZY


def is_same(one: Catalog, other: Catalog) -> bool:
    """Say whether two catalogs are the same file, wherever its lines stand."""
    return _without_lines(one) == _without_lines(other)


def _without_lines(catalog: Catalog) -> Catalog:
    return replace(
        catalog,
        translations=tuple(map(_without_line, catalog.translations)),
        obsolete=tuple(map(_without_line, catalog.obsolete)),
    )


def _without_line(translation: Translation) -> Translation:
    return replace(translation, line=0) if translation.line else translation
