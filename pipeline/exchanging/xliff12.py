"""Parcels ↔ XLIFF 1.2 (OASIS, 1 February 2008), for the programs that want it."""

from collections.abc import Iterable, Iterator

from lxml.etree import _Element as Element

from pipeline.exchanging.inline import InlineReader, kind_of, write_native
from pipeline.exchanging.parcels import ExchangeUnit, Parcel, Progress
from pipeline.exchanging.xliff import OWN
from pipeline.exchanging.xml import attributes, children, escape, find, text_of
from pipeline.syntax import InlineCode, Piece, Role

NAMESPACE = "urn:oasis:names:tc:xliff:document:1.2"

_STATES = {
    Progress.EMPTY: "needs-translation",
    Progress.DRAFT: "needs-review-translation",
    Progress.APPROVED: "final",
}
_DONE = frozenset({"translated", "final", "signed-off"})
_KEEP = ' xml:space="preserve"'
_TYPES = {
    "break": "lb",
    "struck": "x-struck",
    "code": "x-code",
    "note": "x-note",
    "tag": "x-tag",
}


def write_xliff12(parcels: Iterable[Parcel]) -> bytes:
    """Return a document with a file for each parcel."""
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<xliff xmlns="{NAMESPACE}" xmlns:d="{OWN}" version="1.2">',
    ]
    for parcel in parcels:
        source, target = parcel.languages
        named = attributes(
            original=parcel.path,
            source_language=source,
            target_language=target,
            datatype="x-markdown",
        )
        lines += [f"  <file{named}>", "    <body>"]
        lines += (line for unit in parcel.units for line in _unit(unit))
        lines += ["    </body>", "  </file>"]
    return "\n".join((*lines, "</xliff>", "")).encode()


def _unit(unit: ExchangeUnit) -> Iterator[str]:
    is_approved = unit.progress is Progress.APPROVED
    named = attributes(
        id=unit.id,
        resname=unit.context,
        approved="yes" if is_approved else "no",
        d__was=unit.was,
    )
    yield f"      <trans-unit{named}{_KEEP}>"
    yield f"        <source>{write_native(unit.source, _attributes)}</source>"
    # Programs such as OmegaT fill a target, and add none where it is missing.
    target = write_native(unit.target, _attributes)
    state = _STATES[unit.progress]
    yield f'        <target state="{state}">{target}</target>'
    for origin, texts in (("developer", unit.notes), ("translator", unit.remarks)):
        for text in texts:
            yield f'        <note from="{origin}">{escape(text)}</note>'
    yield "      </trans-unit>"


def _attributes(code: InlineCode) -> str:
    number = f' id="{code.number}"'
    if code.role is Role.END:
        return number
    kind = kind_of(code)
    return f'{number} ctype="{_TYPES.get(kind, kind)}"'


def read_xliff12(root: Element) -> Iterator[Parcel]:
    """Yield the parcel of each file of a document."""
    for file in find(root, "file"):
        yield Parcel(
            path=file.get("original", ""),
            languages=(
                file.get("source-language", ""),
                file.get("target-language", ""),
            ),
            units=tuple(map(_read_unit, find(file, "trans-unit"))),
        )


def _read_unit(element: Element) -> ExchangeUnit:
    reader = InlineReader()
    target = _pieces(element, "target", reader)
    notes = tuple(children(element, "note"))
    return ExchangeUnit(
        id=element.get("id", ""),
        source=_pieces(element, "source", reader),
        target=target,
        progress=_progress(element) if target else Progress.EMPTY,
        context=element.get("resname", ""),
        notes=tuple(text_of(each) for each in notes if _is_ours(each)),
        remarks=tuple(text_of(each) for each in notes if not _is_ours(each)),
        was=element.get(f"{{{OWN}}}was", ""),
    )


def _is_ours(note: Element) -> bool:
    return note.get("from") == "developer"


def _pieces(element: Element, name: str, reader: InlineReader) -> tuple[Piece, ...]:
    found = children(element, name)
    return tuple(piece for each in found for piece in reader.read(each))


def _progress(element: Element) -> Progress:
    states = {each.get("state", "") for each in children(element, "target")}
    if element.get("approved") == "yes" or states & _DONE:
        return Progress.APPROVED
    is_draft = any(each == "new" or each.startswith("needs-") for each in states)
    return Progress.DRAFT if is_draft else Progress.UNKNOWN
