"""A three-way merge of catalogs: the cases that people meet."""

from typing import Any

import pytest
from babel import Locale
from msgspec.structs import replace

from pipeline.catalogs import new_headers
from pipeline.merging import reconcile
from pipeline.model.catalogs import Catalog, Previous, Translation

FRENCH, ENGLISH = Locale("fr"), Locale("en")
HEADERS = new_headers(FRENCH, ENGLISH, "market", "La Gazette")
REMARK = "merged: the other branch says"


# One entry


def entry(text: str = "", **fields: Any) -> Translation:
    return Translation(source="figs", text=text, **fields)


def live(*found: Translation, **fields: Any) -> Catalog:
    return Catalog(
        **{
            "locale": FRENCH,
            "source_locale": ENGLISH,
            "translations": found,
            "headers": HEADERS,
            **fields,
        }
    )


def gone(*found: Translation) -> Catalog:
    return live(obsolete=found)


NOTHING = live()
UNE, DEUX, TROIS = entry("une"), entry("deux"), entry("trois")
DOUBT = entry("quatre", is_fuzzy=True)
TOLD = entry("une", extracted=("paragraph",), references=("market.md",))

CASES: dict[str, tuple[Catalog | None, Catalog, Catalog, Catalog]] = {
    "only they translated": (live(entry()), live(entry()), live(UNE), live(UNE)),
    "they took an approval back": (
        live(UNE),
        live(UNE),
        live(replace(UNE, is_fuzzy=True)),
        live(replace(UNE, is_fuzzy=True)),
    ),
    "an approved text wins over a doubt": (
        live(entry()),
        live(DOUBT),
        live(UNE),
        live(UNE),
    ),
    "any text wins over none": (live(UNE), live(entry()), live(DOUBT), live(DOUBT)),
    "both added, one translated": (None, live(entry()), live(UNE), live(UNE)),
    "removed here, translated there": (live(entry()), NOTHING, live(UNE), gone(UNE)),
    "removed here, commented there": (
        live(entry()),
        NOTHING,
        live(entry(comments=("ask",))),
        NOTHING,
    ),
    "pruned here, unchanged there": (gone(UNE), NOTHING, gone(UNE), NOTHING),
    "pruned here, back there": (gone(UNE), NOTHING, live(UNE), live(UNE)),
    "retired here, improved there": (live(UNE), gone(UNE), live(DEUX), gone(DEUX)),
    "back here, improved there": (gone(UNE), live(UNE), gone(DEUX), live(DEUX)),
    "what is said of a live text goes with it": (
        live(TOLD),
        gone(UNE),
        live(replace(TOLD, text="deux", previous=Previous(source="fig"))),
        gone(DEUX),
    ),
    "what is said of a text comes back with it": (
        gone(UNE),
        live(TOLD),
        gone(DEUX),
        live(replace(TOLD, text="deux")),
    ),
    "live here, obsolete there, in no base": (None, live(UNE), gone(UNE), live(UNE)),
}


@pytest.mark.parametrize("case", CASES)
def test_an_entry_becomes_what_a_translator_expects(case: str) -> None:
    base, ours, theirs, expected = CASES[case]
    for one, other in ((ours, theirs), (theirs, ours)):
        merged = reconcile(base, one, other)
        assert not merged.conflicts
        assert merged.catalog == expected


@pytest.mark.parametrize("base", [None, live(entry()), live(TROIS)])
def test_two_texts_are_both_kept_and_neither_is_approved(base: Catalog | None) -> None:
    merged = reconcile(base, live(UNE), live(DEUX))
    both = replace(UNE, is_fuzzy=True, comments=(f"{REMARK}: deux",))
    assert merged.conflicts == (both,)
    assert merged.catalog == live(both)


def test_of_two_obsolete_texts_ours_stays_approved_for_what_leans_on_it() -> None:
    merged = reconcile(gone(TROIS), gone(UNE), gone(DEUX))
    both = replace(UNE, comments=(f"{REMARK}: deux",))
    assert merged.conflicts == (both,)
    assert merged.catalog == gone(both)


def test_each_plural_form_that_differs_has_its_comment() -> None:
    ours = entry("une", plural="figs!", texts=("une", "des\nfigues"))
    theirs = entry("une", plural="figs!", texts=("une", "les\nfigues"))
    (merged,) = reconcile(None, live(ours), live(theirs)).conflicts
    assert merged.texts == ours.texts
    assert merged.comments == (f"{REMARK} [1]: les\\nfigues",)


def test_forms_that_the_other_plural_rule_has_not_are_reviewed() -> None:
    text = entry("une", plural="figs!", texts=("une", "des"))
    rule = "nplurals=3; plural=(n == 1 ? 0 : n < 5 ? 1 : 2);"
    changed = live(headers=(*HEADERS[:9], ("Plural-Forms", rule), *HEADERS[10:]))
    merged = reconcile(NOTHING, live(text), changed)
    assert merged.catalog.header("Plural-Forms") == rule
    assert merged.conflicts == (replace(text, is_fuzzy=True),)


def test_comments_and_flags_of_both_branches_are_kept() -> None:
    base = entry("une", comments=("a", "b"), flags=("no-wrap",))
    ours = replace(base, comments=("a", "b", "ours"), flags=())
    theirs = replace(base, text="deux", comments=("b", "theirs"))
    (merged,) = reconcile(live(base), live(ours), live(theirs)).catalog.translations
    assert merged == entry("deux", comments=("b", "ours", "theirs"))


