"""The laws of a three-way merge of catalogs."""

from typing import Any

from babel import Locale
from hypothesis import given, strategies as st
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
    second = replace(second, comments=draw(comments))
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
    assert is_same(replace(again.value, headers=merged.headers), merged)


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
