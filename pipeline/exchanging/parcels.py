"""What a translation program is given: a catalog as units, in nobody's format."""

from enum import StrEnum
from hashlib import blake2b

from msgspec import Struct

from pipeline.syntax import Piece


class Progress(StrEnum):
    """How far a unit is, as far as a file says so."""

    EMPTY = "empty"
    DRAFT = "draft"
    APPROVED = "approved"
    UNKNOWN = "unknown"


class ExchangeUnit(Struct, frozen=True, kw_only=True):
    """A text and its translation (XLIFF's unit, and its trans-unit).

    `id` is made of what the catalog knows the text by, so that it finds its
    entry again. In a plain text no mark has a meaning. `notes` are for the
    translator, `remarks` the translator's own. `was` is what `work` was when
    the unit was handed out.
    """

    id: str
    source: tuple[Piece, ...]
    target: tuple[Piece, ...] = ()
    progress: Progress = Progress.EMPTY
    context: str = ""
    is_plain: bool = False
    notes: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    was: str = ""

    @property
    def work(self) -> str:
        """What changes when someone works on the translation."""
        return work_of(self.target, self.progress)

    @property
    def is_touched(self) -> bool:
        """Whether someone did since it was handed out, as far as can be said."""
        if self.progress is Progress.UNKNOWN:
            return all(self.was != work_of(self.target, each) for each in Progress)
        return self.was != self.work


class Parcel(Struct, frozen=True, kw_only=True):
    """The units of one catalog; `path` is that of the catalog in the site.

    `languages` are the BCP 47 tags of source and translation.
    """

    path: str
    languages: tuple[str, str]
    units: tuple[ExchangeUnit, ...]


def fingerprint(*texts: str) -> str:
    """Return a short name for texts: 16 hexadecimal digits."""
    return blake2b("\0".join(texts).encode(), digest_size=8).hexdigest()


def work_of(target: tuple[Piece, ...], progress: Progress) -> str:
    """Return a short name for a text and its state."""
    return fingerprint(progress.value, *map(str, visible(target)))


def visible(pieces: tuple[Piece, ...]) -> tuple[str | tuple[int, str], ...]:
    """Return what a person sees of pieces: texts, and which codes stand where."""
    return tuple(
        each if isinstance(each, str) else (each.number, each.role.value)
        for each in pieces
    )
