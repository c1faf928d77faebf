"""Bytes of a stranger's file → what they are: parcels, a memory or a glossary."""

from collections.abc import Iterable

from lxml.etree import _Element as Element
from msgspec import Struct
from msgspec.structs import replace

from pipeline.exchanging.parcels import Parcel
from pipeline.exchanging.tbx import read_tbx
from pipeline.exchanging.tmx import read_tmx
from pipeline.exchanging.xliff import read_xliff, write_xliff
from pipeline.exchanging.xliff12 import read_xliff12, write_xliff12
from pipeline.exchanging.xml import name_of, parse_xml, refusal
from pipeline.model.diagnostics import Checked
from pipeline.model.glossary import Glossary
from pipeline.model.phrases import say
from pipeline.model.units import UnitFile

SUFFIXES = (".po", ".xlf", ".xliff", ".tmx", ".tbx")
"""How the names of files that can be read end."""


class Contents(Struct, frozen=True, kw_only=True):
    """What a file holds: one of these, and the others empty."""

    parcels: tuple[Parcel, ...] = ()
    memory: tuple[UnitFile, ...] = ()
    glossary: Glossary | None = None


def open_parcels(content: bytes, path: str, tags: tuple[str, ...]) -> Checked[Contents]:
    """Return what is in a file (XLIFF 2 and 1.2, TMX, TBX), told by its root.

    `tags` are the languages of the site. What is refused has an error.
    """
    parsed = parse_xml(content, path)
    if parsed.value is None:
        return Checked(value=Contents(), diagnostics=parsed.diagnostics)
    found = _contents(parsed.value, path, tags)
    if found is not None:
        return Checked(value=found)
    why = say(
        "`<{name}>` is nothing that can be taken in: XLIFF 2 or 1.2, TMX or TBX is.",
        name=name_of(parsed.value),
    )
    return Checked(value=Contents(), diagnostics=(refusal(path, why),))


def _contents(root: Element, path: str, tags: tuple[str, ...]) -> Contents | None:
    match name_of(root):
        case "xliff":
            is_new = root.get("version", "").startswith("2")
            read = read_xliff if is_new else read_xliff12
            return Contents(parcels=tuple(read(root)))
        case "tmx":
            return Contents(memory=tuple(read_tmx(root, path, tags)))
        case "tbx" | "martif":
            return Contents(glossary=read_tbx(root))
    return None


def read_memory(
    content: bytes, path: str, digest: str, tags: tuple[str, ...]
) -> Checked[tuple[UnitFile, ...]]:
    """Return the units of a TMX file by pair of languages; none, if it is none.

    `digest` is what whoever keeps them knows the content by.
    """
    opened = open_parcels(content, path, tags)
    return Checked(
        value=tuple(replace(each, digest=digest) for each in opened.value.memory),
        diagnostics=opened.diagnostics,
    )


def write_parcels(
    parcels: Iterable[Parcel], languages: tuple[str, str], *, is_old: bool = False
) -> bytes:
    """Return XLIFF 2.1, or 1.2; `languages` are those of all parcels."""
    return write_xliff12(parcels) if is_old else write_xliff(parcels, languages)
