"""A source and its translation, as a translation memory keeps them."""

from msgspec import Struct


class TranslationUnit(Struct, frozen=True, kw_only=True, gc=False):
    """A translation unit (TMX 1.4b): a text and what it was translated by.

    `context` is the msgctxt, and `origin` the file that it stands in.
    """

    source: str
    text: str
    context: str = ""
    origin: str = ""


class UnitFile(Struct, frozen=True, kw_only=True):
    """The units of a file, and a digest of what it held when they were read.

    `languages` are the BCP 47 tags of sources and translations.
    """

    path: str
    digest: str
    languages: tuple[str, str]
    units: tuple[TranslationUnit, ...]
