"""Memories and glossaries go to other programs and come from them."""

from typing import Any

import pytest
from hypothesis import given, settings
from translate.storage.tbx import tbxfile
from translate.storage.tmx import tmxfile

from pipeline import exchanging
from pipeline.exchanging.tbx import read_tbx
from pipeline.exchanging.xml import parse_xml
from pipeline.model.glossary import Concept, ConceptKind, Glossary, Status, Term
from pipeline.model.units import TranslationUnit, UnitFile
from pipeline.syntax import decode, encode_alone
from tests.exchanging.schemas import faults
from tests.manuscripts import article
from tests.strategies import inline

TAGS = ("fr", "en")


def tmx(*units: TranslationUnit) -> bytes:
    file = UnitFile(path="a.po", digest="", languages=TAGS, units=units)
    return exchanging.write_tmx([file], "1.0")


def read(content: bytes, *tags: str) -> list[UnitFile]:
    found = exchanging.read_memory(content, "locales/memory/a.tmx", "", tags or TAGS)
    assert not found.diagnostics
    return list(found.value)


def test_a_memory_is_valid_and_read_as_it_was() -> None:
    units = (
        TranslationUnit(source="Voir [le *rapport*][1].", text="See [*it*][1] & go."),
        TranslationUnit(source="5 * 3 *a*", text="*a* 4\u202f820", context="title"),
        TranslationUnit(source="`a` [^n]<br>b", text="[^n] `a`<br>b"),
    )
    content = tmx(*units)
    assert not faults("tmx-1.4", content)
    (file,) = read(content)
    assert file.languages == TAGS
    assert file.units == units


@settings(max_examples=200)
@given(inline)
def test_any_message_comes_back(typed: str) -> None:
    notes = "\n\n[^1]: note\n\n[^zwei]: note\n"
    for each in article(typed + notes).messages:
        plain = each.kind.is_plain
        text = decode(encode_alone(each.text, is_plain=plain), is_plain=plain)
        unit = TranslationUnit(source=text, text=text, context=each.context)
        (file,) = read(tmx(unit))
        assert not text or file.units == (unit,)


def test_an_independent_reader_finds_the_pairs() -> None:
    content = tmx(TranslationUnit(source="Un [mot][1] & deux.", text="A word & two."))
    parse: Any = tmxfile.parsestring  # it has no types
    (unit,) = parse(content).units
    assert str(unit.target) == "A word & two."


FOREIGN = """<?xml version="1.0"?><!DOCTYPE tmx SYSTEM "tmx14.dtd">
<tmx version="1.4"><header creationtool="x" srclang="en-GB"/><body>
<tu><tuv xml:lang="en-GB"><seg>A <bpt i="1">&lt;b&gt;</bpt>word<ept
 i="1">&lt;/b&gt;</ept> <ph x="1">{\\f1}</ph>here</seg></tuv>
<tuv lang="FR_fr"><seg>Un <hi>mot</hi> ici</seg></tuv>
<tuv xml:lang="de"><seg>Ein Wort</seg></tuv></tu>
<tu><tuv xml:lang="de"><seg>Nur so</seg></tuv></tu>
</body></tmx>"""


def test_a_foreign_memory_gives_the_pairs_of_the_site() -> None:
    (file,) = read(FOREIGN.encode())
    assert [(each.source, each.text) for each in file.units] == [
        ("Un mot ici", "A <b>word</b> here")
    ]
    pairs = {
        each.languages: len(each.units) for each in read(FOREIGN.encode(), "en", "de")
    }
    assert pairs == {("en", "de"): 1}


GLOSSARY = Glossary(
    concepts=(
        Concept(
            terms=(
                Term(text="conseil municipal", language="fr"),
                Term(text="conseil de ville", language="fr", status=Status.ADMITTED),
                Term(text="mairie", language="fr", status=Status.FORBIDDEN),
                Term(text="town council", language="en"),
            ),
            note="lower case & “so”",
        ),
        Concept(
            terms=(
                Term(text="ESS", language="fr"),
                Term(text="SSE", language="en"),
            ),
            kind=ConceptKind.ACRONYM,
        ),
        Concept(
            terms=(Term(text="Les Aubes", language="fr"),),
            kind=ConceptKind.NAME,
            has_case=True,
        ),
    )
)


def concepts(content: bytes) -> Glossary:
    root = parse_xml(content, "g.tbx").value
    assert root is not None
    return read_tbx(root)


def test_a_glossary_is_valid_and_read_as_it_was() -> None:
    content = exchanging.write_tbx(GLOSSARY, "fr")
    assert not faults("tbx-3", content)
    assert concepts(content) == GLOSSARY


def test_what_an_independent_program_writes_is_read() -> None:
    file: Any = tbxfile(sourcelanguage="fr", targetlanguage="en")
    unit = file.addsourceunit("conseil municipal")
    unit.target = "town council"
    (concept,) = concepts(bytes(file)).concepts
    assert [(each.language, each.text) for each in concept.terms] == [
        ("fr", "conseil municipal"),
        ("en", "town council"),
    ]


@pytest.mark.parametrize(
    "content",
    [
        # TBX 2, the terms in groups
        """<martif type="TBX" xml:lang="en"><text><body><termEntry id="1">
        <descrip type="definition">a body</descrip>
        <langSet xml:lang="en-US"><ntig><termGrp><term>council</term>
        <termNote type="administrativeStatus">preferredTerm-admn-sts</termNote>
        </termGrp></ntig></langSet>
        <langSet xml:lang="fr"><tig><term>conseil</term></tig><tig><term>mairie</term>
        <termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></tig>
        </langSet></termEntry></body></text></martif>""",
        # TBX 3 in DCT style
        """<tbx xmlns="urn:iso:std:iso:30042:ed-2" type="TBX-Min" style="dct"
        xmlns:min="http://www.tbxinfo.net/ns/min" xml:lang="en"><text><body>
        <conceptEntry id="1"><note>a body</note>
        <langSec xml:lang="en-US"><termSec><term>council</term></termSec></langSec>
        <langSec xml:lang="fr"><termSec><term>conseil</term>
        <min:administrativeStatus>preferred</min:administrativeStatus></termSec>
        <termSec><term>mairie</term>
        <min:administrativeStatus>notRecommended</min:administrativeStatus></termSec>
        </langSec></conceptEntry></body></text></tbx>""",
    ],
)
def test_other_dialects_are_read(content: str) -> None:
    (concept,) = concepts(content.encode()).concepts
    assert concept.note == "a body"
    assert [(each.text, each.language, each.status) for each in concept.terms] == [
        ("council", "en-US", Status.PREFERRED),
        ("conseil", "fr", Status.PREFERRED),
        ("mairie", "fr", Status.FORBIDDEN),
    ]
