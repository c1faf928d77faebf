"""Translation units ↔ TMX 1.4b (LISA OSCAR, 26 April 2005; now GALA)."""

from collections.abc import Iterable, Iterator, Mapping

from lxml.etree import _Element as Element

from pipeline.exchanging.inline import InlineReader, kind_of, write_native
from pipeline.exchanging.xml import (
    attributes,
    children,
    find,
    fits,
    tag_in,
    text_of,
)
from pipeline.model.units import TranslationUnit, UnitFile
from pipeline.syntax import InlineCode, Piece, Role, decode, encode_alone, is_mark

_CONTEXT = "x-context"
_FILE = "x-file"
_KINDS = {
    "image": "image",
    "italic": "italic",
    "bold": "bold",
    "break": "lb",
}


def write_tmx(files: Iterable[UnitFile], version: str) -> bytes:
    """Return a document with all units; `version` is ours."""
    return "\n".join((*_lines(files, version), "")).encode()


def _lines(files: Iterable[UnitFile], version: str) -> Iterator[str]:
    header = attributes(
        creationtool="diptyque",
        creationtoolversion=version,
        segtype="paragraph",
        o_tmf="PO",
        adminlang="en",
        srclang="*all*",
        datatype="plaintext",
    )
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield '<tmx version="1.4">'
    yield f"  <header{header}/>"
    yield "  <body>"
    for file in files:
        for unit in file.units:
            if fits(unit.source + unit.text):
                yield from _unit(unit, file)
    yield "  </body>"
    yield "</tmx>"


def _unit(unit: TranslationUnit, file: UnitFile) -> Iterator[str]:
    source, target = file.languages
    is_plain = bool(unit.context)
    pieces = encode_alone(unit.source, is_plain=is_plain)
    translated = encode_alone(unit.text, pieces, is_plain=is_plain)
    yield f"    <tu{attributes(srclang=source)}>"
    if unit.context:
        yield f'      <prop type="{_CONTEXT}">{unit.context}</prop>'
    yield f'      <prop type="{_FILE}">{attributes(x=file.path)[4:-1]}</prop>'
    for tag, each in ((source, pieces), (target, translated)):
        segment = write_native(each, _attributes)
        yield f'      <tuv xml:lang="{tag}"><seg>{segment}</seg></tuv>'
    yield "    </tu>"


def _attributes(code: InlineCode) -> str:
    kind = kind_of(code)
    named = _KINDS.get(kind, f"x-{kind}")
    if code.role is Role.ALONE:
        return attributes(x=str(code.number), type=named)
    if code.role is Role.END:
        return attributes(i=str(code.number))
    return attributes(i=str(code.number), x=str(code.number), type=named)


def read_tmx(root: Element, path: str, tags: tuple[str, ...]) -> Iterator[UnitFile]:
    """Yield the units of a document for each two languages of the site.

    The files have the path, and behind it the two languages, and no digest. A
    segment in `fr-FR` counts as `fr` where that is the site's.
    """
    units = tuple(_read_units(root, tags))
    for pair in pairs(tags):
        yield UnitFile(
            path=paired_path(path, pair),
            digest="",
            languages=pair,
            units=tuple(_of_pair(units, pair)),
        )


def pairs(tags: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Yield each two languages once: a pair serves both ways."""
    for at, one in enumerate(tags):
        for other in tags[at + 1 :]:
            yield one, other


def paired_path(path: str, pair: tuple[str, str]) -> str:
    """Return what a memory calls a part of a file."""
    return f"{path}#{pair[0]}-{pair[1]}"


_Segments = Mapping[str, tuple[Piece, ...]]


def _read_units(
    root: Element, tags: tuple[str, ...]
) -> Iterator[tuple[str, _Segments]]:
    """Yield the context and the segments of each unit, by language."""
    for unit in find(root, "tu"):
        contexts = (text_of(p) for p in children(unit, "prop") if _is_context(p))
        segments = {}
        for variant in children(unit, "tuv"):
            tag = _site_tag(variant, tags)
            for segment in children(variant, "seg"):
                segments[tag] = tuple(_known(InlineReader().read(segment)))
        yield next(contexts, ""), segments


def _is_context(prop: Element) -> bool:
    return prop.get("type") == _CONTEXT


def _site_tag(element: Element, tags: tuple[str, ...]) -> str:
    """Return the language of the site that an element is in, or nothing."""
    exact = tag_in(element)
    language = exact.partition("-")[0]
    return next((each for each in (exact, language) if each in tags), "")


def _known(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Leave out the marks of other formats, which mean nothing here."""
    for piece in pieces:
        if isinstance(piece, str) or is_mark(piece):
            yield piece


def _of_pair(
    units: Iterable[tuple[str, _Segments]], pair: tuple[str, str]
) -> Iterator[TranslationUnit]:
    for context, segments in units:
        source, text = (
            decode(segments.get(tag, ()), is_plain=bool(context)) for tag in pair
        )
        if source and text:
            yield TranslationUnit(source=source, text=text, context=context)
