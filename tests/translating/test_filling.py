"""What memory and glossary put into an entry, and what they never do."""

from typing import Any

import pytest

from pipeline import glossaries
from pipeline.catalogs import hints
from pipeline.model.articles import Kind, Message
from pipeline.model.catalogs import Previous, Translation
from pipeline.model.locales import parse_tag
from pipeline.model.site import MemoryUse, Prefill
from pipeline.model.units import TranslationUnit
from pipeline.translating import Filled, Means, Origin, fill, fill_by_machine

SOURCE = "The council meets on 15 November in the great hall of the city."
FRENCH = "Le conseil se réunit le 15 novembre dans la grande salle de la ville."
GLOSSARY = glossaries.parse(
    b"kind,en,fr,fr forbidden,note\n"
    b"term,council,conseil,concile,the elected one\n"
    b"term,great hall,grande salle,,\n",
    "glossary.csv",
).value


def filled(entry: Translation, *units: TranslationUnit, **policy: Any) -> Filled:
    means = Means(
        source=parse_tag("en"),
        target=parse_tag("fr"),
        glossary=GLOSSARY,
        policy=Prefill(**policy),
    )
    message = Message(text=entry.source, kind=Kind.PARAGRAPH)
    return fill(entry, message, units, means)


def unit(source: str, text: str, context: str = "") -> TranslationUnit:
    return TranslationUnit(source=source, text=text, context=context, origin="autumn")


def test_the_very_source_fills_and_is_to_be_reviewed() -> None:
    found = filled(Translation(source=SOURCE), unit(SOURCE, FRENCH))
    assert found.origin is Origin.MEMORY
    assert (found.entry.text, found.entry.is_fuzzy) == (FRENCH, True)
    assert hints(found.entry)[0] == (
        "filled by the memory, 100 %, from autumn: see that it fits here"
    )


def test_a_site_may_trust_its_memory() -> None:
    found = filled(
        Translation(source=SOURCE), unit(SOURCE, FRENCH), memory=MemoryUse.APPROVED
    )
    assert found.entry.is_approved
    assert not hints(found.entry)


@pytest.mark.parametrize(
    "units",
    [
        (unit(SOURCE, FRENCH), unit(SOURCE, "Le conseil siège le 15 novembre.")),
        (unit(SOURCE, FRENCH, context="title"),),
        (unit(SOURCE.replace("great", "small"), FRENCH),),
    ],
    ids=["two translations", "another context", "another source"],
)
def test_a_memory_that_is_not_sure_is_not_trusted(
    units: tuple[TranslationUnit, ...],
) -> None:
    found = filled(Translation(source=SOURCE), *units, memory=MemoryUse.APPROVED)
    assert found.entry.text == FRENCH
    assert found.entry.is_fuzzy


def test_a_source_alike_fills_with_its_figures_changed() -> None:
    found = filled(
        Translation(source=SOURCE.replace("15 November", "3 December")),
        unit(SOURCE, FRENCH),
    )
    assert found.origin is Origin.NEAR
    assert "le 3 décembre" in found.entry.text
    assert "[-15 November-]{+3 December+}" in hints(found.entry)[0]


def test_one_that_is_less_alike_is_a_suggestion() -> None:
    source = "The council meets on 15 November, behind closed doors."
    found = filled(Translation(source=source), unit(SOURCE, FRENCH))
    assert not found.entry.text
    (line,) = (each for each in hints(found.entry) if each.startswith("memory, "))
    assert FRENCH in line


def test_marks_that_the_source_has_not_keep_a_text_out() -> None:
    found = filled(Translation(source=SOURCE), unit(SOURCE, f"*{FRENCH}*"))
    assert not found.entry.text
    assert found.is_helped


def test_what_a_person_typed_stays() -> None:
    typed = Translation(source=SOURCE, text="Le conseil…", is_fuzzy=True)
    found = filled(typed, unit(SOURCE, FRENCH))
    assert found.origin is None
    assert (found.entry.text, found.entry.is_fuzzy) == ("Le conseil…", True)
    assert any(FRENCH in line for line in hints(found.entry))


def test_the_text_that_is_to_be_reviewed_is_not_suggested_again() -> None:
    entry = Translation(
        source=SOURCE,
        text="x",
        is_fuzzy=True,
        previous=Previous(source="Old " + SOURCE),
    )
    found = filled(entry, unit("Old " + SOURCE, FRENCH))
    assert not any(FRENCH in line for line in hints(found.entry))


def test_terms_are_told_with_what_must_not_be_said() -> None:
    found = filled(Translation(source=SOURCE))
    assert hints(found.entry) == (
        "term: council → conseil (never: concile) – the elected one",
        "term: great hall → grande salle",
    )


@pytest.mark.parametrize(
    ("source", "text"), [("council", "conseil"), ("Councils", "Conseil")]
)
def test_a_text_that_is_a_term_is_filled(source: str, text: str) -> None:
    found = filled(Translation(source=source))
    assert found.origin is Origin.GLOSSARY
    assert (found.entry.text, found.entry.is_fuzzy) == (text, True)


def test_filling_again_changes_nothing() -> None:
    units = (unit(SOURCE, FRENCH), unit(SOURCE + " Soon.", "Bientôt."))
    once = filled(Translation(source=SOURCE, extracted=("paragraph",)), *units)
    again = filled(once.entry, *units)
    assert again.entry == once.entry
    assert again.origin is None
    assert not again.is_helped


def test_a_machine_says_its_name_and_is_never_approved() -> None:
    found = fill_by_machine(Translation(source=SOURCE), FRENCH, "DeepL")
    assert found.entry.is_fuzzy
    assert hints(found.entry) == ("filled by DeepL, a machine: see that it is right",)
