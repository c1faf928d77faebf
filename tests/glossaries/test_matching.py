"""Which terms stand in a text; the cases are data."""

from typing import Any

import pytest
import yaml
from hypothesis import given, strategies as st

from pipeline import glossaries
from pipeline.glossaries.inflections import is_form
from pipeline.model.locales import parse_tag
from tests.house import ROOT

CASES: list[dict[str, Any]] = yaml.safe_load(
    (ROOT / "tests/cases/glossaries/matching.yaml").read_text("utf-8")
)
ROWS = """\
kind,en,fr,fr forbidden
term,social and solidarity economy,économie sociale et solidaire,
acronym,SSE,ESS,
name,ESS France,ESS France,
name,SSE Meetings,Rencontres de l’ESS,
name,The Good Meal,Les Restos du cœur,
name,Vrac & Cocinas,Vrac & Cocinas,
term,spam,pourriel,spam
term,city council,conseil municipal,
term,cooperative,coopérative,
term,organization,organisation,
"""
GLOSSARY = glossaries.parse(ROWS.encode(), "glossary.csv").value


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_terms_are_found_as_people_would(case: dict[str, Any]) -> None:
    text = case["text"]
    found = glossaries.index(GLOSSARY, parse_tag(case["language"])).find(text)
    assert [text[hit.start : hit.end] for hit in found] == case["finds"]


@pytest.mark.parametrize(
    ("one", "other", "language"),
    [
        ("cheval", "chevaux", "fr"),
        ("directeur", "directrices", "fr"),
        ("actif", "actives", "fr"),
        ("citoyen", "citoyenne", "fr"),
        ("œuvre", "oeuvres", "fr"),
        ("company", "companies", "en"),
        ("woman", "women", "en"),
        ("labour", "Labor", "en"),
        ("share", "sharing", "en"),
    ],
)
def test_two_forms_of_a_word_are_one(one: str, other: str, language: str) -> None:
    assert is_form(one, other, language)
    assert is_form(other, one, language)


@pytest.mark.parametrize("form", ["vendange", "vendangeait", "vendangé"])
def test_a_verb_is_found_in_its_forms_and_a_noun_not_in_a_verb(form: str) -> None:
    assert is_form("vendanger", form, "fr")
    assert not is_form("vendange", "vendanger", "fr")


@pytest.mark.parametrize(
    ("one", "other", "language"),
    [
        ("maire", "mairie", "fr"),
        ("région", "régional", "fr"),
        ("économie", "économique", "fr"),
        ("pas", "passe", "fr"),
        ("policy", "police", "en"),
        ("cooperative", "cooperation", "en"),
        ("hour", "horse", "en"),
    ],
)
def test_relatives_are_not_forms(one: str, other: str, language: str) -> None:
    assert not is_form(one, other, language)


_PIECES = ["ESS", "France", " ", "l’", "de ", "Rencontres", "conseil", "-", "économie"]


@given(st.lists(st.sampled_from(_PIECES)).map("".join))
def test_what_is_found_stands_in_order_and_apart(text: str) -> None:
    found = glossaries.index(GLOSSARY, parse_tag("fr")).find(text)
    places = [place for hit in found for place in (hit.start, hit.end)]
    assert places == sorted(places)
    assert len(set(places)) == len(places)


@given(st.text(max_size=200))
def test_any_text_can_be_searched(text: str) -> None:
    for tag in ("fr", "en", "ja"):
        glossaries.index(GLOSSARY, parse_tag(tag)).find(text)
