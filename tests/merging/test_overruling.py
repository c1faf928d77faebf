"""An entry that waits gives way to an approved one that differs in typography only."""

import pytest
from msgspec.structs import replace

from pipeline.catalogs import parse, review_origin, serialize
from pipeline.catalogs.hinting import engine_origin, glossary_origin, memory_origin
from pipeline.merging import merge
from pipeline.merging.yielding import DRAFT
from pipeline.model.catalogs import Catalog, Previous, Translation
from tests.merging.test_merging import approved, catalog, template

STRAIGHT, CURLY = "It's open all day", "It’s open all day"
SIGNED = approved(STRAIGHT, "Ouvert toute la journée")
BEGUN = Translation(
    source=CURLY,
    text="Ouvert, euh…",
    is_fuzzy=True,
    previous=Previous(source="It’s shut all day"),
)


def merged_twice(new: Catalog, old: Catalog) -> Catalog:
    once = merge(new, old)
    assert merge(new, once) == once
    read = parse(serialize(once)).value
    assert read is not None
    assert serialize(merge(new, read)) == serialize(once)
    return once


@pytest.mark.parametrize("is_live", [True, False])
@pytest.mark.parametrize("is_draft_live", [True, False])
def test_an_unfinished_text_gives_way_and_stays_in_a_comment(
    *, is_live: bool, is_draft_live: bool
) -> None:
    live = (SIGNED,) * is_live + (BEGUN,) * is_draft_live
    gone = (SIGNED,) * (not is_live) + (BEGUN,) * (not is_draft_live)
    result = merged_twice(template(CURLY), catalog(*live, obsolete=gone))
    (entry,) = result.translations
    assert entry.is_approved
    assert entry.text == SIGNED.text
    assert entry.comments == (f"{DRAFT}Ouvert, euh…",)
    assert result.obsolete == (SIGNED,)


def test_so_it_does_where_both_stand_in_the_article() -> None:
    result = merged_twice(template(STRAIGHT, CURLY), catalog(SIGNED, BEGUN))
    assert [each.text for each in result.translations] == [SIGNED.text] * 2
    assert all(each.is_approved for each in result.translations)


def test_an_empty_entry_takes_the_text_of_its_twin() -> None:
    empty = Translation(source=CURLY, comments=("ask Anna",))
    (_, entry) = merged_twice(
        template(STRAIGHT, CURLY), catalog(SIGNED, empty)
    ).translations
    assert entry == replace(SIGNED, source=CURLY, comments=("ask Anna",))


def test_what_a_person_doubts_stays_as_it_is() -> None:
    doubted = replace(BEGUN, previous=None)
    old = catalog(doubted, obsolete=(SIGNED,))
    assert merged_twice(template(CURLY), old) == old


@pytest.mark.parametrize(
    "label",
    [
        engine_origin("argos"),
        memory_origin(82, "city/tram", ""),
        glossary_origin(),
    ],
)
def test_what_a_machine_filled_gives_way_though_its_source_is_unchanged(
    label: str,
) -> None:
    filled = replace(BEGUN, previous=None, extracted=(label,))
    for live, gone in (((filled,), (SIGNED,)), ((SIGNED, filled), ())):
        sources = [each.source for each in live]
        result = merged_twice(template(*sources), catalog(*live, obsolete=gone))
        entry = result.translations[-1]
        assert (entry.text, entry.is_approved) == (SIGNED.text, True)
        assert entry.comments == (f"{DRAFT}{BEGUN.text}",)
        assert not entry.extracted


@pytest.mark.parametrize(
    "mine",
    [
        replace(BEGUN, previous=None, extracted=(review_origin("Anna"),)),
        approved(CURLY, "Ouvert, oui"),
        replace(approved(CURLY, "Ouvert, oui"), extracted=(engine_origin("argos"),)),
    ],
)
def test_what_a_person_left_or_approved_does_not(mine: Translation) -> None:
    (entry,) = merge(template(CURLY), catalog(mine, obsolete=(SIGNED,))).translations
    assert entry.text == mine.text
    assert entry.is_approved is mine.is_approved


def test_a_text_that_merging_made_is_in_no_comment() -> None:
    shut = approved("It’s shut all day", "Fermé toute la journée")
    made = replace(BEGUN, text=shut.text)
    old = catalog(SIGNED, made, obsolete=(shut,))
    (entry,) = merged_twice(template(CURLY), old).translations
    assert entry.text == SIGNED.text
    assert not entry.comments


def test_a_title_is_no_twin_of_a_paragraph() -> None:
    title = replace(BEGUN, context="title")
    new = catalog(Translation(source=CURLY, context="title"))
    (entry,) = merge(new, catalog(SIGNED, title)).translations
    assert entry.text == BEGUN.text


def test_nor_is_a_plural_of_a_text_without() -> None:
    forms = replace(BEGUN, plural="all days", texts=("euh", "euh"), text="euh")
    new = catalog(Translation(source=CURLY, plural="all days", texts=("", "")))
    (entry,) = merge(new, catalog(SIGNED, forms)).translations
    assert entry.texts == ("euh", "euh")


def test_an_unfinished_text_that_is_split_is_kept_whole() -> None:
    both = "The market opens at dawn. Nobody counts the figs."
    begun = Translation(
        source=both,
        text="Le marché, euh. Les figues, hum.",
        is_fuzzy=True,
        previous=Previous(source="Another source."),
    )
    halves = template("The market opens at dawn.", "Nobody counts the figs.")
    result = merged_twice(halves, catalog(begun))
    assert [each.text for each in result.translations] == [
        "Le marché, euh.",
        "Les figues, hum.",
    ]
    assert result.obsolete == (begun,)
