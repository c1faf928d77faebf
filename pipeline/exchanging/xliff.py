"""Parcels ↔ XLIFF 2.1 (OASIS, 13 February 2018; ISO 21720:2024)."""

from collections.abc import Iterable, Iterator, Mapping

from lxml.etree import _Element as Element

from pipeline.exchanging.inline import InlineReader, kind_of
from pipeline.exchanging.parcels import ExchangeUnit, Parcel, Progress
from pipeline.exchanging.xml import attributes, children, escape, find, text_of
from pipeline.syntax import InlineCode, Piece, Role

NAMESPACE = "urn:oasis:names:tc:xliff:document:2.0"
"""That of 2.1 too (section 1.1.1)."""

OWN = "urn:diptyque:exchange"
"""The namespace of what we add."""

_STATES = {
    Progress.EMPTY: "initial",
    Progress.DRAFT: "initial",
    Progress.APPROVED: "final",
}
_HEAD = f"""\
<?xml version="1.0" encoding="UTF-8"?>
<xliff xmlns="{NAMESPACE}" xmlns:d="{OWN}" version="2.1"
       srcLang="{{source}}" trgLang="{{target}}">"""
_DRAFT = "diptyque:draft"
_DONE = frozenset({"translated", "reviewed", "final"})
_KEEP = ' xml:space="preserve"'
_TYPES = {
    "link": ' type="link"',
    "image": ' type="image"',
    "bold": ' type="fmt" subType="xlf:b"',
    "italic": ' type="fmt" subType="xlf:i"',
    "struck": ' type="fmt"',
    "break": ' type="fmt" subType="xlf:lb"',
}


def write_xliff(parcels: Iterable[Parcel], languages: tuple[str, str]) -> bytes:
    """Return a document with a file for each parcel, all of one pair of languages."""
    source, target = languages
    lines = [_HEAD.format(source=source, target=target)]
    for number, parcel in enumerate(parcels, 1):
        lines.append(f"  <file{attributes(id=f'f{number}', original=parcel.path)}>")
        lines += (line for unit in parcel.units for line in _unit(unit))
        lines.append("  </file>")
    return "\n".join((*lines, "</xliff>", "")).encode()


def _unit(unit: ExchangeUnit) -> Iterator[str]:
    yield f"    <unit{attributes(id=unit.id, name=unit.context, d__was=unit.was)}>"
    yield from _notes(unit)
    data = dict(_data((*unit.source, *unit.target)))
    if data:
        yield "      <originalData>"
        for name, literal in data.items():
            yield f'        <data id="{name}"{_KEEP}>{escape(literal)}</data>'
        yield "      </originalData>"
    state = attributes(
        state=_STATES[unit.progress],
        subState=_DRAFT if unit.progress is Progress.DRAFT else "",
    )
    yield f"      <segment{state}>"
    yield f"        <source{_KEEP}>{_inline(unit.source)}</source>"
    if unit.target:
        yield f"        <target{_KEEP}>{_inline(unit.target)}</target>"
    yield "      </segment>"
    yield "    </unit>"


def _notes(unit: ExchangeUnit) -> Iterator[str]:
    if not unit.notes and not unit.remarks:
        return
    yield "      <notes>"
    for category, texts in (("developer", unit.notes), ("translator", unit.remarks)):
        for text in texts:
            yield f'        <note category="{category}">{escape(text)}</note>'
    yield "      </notes>"


def _data(pieces: Iterable[Piece]) -> Iterator[tuple[str, str]]:
    """Yield what each code stands for, under the name that refers to it."""
    for each in pieces:
        if isinstance(each, InlineCode):
            yield _reference(each.number, each.role), each.literal


def _reference(number: int, role: Role) -> str:
    return f"{role.value[0]}{number}"


def _inline(pieces: Iterable[Piece]) -> str:
    written: list[str] = []
    for piece in pieces:
        if isinstance(piece, str):
            written.append(escape(piece))
        elif piece.role is Role.END:
            written.append("</pc>")
        else:
            written.append(_code(piece))
    return "".join(written)


def _code(code: InlineCode) -> str:
    kind = _TYPES.get(kind_of(code), "")
    name = f' id="{code.number}"{kind}'
    if code.role is Role.ALONE:
        shown = attributes(disp=code.literal)
        return f'<ph{name}{shown} dataRef="{_reference(code.number, Role.ALONE)}"/>'
    start, end = (_reference(code.number, each) for each in (Role.START, Role.END))
    return f'<pc{name} dataRefStart="{start}" dataRefEnd="{end}">'


def read_xliff(root: Element) -> Iterator[Parcel]:
    """Yield the parcel of each file of a document."""
    languages = (root.get("srcLang", ""), root.get("trgLang", ""))
    for file in find(root, "file"):
        yield Parcel(
            path=file.get("original", ""),
            languages=languages,
            units=tuple(map(_read_unit, find(file, "unit"))),
        )


def _read_unit(element: Element) -> ExchangeUnit:
    data = {each.get("id", ""): text_of(each) for each in find(element, "data")}
    segments = tuple(children(element, "segment", "ignorable"))
    reader = InlineReader(data)
    notes = _read_notes(element)
    target = tuple(_target(segments, reader))
    return ExchangeUnit(
        id=element.get("id", ""),
        source=_joined(segments, "source", reader),
        target=target,
        progress=_progress(segments) if target else Progress.EMPTY,
        context=element.get("name", ""),
        notes=notes.get("developer", ()),
        remarks=tuple(
            note
            for category, texts in notes.items()
            if category != "developer"
            for note in texts
        ),
        was=element.get(f"{{{OWN}}}was", ""),
    )


def _read_notes(element: Element) -> Mapping[str, tuple[str, ...]]:
    notes: dict[str, tuple[str, ...]] = {}
    for each in find(element, "note"):
        category = each.get("category", "")
        notes[category] = (*notes.get(category, ()), text_of(each))
    return notes


def _joined(
    segments: Iterable[Element], name: str, reader: InlineReader
) -> tuple[Piece, ...]:
    return tuple(
        piece
        for segment in segments
        for part in children(segment, name)
        for piece in reader.read(part)
    )


def _target(segments: Iterable[Element], reader: InlineReader) -> Iterator[Piece]:
    """Yield the target, in its own order; what is between segments is as it was."""
    ordered = sorted(enumerate(segments, 1), key=_place)
    if not any(True for _, each in ordered for _ in children(each, "target")):
        return
    for _, segment in ordered:
        has_own = any(True for _ in children(segment, "target"))
        is_between = segment.tag == f"{{{NAMESPACE}}}ignorable"
        if has_own or is_between:
            yield from _joined((segment,), "target" if has_own else "source", reader)


def _place(numbered: tuple[int, Element]) -> int:
    number, segment = numbered
    orders = (each.get("order", "") for each in children(segment, "target"))
    return next((int(each) for each in orders if each.isdecimal()), number)


def _progress(segments: Iterable[Element]) -> Progress:
    """Return how far the least of the segments is."""
    states: set[Progress] = set()
    for each in segments:
        if each.tag != f"{{{NAMESPACE}}}segment":
            continue
        if not any(True for _ in children(each, "target")):
            states.add(Progress.DRAFT)
        elif each.get("state", "") in _DONE:
            states.add(Progress.APPROVED)
        else:
            is_ours = each.get("subState", "") == _DRAFT
            states.add(Progress.DRAFT if is_ours else Progress.UNKNOWN)
    order = (Progress.DRAFT, Progress.UNKNOWN, Progress.APPROVED)
    return next(each for each in order if each in states or each is order[-1])