def test_what_the_pipeline_says_is_that_of_the_newer_source() -> None:
    base = entry("une", extracted=("paragraph",), references=("old.md",))
    ours = replace(base, extracted=("item",))
    theirs = replace(base, extracted=("heading",), references=("new.md",))
    bread = Translation(source="bread")
    for one, other, expected in (
        (live(ours), live(theirs, bread), "heading"),
        (live(ours, bread), live(theirs), "item"),
    ):
        first, second = reconcile(live(base), one, other).catalog.translations
        assert (first.extracted, first.references) == ((expected,), ("new.md",))
        assert second == bread


# The whole catalog


def sources(of: Catalog) -> str:
    return "".join(each.source for each in of.translations)


def numbered(text: str, **fields: Any) -> Catalog:
    return live(*(Translation(source=each) for each in text), **fields)


def test_entries_stand_as_in_the_newer_source() -> None:
    base, ours, theirs = numbered("abcd"), numbered("abcd"), numbered("dxcba")
    assert sources(reconcile(base, ours, theirs).catalog) == "dxcba"
    assert sources(reconcile(base, theirs, ours).catalog) == "dxcba"
    other = numbered("badyc")
    assert sources(reconcile(base, other, theirs).catalog) == "badxyc"
    dated = (*HEADERS, ("POT-Creation-Date", "2026-11-20 10:00+0100"))
    newer = numbered("dxcba", headers=dated)
    assert sources(reconcile(base, other, newer).catalog) == "dyxcba"


def test_what_one_side_added_finds_its_place_where_the_other_moved_entries() -> None:
    base, added, moved = numbered("abcd"), numbered("abycd"), numbered("dxcba")
    assert sources(reconcile(base, added, moved).catalog) == "dxcbya"
    assert sources(reconcile(base, moved, added).catalog) == "dxcbya"


def revised(date: str, translator: str, **more: str) -> Catalog:
    named = {"PO-Revision-Date": date, "Last-Translator": translator, **more}
    return live(headers=tuple({**dict(HEADERS), **named}.items()))


def test_the_last_revision_has_its_header_and_both_have_their_own_fields() -> None:
    base = revised("2026-11-01 10:00+0100", "A", **{"X-Old": "1", "X-Both": "1"})
    ours = revised("2026-11-20 10:00+0100", "B", **{"X-Both": "2", "X-Ours": "1"})
    theirs = revised(
        "2026-11-20T09:30Z", "C", **{"X-Old": "1", "X-Both": "1", "X-Theirs": "1"}
    )
    for one, other in ((ours, theirs), (theirs, ours)):
        merged = reconcile(base, one, other).catalog
        assert merged.header("PO-Revision-Date") == "2026-11-20T09:30Z"
        assert merged.header("Last-Translator") == "C"
        assert merged.header("X-Both") == "2"
        assert {name for name, _ in merged.headers if name.startswith("X-")} == {
            *("X-Article-Id", "X-Source-Language", "X-Both", "X-Ours", "X-Theirs")
        }


def test_a_header_without_a_date_yields_to_one_with() -> None:
    fresh = revised("YEAR-MO-DA HO:MI+ZONE", "A")
    merged = reconcile(None, fresh, revised("2026-11-20 10:00", "B")).catalog
    assert merged.header("Last-Translator") == "B"


def test_the_languages_are_those_of_the_header() -> None:
    canadian = replace(
        revised("2026-11-20", "B", Language="fr_CA"), locale=Locale("fr", "CA")
    )
    merged = reconcile(None, canadian, revised("2026-11-19", "A")).catalog
    assert (merged.locale, merged.header("Language")) == (canadian.locale, "fr_CA")


def outdated(source: str, text: str, was: str) -> Translation:
    previous = Previous(source=was)
    return Translation(source=source, text=text, is_fuzzy=True, previous=previous)


@pytest.mark.parametrize(
    ("source", "draft", "expected"),
    [
        ("It cost 6 euros. It is big.", "Il coûta 6 euros. Gros.", "6 euros. Grand."),
        ("It is big.", "Gros.", "Grand."),
        ("It is dear.", "Il est cher.", "Il est cher."),
    ],
)
def test_a_draft_is_made_of_what_the_other_branch_improved(
    source: str, draft: str, expected: str
) -> None:
    was = Translation(
        source="It cost 5 euros. It is big.", text="Il coûta 5 euros. Gros."
    )
    now = replace(was, text="5 euros. Grand.")
    edited = live(outdated(source, draft, was.source), obsolete=(was,))
    for sides in ((edited, live(now)), (live(now), edited)):
        merged = reconcile(live(was), *sides).catalog
        assert merged.translations == (outdated(source, expected, was.source),)
        assert merged.obsolete == (now,)


def test_a_draft_stays_where_its_own_branch_knew_the_newer_text() -> None:
    was = Translation(source="It is big.", text="Gros.")
    draft = outdated("It is so big.", was.text, was.source)
    edited = live(draft, obsolete=(replace(was, text="Grand."),))
    assert reconcile(live(was), edited, live(was)).catalog == edited
