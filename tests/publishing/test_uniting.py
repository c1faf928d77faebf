"""The laws of a three-way merge of ledgers: both branches keep their promises."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, strategies as st

from pipeline.model.ledger import EditionRecord, Ledger
from pipeline.publishing import parse, serialize, unite

PATH = "locales/editions.json"
DAY = datetime(2026, 11, 20, 9, tzinfo=UTC)


def record(
    *slugs: str, feed: str = "", days: int = 0, year: int = 2026
) -> EditionRecord:
    """Return an edition that has stood at these addresses, the last in force."""
    return EditionRecord(
        feed_id=f"tag:gazette.example,{year}:{feed or slugs[0]}",
        slugs=slugs,
        folders=tuple(f"fr/2026/11/{slug}/" for slug in slugs),
        first_published=DAY + timedelta(days=days),
    )


def ledger(**editions: EditionRecord) -> Ledger:
    """Return a ledger of editions in French, by the id of their article."""
    return Ledger(
        editions={name: {"fr": each} for name, each in editions.items()},
        paths={f"articles/{name}.md": name for name in editions},
    )


@st.composite
def records(draw: st.DrawFn, name: str) -> EditionRecord:
    others = draw(st.sampled_from([(), ("two",), ("two", "three"), ("three",)]))
    return record(
        *(f"{name}-{each}" for each in ("one", *others)),
        feed=name,
        days=draw(st.integers(0, 3)),
        year=draw(st.sampled_from([2026, 2026, 2026, 2027])),
    )


@st.composite
def ledgers(draw: st.DrawFn) -> Ledger:
    names = draw(st.lists(st.sampled_from(["figs", "bread", "rain"]), unique=True))
    return ledger(**{name: draw(records(name)) for name in names})


@given(ledgers(), ledgers())
def test_what_one_branch_alone_did_is_kept_to_the_letter(
    base: Ledger, one: Ledger
) -> None:
    for versions in ((base, one, one), (base, base, one), (base, one, base)):
        united = unite(*versions, PATH)
        assert united.value == one
        assert not united.diagnostics


@given(st.none() | ledgers(), ledgers(), ledgers())
def test_every_address_is_kept_and_the_earlier_publication(
    base: Ledger | None, one: Ledger, other: Ledger
) -> None:
    united = unite(base, one, other, PATH).value
    assert parse(serialize(united)) == united
    for name in one.editions.keys() & other.editions.keys():
        ours, theirs = one.editions[name]["fr"], other.editions[name]["fr"]
        kept = united.editions[name]["fr"]
        before = base.find(name, "fr") if base else None
        if before not in (ours, theirs):
            assert {*kept.folders} == {*ours.folders, *theirs.folders}
            assert kept.folder in {ours.folder, theirs.folder}
            assert kept.first_published in {
                ours.first_published,
                theirs.first_published,
            }


@given(st.none() | ledgers(), ledgers(), ledgers())
def test_who_is_ours_matters_only_to_feed_ids_and_the_address_in_force(
    base: Ledger | None, one: Ledger, other: Ledger
) -> None:
    first, second = unite(base, one, other, PATH), unite(base, other, one, PATH)
    assert first.value.paths == second.value.paths
    assert first.value.editions.keys() == second.value.editions.keys()
    assert len(first.diagnostics) == len(second.diagnostics)
    for name, editions in first.value.editions.items():
        ours, theirs = editions["fr"], second.value.editions[name]["fr"]
        assert {*ours.folders} == {*theirs.folders}
        assert ours.first_published == theirs.first_published


def test_an_edition_that_both_branches_published_first_came_out_with_the_earlier() -> (
    None
):
    united = unite(
        None, ledger(figs=record("figs", days=2)), ledger(figs=record("figs")), PATH
    )
    assert united.value == ledger(figs=record("figs"))
    assert not united.diagnostics


def test_the_address_that_a_branch_left_stays_a_redirect() -> None:
    base, one = ledger(figs=record("a")), ledger(figs=record("a", "b"))
    united = unite(base, one, ledger(figs=record("a", "c")), PATH).value
    assert united.editions["figs"]["fr"].slugs == ("a", "c", "b")


def test_two_feed_ids_are_an_error_and_ours_is_kept() -> None:
    one, other = (ledger(figs=record("figs", year=year)) for year in (2026, 2027))
    united = unite(None, one, other, PATH)
    assert united.value == one
    (found,) = united.diagnostics
    assert (found.code, found.path) == ("merge-conflict", PATH)
    assert "tag:gazette.example,2027:figs" in found.message


@pytest.mark.parametrize(
    "theirs", [record("figs", feed="bread"), record("x", feed="figs")]
)
def test_what_an_edition_of_ours_has_no_other_gets(theirs: EditionRecord) -> None:
    one, other = ledger(figs=record("figs")), ledger(bread=theirs)
    united = unite(None, one, other, PATH)
    assert united.value.editions == one.editions
    (found,) = united.diagnostics
    assert "'bread'" in found.message


def test_a_file_under_two_ids_is_an_error() -> None:
    one, other = (Ledger(paths={"articles/a.md": name}) for name in ("figs", "bread"))
    united = unite(None, one, other, PATH)
    assert united.value == one
    assert len(united.diagnostics) == 1
    assert not unite(one, one, other, PATH).diagnostics


def test_an_edition_struck_out_on_one_branch_stays_if_the_other_moved_it() -> None:
    base, moved = ledger(figs=record("a")), ledger(figs=record("a", "b"))
    assert unite(base, Ledger(), base, PATH).value == Ledger()
    assert unite(base, Ledger(), moved, PATH).value.editions == moved.editions
