"""Dates as newsrooms write them."""

import datetime as dt

import pytest

from pipeline.importing.blocks import Findings
from pipeline.importing.chrome import Dateline, read_dateline
from pipeline.importing.dates import find_dates, parse_date


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("27/12/22", dt.date(2022, 12, 27)),
        ("12/27/22", dt.date(2022, 12, 27)),
        ("27.12.1998", dt.date(1998, 12, 27)),
        ("27-12-98", dt.date(1998, 12, 27)),
        ("2022-12-27", dt.date(2022, 12, 27)),
        ("27 December 2022", dt.date(2022, 12, 27)),
        ("December 27th, 2022", dt.date(2022, 12, 27)),
        ("Dec. 27, 2022", dt.date(2022, 12, 27)),
        ("27 décembre 2022", dt.date(2022, 12, 27)),
        ("1er\u00a0août 2022", dt.date(2022, 8, 1)),
        ("31/02/22", None),
        ("2022-02-31", None),
    ],
)
def test_a_date_is_understood(written: str, day: dt.date | None) -> None:
    (found,) = find_dates(f"on {written}.")
    assert found.day == day
    assert not found.is_ambiguous


@pytest.mark.parametrize("text", ["", "127/12/22", "27/12/222", "2022", "1:30", "3/4"])
def test_what_is_no_date_is_left_alone(text: str) -> None:
    assert not list(find_dates(text))


def test_day_comes_before_month_where_either_could() -> None:
    (found,) = find_dates("03/04/22")
    assert found.day == dt.date(2022, 4, 3)
    assert found.is_ambiguous
    (same,) = find_dates("04/04/22")
    assert not same.is_ambiguous


def read(line: str, *, is_french: bool = False) -> tuple[Dateline | None, list[str]]:
    findings = Findings("page.txt")
    found = read_dateline(line, 5, findings, is_french=is_french)
    return found, [each.message for each in findings.diagnostics]


@pytest.mark.parametrize(
    ("line", "published", "updated"),
    [
        ("Information updated on 27/12/22", None, dt.date(2022, 12, 27)),
        ("Last updated: 27 December 2022 at 10:30", None, dt.date(2022, 12, 27)),
        ("Mis à jour le 27/12/2022", None, dt.date(2022, 12, 27)),
        ("Publié le mardi 27 décembre 2022 à 10h30", dt.date(2022, 12, 27), None),
        ("27 December 2022", dt.date(2022, 12, 27), None),
        (
            "Publié le 26/12/2022, mis à jour le 27/12/2022",
            dt.date(2022, 12, 26),
            dt.date(2022, 12, 27),
        ),
    ],
)
def test_a_dateline_says_when_a_page_was_published_and_updated(
    line: str, published: dt.date | None, updated: dt.date | None
) -> None:
    found, said = read(line)
    assert found == Dateline(published=published, updated=updated)
    assert not said


@pytest.mark.parametrize(
    "line",
    [
        "The market opened on 27/12/22 with music",
        "Published by Gallimard on 27/12/22",
        "Updated",
    ],
)
def test_a_sentence_with_a_date_is_no_dateline(line: str) -> None:
    assert read(line) == (None, [])


def test_a_date_that_can_be_read_in_two_ways_is_said_in_english_only() -> None:
    _, said = read("Updated on 03/04/22")
    assert said == [
        (
            "“03/04/22” was read as 2022-04-03, day before month. Exchange them if the "
            "page is American."
        )
    ]
    _, said = read("Mis à jour le 03/04/22", is_french=True)
    assert not said


def test_a_date_that_does_not_exist_is_said() -> None:
    found, said = read("Updated on 31/02/22")
    assert found == Dateline()
    assert said == ["“31/02/22” is not a date. Add `date:` or `updated:` by hand."]


def test_an_attribute_is_a_day_or_a_moment_with_its_zone() -> None:
    assert parse_date("2026-04-02") == dt.date(2026, 4, 2)
    assert parse_date("2026-04-02T09:30:00") == dt.date(2026, 4, 2)
    assert parse_date("2026-04-02T09:30:00.5Z") == dt.datetime(
        2026, 4, 2, 9, 30, tzinfo=dt.UTC
    )
    assert parse_date("Thursday, 2 April 2026") == dt.date(2026, 4, 2)
    assert parse_date("soon") is None
