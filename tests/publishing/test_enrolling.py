"""What was promised to readers once is kept, whatever becomes of an article."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given, strategies as st
from msgspec.structs import replace

from pipeline.model.diagnostics import Severity
from pipeline.model.ledger import EditionRecord, Ledger
from pipeline.publishing import Proposal, enroll, is_safe_path, serialize
from tests.publishing.proposals import (
    LATER,
    NOW,
    SITE,
    SOURCE,
    TRANSLATION,
    batches,
    begin,
    proposals,
)


def test_an_edition_gets_its_address_feed_id_and_first_publication() -> None:
    ledger = begin(SOURCE, TRANSLATION)
    source, translation = (ledger.find("marche", tag) for tag in ("fr", "en"))
    assert source == EditionRecord(
        feed_id="tag:journal.example,2026:marche:fr",
        slugs=("le-marche-des-arceaux",),
        folders=("fr/2026/11/le-marche-des-arceaux/",),
        first_published=datetime(2026, 11, 2, 11, tzinfo=UTC),
    )
    assert translation is not None
    assert translation.folder == "en/2026/11/the-arceaux-market/"
    assert translation.first_published == NOW
    assert ledger.paths == {"articles/marche.md": "marche"}


def test_the_year_of_a_feed_id_is_that_of_the_edition_in_the_site_s_zone() -> None:
    new_year = datetime(2026, 12, 31, 23, 30, tzinfo=UTC)
    ledger = enroll(Ledger(), [TRANSLATION], SITE, new_year).value
    record = ledger.find("marche", "en")
    assert record is not None
    assert record.feed_id == "tag:journal.example,2027:marche:en"
    assert record.folder.startswith("en/2026/11/")


@pytest.mark.parametrize(
    "change", [{"is_page": True}, {"date": None}], ids=["page", "undated"]
)
def test_what_has_no_date_stands_right_below_its_language(
    change: dict[str, object],
) -> None:
    record = begin(replace(SOURCE, **change)).find("marche", "fr")
    assert record is not None
    assert record.folder == "fr/le-marche-des-arceaux/"


def test_a_title_without_a_letter_takes_its_slug_from_the_id() -> None:
    record = begin(replace(SOURCE, title="…!", article_id="x/the_market")).find(
        "x/the_market", "fr"
    )
    assert record is not None
    assert record.slugs == ("the-market",)


def test_a_changed_title_date_or_file_moves_nothing() -> None:
    ledger = begin(SOURCE)
    changed = replace(
        SOURCE, title="Autre", date=date(2027, 1, 1), path="articles/x.md", slug=""
    )
    after = enroll(ledger, [changed], SITE, LATER).value
    assert after.editions == ledger.editions
    assert after.paths == {"articles/x.md": "marche"}


def test_a_new_slug_moves_the_edition_and_keeps_the_old_address() -> None:
    changed = replace(SOURCE, slug="arceaux", date=date(2027, 1, 1))
    record = enroll(begin(SOURCE), [changed], SITE, LATER).value.find("marche", "fr")
    assert record is not None
    assert record.slugs == ("le-marche-des-arceaux", "arceaux")
    assert record.folders[-1] == "fr/2026/11/arceaux/"


def test_a_slug_that_comes_back_is_in_force_again() -> None:
    ledger = begin(replace(SOURCE, slug="a"))
    for slug in ("b", "a"):
        ledger = enroll(ledger, [replace(SOURCE, slug=slug)], SITE, LATER).value
    record = ledger.find("marche", "fr")
    assert record is not None
    assert record.slugs == ("b", "a")
    assert record.folders == ("fr/2026/11/b/", "fr/2026/11/a/")


def test_of_two_new_editions_the_first_by_path_has_the_address() -> None:
    other = replace(SOURCE, article_id="b", path="articles/b.md")
    checked = enroll(Ledger(), [SOURCE, other], SITE, NOW)
    assert checked.value.find("marche", "fr") is None
    assert checked.value.find("b", "fr") is not None
    [found] = checked.diagnostics
    assert (found.code, found.severity) == ("duplicate-slug", Severity.ERROR)
    assert found.path == "articles/marche.md"
    assert "articles/b.md" in found.message
    assert "slug:" in found.message


def test_an_edition_of_the_ledger_keeps_its_address_from_an_earlier_path() -> None:
    other = replace(SOURCE, article_id="a", path="articles/a.md")
    checked = enroll(begin(SOURCE), [other, SOURCE], SITE, NOW)
    assert checked.value.find("marche", "fr") is not None
    assert checked.value.find("a", "fr") is None


def test_an_edition_of_the_ledger_moves_before_a_new_one_settles() -> None:
    new = replace(SOURCE, article_id="a", path="articles/a.md", slug="x")
    batch = [new, replace(SOURCE, slug="x")]
    checked = enroll(begin(SOURCE), batch, SITE, NOW)
    record = checked.value.find("marche", "fr")
    assert record is not None
    assert record.slugs[-1] == "x"
    assert checked.value.find("a", "fr") is None


def test_an_address_that_was_free_when_it_was_given_stays() -> None:
    record = EditionRecord(
        feed_id="tag:journal.example,2026:marche:fr",
        slugs=("tags",),
        folders=("fr/tags/",),
        first_published=NOW,
    )
    ledger = Ledger(
        editions={"marche": {"fr": record}},
        paths={SOURCE.path: "marche"},
        domain="journal.example",
    )
    assert enroll(ledger, [SOURCE], SITE, LATER).value == ledger


def test_an_address_once_left_is_given_to_no_other() -> None:
    moved = enroll(begin(SOURCE), [replace(SOURCE, slug="b")], SITE, NOW).value
    other = replace(SOURCE, article_id="a", path="articles/a.md")
    assert enroll(moved, [other], SITE, NOW).value.find("a", "fr") is None


def test_a_published_edition_that_wants_another_s_address_stays() -> None:
    other = replace(SOURCE, article_id="a", path="articles/a.md", slug="a")
    ledger = begin(SOURCE, other)
    greedy = replace(other, slug="le-marche-des-arceaux", path="articles/z.md")
    checked = enroll(ledger, [greedy, SOURCE], SITE, NOW)
    assert checked.value.editions == ledger.editions
    assert checked.value.paths == {
        "articles/marche.md": "marche",
        "articles/z.md": "a",
    }
    [found] = checked.diagnostics
    assert found.severity is Severity.WARNING
    assert "fr/2026/11/a/" in found.message


@pytest.mark.parametrize(
    "slug", ["../x", "a/b", "É", "a.b", "A", "  ", "x" * 90, "con"]
)
def test_a_slug_that_can_t_be_an_address_is_made_one_and_said(slug: str) -> None:
    checked = enroll(Ledger(), [replace(SOURCE, slug=slug)], SITE, NOW)
    record = checked.value.find("marche", "fr")
    assert record is not None
    assert is_safe_path(record.folder[:-1])
    assert record.folder.count("/") == len(["fr", "2026", "11", "slug"])
    assert {each.code for each in checked.diagnostics} <= {
        "unsafe-slug",
        "reserved-slug",
    }
    assert checked.diagnostics


def test_an_unusable_slug_never_moves_what_is_published() -> None:
    ledger = begin(replace(SOURCE, slug="///"))
    changed = replace(SOURCE, slug="///", title="Autre")
    assert enroll(ledger, [changed], SITE, NOW).value == ledger


@pytest.mark.parametrize(
    "slug", ["tags", "feeds", "page", "sections", "assets", "2026"]
)
def test_an_undated_page_can_t_stand_where_lists_and_years_are(slug: str) -> None:
    checked = enroll(Ledger(), [replace(SOURCE, slug=slug, is_page=True)], SITE, NOW)
    record = checked.value.find("marche", "fr")
    assert record is not None
    assert record.folder == f"fr/{slug}-1/"
    assert [each.code for each in checked.diagnostics] == ["reserved-slug"]


def test_below_a_month_such_a_slug_is_free() -> None:
    checked = enroll(Ledger(), [replace(SOURCE, slug="2026")], SITE, NOW)
    assert not checked.diagnostics


@given(batches, st.lists(proposals, max_size=6, unique_by=lambda each: each.key))
def test_enrolling_again_changes_nothing(
    before: list[list[Proposal]], batch: list[Proposal]
) -> None:
    ledger = Ledger()
    for each in before:
        ledger = enroll(ledger, each, SITE, NOW).value
    once = enroll(ledger, batch, SITE, NOW).value
    assert enroll(once, batch, SITE, LATER).value.editions == once.editions


@given(batches)
def test_no_promise_is_ever_broken(history: list[list[Proposal]]) -> None:
    ledger = Ledger()
    for batch in history:
        after = enroll(ledger, batch, SITE, NOW).value
        for article_id, editions in ledger.editions.items():
            for tag, old in editions.items():
                new = after.find(article_id, tag)
                assert new is not None
                assert new.feed_id == old.feed_id
                assert new.first_published == old.first_published
                assert set(old.folders) <= set(new.folders)
        ledger = after
    records = [each for tags in ledger.editions.values() for each in tags.values()]
    folders = [folder for record in records for folder in record.folders]
    assert len({folder.casefold() for folder in folders}) == len(folders)
    assert len({record.feed_id for record in records}) == len(records)
    assert len(set(ledger.paths.values())) == len(ledger.paths)


RIVALS = (SOURCE, TRANSLATION, replace(SOURCE, article_id="a", path="articles/a.md"))


@given(st.permutations(RIVALS))
def test_the_order_of_proposals_does_not_matter(batch: list[Proposal]) -> None:
    assert serialize(begin(*batch)) == serialize(begin(*RIVALS))
