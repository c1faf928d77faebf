"""A glossary ↔ TBX (ISO 30042:2019, the dialect TBX-Basic, in DCA style).

Older files (TBX 2, `martif`) and those in DCT style are read too.
"""

from collections.abc import Iterable, Iterator

from lxml.etree import _Element as Element

from pipeline.exchanging.xml import children, escape, find, name_of, tag_in, text_of
from pipeline.glossaries import LONGEST, has_words
from pipeline.model.glossary import Concept, ConceptKind, Glossary, Status, Term
from pipeline.text import fold, normalize, trim

_STATUSES = {
    Status.PREFERRED: "preferredTerm-admn-sts",
    Status.ADMITTED: "admittedTerm-admn-sts",
    Status.FORBIDDEN: "deprecatedTerm-admn-sts",
}
_FORBIDDEN = ("deprecated", "superseded", "obsolete", "notrecommended", "forbidden")
_ADMITTED = ("admitted", "accepted", "legal", "regulated", "standardized")
_HAS_CASE = "Capitals count."
_NAME = "properNoun"
_ACRONYM = "acronym"
_HEAD = """\
<?xml version="1.0" encoding="UTF-8"?>
<tbx xmlns="urn:iso:std:iso:30042:ed-2" type="TBX-Basic" style="dca" xml:lang="{language}">
  <tbxHeader>
    <fileDesc>
      <sourceDesc>
        <p>A glossary kept with Diptyque</p>
      </sourceDesc>
    </fileDesc>
  </tbxHeader>
  <text>
    <body>"""  # noqa: E501 - one tag


def write_tbx(glossary: Glossary, language: str) -> bytes:
    """Return a document; `language` is that in which its notes are taken to be."""
    lines = [_HEAD.format(language=language)]
    for number, concept in enumerate(glossary.concepts, 1):
        lines += _concept(concept, number)
    return "\n".join((*lines, "    </body>", "  </text>", "</tbx>", "")).encode()


def _concept(concept: Concept, number: int) -> Iterator[str]:
    yield f'      <conceptEntry id="c{number}">'
    for note in (concept.note, _HAS_CASE if concept.has_case else ""):
        if note:
            yield f"        <note>{escape(note)}</note>"
    for tag in dict.fromkeys(term.language for term in concept.terms):
        yield f'        <langSec xml:lang="{tag}">'
        for term in concept.terms:
            if term.language == tag:
                yield from _term(term, concept.kind)
        yield "        </langSec>"
    yield "      </conceptEntry>"


def _term(term: Term, kind: ConceptKind) -> Iterator[str]:
    yield "          <termSec>"
    yield f"            <term>{escape(term.text)}</term>"
    if kind is ConceptKind.NAME:
        yield f'            <termNote type="partOfSpeech">{_NAME}</termNote>'
    if kind is ConceptKind.ACRONYM:
        yield f'            <termNote type="termType">{_ACRONYM}</termNote>'
    status = _STATUSES[term.status]
    yield f'            <termNote type="administrativeStatus">{status}</termNote>'
    yield "          </termSec>"


def read_tbx(root: Element) -> Glossary:
    """Return the concepts of a document that have a term which can be found."""
    entries = find(root, "conceptEntry", "termEntry")
    concepts = (_read_concept(each) for each in entries)
    return Glossary(concepts=tuple(each for each in concepts if each.terms))


def _read_concept(element: Element) -> Concept:
    notes = [_text(each) for each in children(element, "note")]
    notes += [_text(each) for each in find(element, "descrip", "definition")]
    categories = {each for term in find(element, "term") for each in _categories(term)}
    return Concept(
        terms=tuple(dict.fromkeys(_read_terms(element))),
        kind=_kind(categories),
        note=next((each for each in notes if each and each != _HAS_CASE), ""),
        has_case=_HAS_CASE in notes,
    )


def _kind(categories: set[str]) -> ConceptKind:
    if _ACRONYM in categories:
        return ConceptKind.ACRONYM
    return ConceptKind.NAME if _NAME in categories else ConceptKind.TERM


def _read_terms(element: Element) -> Iterator[Term]:
    """Yield the terms, the first of a language as preferred if none is said to be."""
    for section in find(element, "langSec", "langSet"):
        tag = tag_in(section)
        terms = [(_text(each), _status(each)) for each in find(section, "term")]
        fit = [each for each in terms if tag and has_words(each[0])]
        is_said = any(status is Status.PREFERRED for _, status in fit)
        for text, status in fit:
            known = status or (Status.ADMITTED if is_said else Status.PREFERRED)
            is_said = is_said or known is Status.PREFERRED
            yield Term(text=text, language=tag, status=known)


def _status(term: Element) -> Status | None:
    for category in _categories(term):
        plain = category.lower()
        if plain.startswith(_FORBIDDEN):
            return Status.FORBIDDEN
        if plain.startswith("preferred"):
            return Status.PREFERRED
        if plain.startswith(_ADMITTED):
            return Status.ADMITTED
    return None


def _categories(term: Element) -> Iterator[str]:
    """Yield the values of what is noted of a term, whatever the style."""
    group = term.getparent()
    section = group.getparent() if group is not None else None
    groups: Iterable[Element] = () if group is None else (group,)
    if section is not None and name_of(section) in {"ntig", "termSec"}:
        groups = (*groups, section)  # `termGrp` stands between them
    for each in groups:
        for child in each.iter():
            if name_of(child) not in {"term", ""} and not len(child):
                yield _text(child)


def _text(element: Element) -> str:
    return normalize(fold(trim(text_of(element))))[:LONGEST]
