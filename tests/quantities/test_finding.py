"""What is read in a text, by figures and by words; the cases are data."""

from typing import Any

import pytest
import yaml
from hypothesis import given, strategies as st

from pipeline.quantities import Sort, find, find_ages, find_spans, spelt
from tests.house import ROOT

CASES = ROOT / "tests/cases/quantities"


def load(name: str) -> list[dict[str, Any]]:
    cases: list[dict[str, Any]] = yaml.safe_load((CASES / name).read_text("utf-8"))
    return cases


@pytest.mark.parametrize("case", load("figures.yaml"), ids=lambda case: case["text"])
def test_figures_are_read_with_their_values(case: dict[str, Any]) -> None:
    found = find(case["text"], case["in"])
    assert {case["text"][q.start : q.end]: q.value for q in found} == case["read"]


@pytest.mark.parametrize("case", load("words.yaml"), ids=lambda case: case["text"])
def test_words_spell_values(case: dict[str, Any]) -> None:
    values = spelt(case["text"], case["in"])
    assert values >= set(case["spells"])
    assert values.isdisjoint(case.get("but", ()))


@pytest.mark.parametrize("case", load("spans.yaml"), ids=lambda case: case["text"])
def test_spans_are_named_without_a_number(case: dict[str, Any]) -> None:
    assert set(find_spans(case["text"], case["in"])) == set(case["named"])


def test_an_age_may_be_said_as_a_year_of_a_life() -> None:
    assert list(find_ages("dans sa quatre-vingt-douzième année")) == ["n:91"]
    assert list(find_ages("in her ninety-second year, his second year")) == ["n:91"]
    assert list(find_ages("aged 93, dans sa 94e année")) == ["n:94", "n:93"]


def test_a_number_to_call_is_the_same_from_abroad() -> None:
    (abroad,), (at_home,) = find("+33 4 67 00 00 00", "en"), find("0467000000", "fr")
    assert at_home.value in abroad.values


def test_both_ends_of_a_range_have_the_unit_and_the_factor_of_one() -> None:
    low, high = find("5 à 10 millions de dollars", "fr")
    assert (low.sort, low.unit) == (high.sort, high.unit) == (Sort.MONEY, "USD")
    assert low.values == {"n:5", "n:5000000"}
    euros, more = find("€5 to 10", "en")
    assert euros.unit == more.unit == "EUR"


def test_a_date_in_figures_may_be_read_either_way() -> None:
    (date,) = find("03/04/22", "en")
    assert date.values == {"d:2022-04-03", "d:2022-03-04"}


def test_hours_may_be_a_time_or_a_duration() -> None:
    (hours,) = find("2 h 30", "fr")
    assert hours.values == {"t:150", "n:2", "n:30", "n:2.5", "n:150"}
    (late,) = find("17 h 20", "fr")
    assert late.values == {"t:1040", "n:17", "n:20", "n:5"}


@given(
    st.text(alphabet="0123456789 ,.:/-\u00a0\u202fhapm%€$½IVXe+x", max_size=60),
    st.sampled_from(["en", "fr", "de", "ar", "tlh"]),
)
def test_any_text_is_read_and_nothing_twice(text: str, tag: str) -> None:
    found = find(text, tag)
    assert all(each.start < each.end <= len(text) for each in found)
    ends = [0, *(each.end for each in found)]
    assert all(each.start >= end for each, end in zip(found, ends, strict=False))


@pytest.mark.parametrize("piece", ["1 ", "1,", "1:", "12-", "à 1", "IV", "1a", "+33 "])
def test_a_long_text_is_read_in_good_time(piece: str) -> None:
    text = piece * 20_000
    assert all(text[each.start : each.end] for each in find(text, "fr"))


def test_a_figure_of_any_length_is_read() -> None:
    figure = "1" * 10_000
    assert [each.value for each in find(f"{figure} hens", "en")] == [f"n:{figure}"]
    assert len(find(f"{figure} million hens", "en")) == 1
