"""The laws of a three-way merge of catalogs, and the cases that people meet."""

import dataclasses
from typing import Any

import pytest
from babel import Locale
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from pipeline.catalogs import new_headers, parse, serialize
from pipeline.merging import reconcile
from pipeline.merging.agreeing import agree_on_lines, weave
from pipeline.model.articles import MessageKey
from pipeline.model.catalogs import Catalog, Previous, Translation, is_same

FRENCH, ENGLISH = Locale("fr"), Locale("en")
HEADERS = new_headers(FRENCH, ENGLISH, "market", "La Gazette")
KEYS = [("", "figs"), ("", "bread"), ("", "rain"), ("title", "figs"), ("", "lamps")]
REMARK = "merged: the other branch says"

comments = st.sampled_from([(), ("seen",), ("seen", "ask"), ("ask", "", "later")])


@st.composite
def entries(draw: st.DrawFn, key: MessageKey) -> tuple[Translation, bool]:
    """Draw an entry, and whether it is live."""
    text = draw(st.sampled_from(["", "une", "deux", "trois"]))
    is_live = not text or draw(st.sampled_from([True, True, False]))
    is_fuzzy = bool(text) and draw(st.booleans())
    entry = Translation(
        context=key[0],
        source=key[1],
        text=text,
        is_fuzzy=is_fuzzy,
        previous=Previous(source="fig") if is_fuzzy and draw(st.booleans()) else None,
        comments=draw(comments),
        extracted=draw(st.sampled_from([(), ("paragraph",), ("item",)]))
        if is_live
        else (),
        references=("articles/market.md",) if is_live else (),
        flags=draw(st.sampled_from([(), ("no-wrap",)])),
    )
    return entry, is_live


Drawn = dict[MessageKey, tuple[Translation, bool]]


@st.composite
def versions(draw: st.DrawFn, base: Drawn) -> Drawn:
    """Draw what a branch made of a catalog: some entries changed, gone or new."""
    keys = draw(st.permutations(KEYS)) if draw(st.booleans()) else [*base, *KEYS]
    made: Drawn = {}
    for key in dict.fromkeys(keys):
        work = draw(st.sampled_from(["keep", "keep", "change", "remove"]))
        if work == "change":
            made[key] = draw(entries(key))
        elif work == "keep" and key in base:
            made[key] = base[key]
    return made


headers = st.sampled_from(
    [
        (),
        (("PO-Revision-Date", "2026-11-20 10:00+0100"),),
        (("PO-Revision-Date", "2026-11-20 09:30+0000"), ("X-Generator", "Poedit 3")),
        (("POT-Creation-Date", "2026-11-21"), ("X-Generator", "Lokalize")),
    ]
)


def catalog(drawn: Drawn, more: tuple[tuple[str, str], ...] = ()) -> Catalog:
    named = dict(more)
    return Catalog(
        locale=FRENCH,
        source_locale=ENGLISH,
        translations=tuple(entry for entry, is_live in drawn.values() if is_live),
        obsolete=tuple(entry for entry, is_live in drawn.values() if not is_live),
        headers=tuple({**dict(HEADERS), **named}.items()),
    )


Branches = tuple[Catalog | None, Catalog, Catalog]


@st.composite
def branches(draw: st.DrawFn) -> Branches:
    """Draw a catalog that may be forgotten, and what two branches made of it."""
    base = draw(versions({}))
    one, other = draw(versions(base)), draw(versions(base))
    first, second, third = (catalog(each, draw(headers)) for each in (base, one, other))
    second = dataclasses.replace(second, comments=draw(comments))
    return draw(st.sampled_from([first, first, None])), second, third


def work(entry: Translation) -> tuple[Any, ...]:
    return (entry.text, entry.texts, entry.plural, entry.is_fuzzy, entry.previous)


def every(of: Catalog) -> dict[MessageKey, Translation]:
    return {each.key: each for each in (*of.translations, *of.obsolete)}


@given(branches())
def test_what_one_branch_alone_did_is_kept_to_the_letter(
    drawn: Branches,
) -> None:
    base, one, other = drawn
    assert reconcile(base, one, one).catalog == one
    if base:
        assert reconcile(base, base, one).catalog == one
        assert reconcile(base, one, base).catalog == one
    merged = reconcile(base, one, other).catalog
    assert reconcile(other, merged, other).catalog == merged


