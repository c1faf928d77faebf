"""A glossary as people keep it in a spreadsheet."""

import pytest
from hypothesis import given, strategies as st

from pipeline import glossaries
from pipeline.model.diagnostics import Severity
from pipeline.model.glossary import Concept, ConceptKind, Glossary, Status, Term
from pipeline.text import fold


def read(text: str) -> Glossary:
    found = glossaries.parse(text.encode(), "glossary.csv")
    assert not found.diagnostics, found.diagnostics
    return found.value


def complaints(content: bytes) -> list[tuple[int, Severity]]:
    found = glossaries.parse(content, "glossary.csv").diagnostics
    assert {each.code for each in found} <= {"invalid-glossary"}
    return [(each.line, each.severity) for each in found]


def test_a_row_is_a_concept_with_its_terms() -> None:
    glossary = read(
        "kind,fr,fr variants,fr forbidden,en,case,note\n"
        "term,courriel,mél | message,e-mail,email,,dans les titres aussi\n"
    )
    (concept,) = glossary.concepts
    assert [(each.text, each.status) for each in concept.terms] == [
        ("courriel", Status.PREFERRED),
        ("mél", Status.ADMITTED),
        ("message", Status.ADMITTED),
        ("e-mail", Status.FORBIDDEN),
        ("email", Status.PREFERRED),
    ]
    assert concept.note == "dans les titres aussi"


def test_what_spreadsheets_write_is_read() -> None:
    text = "\ufeffkind;fr;en\r\nname;Ville de Lyon;City of Lyon\r\n;;\r\n"
    (concept,) = read(text).concepts
    assert concept.kind is ConceptKind.NAME


def test_an_empty_file_has_no_concepts() -> None:
    assert read("") == Glossary()


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"\xff\xfe", [(1, Severity.ERROR)]),
        (b"fr,en\n,\nverb,x\n", []),
        (b"kind,fr,en\nverb,a,b\n", [(2, Severity.ERROR)]),
        (
            b"kind,fr,en\nterm,,\nterm,!!,b\n",
            [(2, Severity.ERROR), (3, Severity.ERROR)],
        ),
        (b"kind,fr,colour\nterm,a,b\n", [(1, Severity.WARNING)]),
        (b"kind,fr\nterm," + b"x" * 3000 + b"\n", [(2, Severity.ERROR)]),
        (b'kind,fr\nterm,"' + b"x" * 200_000 + b'"\n', [(2, Severity.ERROR)]),
    ],
    ids=["not UTF-8", "fine", "kind", "empty", "column", "long", "endless"],
)
def test_what_can_not_be_used_is_said_with_its_line(
    content: bytes, expected: list[tuple[int, Severity]]
) -> None:
    assert complaints(content) == expected


_TEXT = st.text(st.sampled_from('abÉœ é-’&|,;"\u00a0'), min_size=1, max_size=12)
_TERMS = st.builds(
    Term,
    text=_TEXT.map(lambda text: fold(f"a{text.replace('|', '')}b")),
    language=st.sampled_from(["fr", "en", "fr-CA"]),
    status=st.sampled_from(Status),
)


@given(st.lists(st.tuples(st.lists(_TERMS, min_size=1), st.sampled_from(ConceptKind))))
def test_what_is_written_is_read_back(
    rows: list[tuple[list[Term], ConceptKind]],
) -> None:
    known = Glossary(
        concepts=tuple(Concept(terms=tuple(each), kind=kind) for each, kind in rows)
    )
    again = glossaries.parse(glossaries.serialize(known), "glossary.csv")
    assert [_bare(each) for each in again.value.concepts] == [
        _bare(each) for each in known.concepts
    ]


def _bare(concept: Concept) -> tuple[ConceptKind, list[tuple[str, str, str]]]:
    terms = sorted(
        (each.language, each.status.value, each.text) for each in concept.terms
    )
    return concept.kind, terms