@given(branches())
def test_who_is_ours_matters_only_to_what_both_contradict(
    drawn: Branches,
) -> None:
    base, one, other = drawn
    first = reconcile(base, one, other)
    second = reconcile(base, other, one)
    assert {each.key for each in first.conflicts} == {
        each.key for each in second.conflicts
    }
    contradicted = {each.key for each in first.conflicts}
    assert told(first.catalog, contradicted) == told(second.catalog, contradicted)


def told(of: Catalog, but: set[MessageKey]) -> dict[MessageKey, tuple[Any, ...]]:
    """Return what a translator would miss of each entry, but for some."""
    live = {each.key for each in of.translations}
    return {
        key: (key in live, each.text, each.is_fuzzy, set(each.comments), each.flags)
        for key, each in every(of).items()
        if key not in but
    }


@given(branches())
def test_nothing_that_either_branch_approved_is_lost(
    drawn: Branches,
) -> None:
    base, one, other = drawn
    merged = reconcile(base, one, other)
    known = every(base) if base else {}
    kept = every(merged.catalog)
    contradicted = {each.key for each in merged.conflicts}
    for side in (one, other):
        for key, entry in every(side).items():
            is_old = key in known and work(known[key]) == work(entry)
            if entry.is_approved and not is_old:
                said = f"{REMARK}: {entry.text}"
                is_said = kept[key].text == entry.text or said in kept[key].comments
                assert is_said if key in contradicted else kept[key].is_approved


@given(branches())
def test_a_comment_that_either_branch_wrote_is_there(
    drawn: Branches,
) -> None:
    base, one, other = drawn
    merged = every(reconcile(base, one, other).catalog)
    known = every(base) if base else {}
    for key in every(one).keys() & every(other).keys():
        before = known[key].comments if key in known else ()
        written = {*every(one)[key].comments, *every(other)[key].comments}
        assert set(merged[key].comments) >= written - set(before)


@given(branches())
def test_what_is_made_of_two_branches_can_be_written_and_read_again(
    drawn: Branches,
) -> None:
    base, one, other = drawn
    merged = reconcile(base, one, other).catalog
    keys = [each.key for each in (*merged.translations, *merged.obsolete)]
    assert len(keys) == len(set(keys))
    again = parse(serialize(merged))
    assert again.value is not None
    assert not again.diagnostics
    assert is_same(dataclasses.replace(again.value, headers=merged.headers), merged)


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
    assert sources(reconcile(base, numbered("abycd"), theirs).catalog) == "abycdx"
    dated = (*HEADERS, ("POT-Creation-Date", "2026-11-20 10:00+0100"))
    newer = numbered("dxcba", headers=dated)
    assert sources(reconcile(base, numbered("abycd"), newer).catalog) == "dxcbya"


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
    canadian = dataclasses.replace(
        revised("2026-11-20", "B", Language="fr_CA"), locale=Locale("fr", "CA")
    )
    merged = reconcile(None, canadian, revised("2026-11-19", "A")).catalog
    assert (merged.locale, merged.header("Language")) == (canadian.locale, "fr_CA")


lines = st.lists(st.sampled_from("abcd"), max_size=4).map(tuple)


@given(lines, lines, lines)
def test_a_line_is_kept_unless_a_side_took_it_away(
    base: tuple[str, ...], ours: tuple[str, ...], theirs: tuple[str, ...]
) -> None:
    merged = set(agree_on_lines(base, ours, theirs))
    both, known = {*ours} & {*theirs}, {*base}
    assert merged == both | ({*ours} - known) | ({*theirs} - known)


@given(lines, lines)
def test_two_woven_lists_have_each_item_once_and_the_first_keeps_its_order(
    lead: tuple[str, ...], other: tuple[str, ...]
) -> None:
    leading, others = (tuple(dict.fromkeys(each)) for each in (lead, other))
    woven = list(weave(leading, others))
    assert sorted(woven) == sorted({*lead, *other})
    assert [each for each in woven if each in lead] == list(leading)
