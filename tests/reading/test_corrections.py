"""What an author corrects is dated, and is a message of its own."""

from datetime import date

import pytest
from babel import Locale

from pipeline import reading
from pipeline.model.articles import Article, CorrectionNote, Kind, Source
from pipeline.model.diagnostics import Checked, Severity
from pipeline.model.site import Site

SITE = Site(base_url="https://x.example/", languages=(Locale("fr"), Locale("en")))
TWO = """corrections:
  - {date: 2026-11-20, text: "It said eleven; it was twelve."}
  - date: 2026-11-18
    text: The mayor's name is Ducourneau.
"""


def read(front: str) -> Checked[Article]:
    content = f"---\ntitle: T\nlang: en\n{front}\n---\nText.\n"
    return reading.read(Source(path="articles/a.md", content=content), SITE)


def test_corrections_are_dated_messages_the_oldest_first() -> None:
    found = read(TWO)
    assert found.diagnostics == ()
    assert found.value.metadata.corrections == (
        CorrectionNote(date=date(2026, 11, 18), text="The mayor's name is Ducourneau."),
        CorrectionNote(date=date(2026, 11, 20), text="It said eleven; it was twelve."),
    )
    messages = [each for each in found.value.messages if each.kind is Kind.CORRECTION]
    assert [each.key for each in messages] == [
        ("correction", "The mayor's name is Ducourneau."),
        ("correction", "It said eleven; it was twelve."),
    ]
    assert found.value.messages[-1].text == "Text."


def test_one_correction_needs_no_list() -> None:
    found = read("corrections: {date: 2026-11-20, text: Twelve.}")
    assert [each.text for each in found.value.metadata.corrections] == ["Twelve."]


@pytest.mark.parametrize(
    "front",
    [
        "corrections: yesterday",
        "corrections: [a, b]",
        "corrections: {text: No date.}",
        "corrections: {date: 2026-11-20}",
        "corrections: {date: 2026-11-20, text: ''}",
        "corrections: {date: 2026-11-20, text: [a]}",
        "corrections: {date: 2026-11-20, text: T, by: me}",
        "corrections: {date: the day before, text: T}",
        "corrections: {date: 2026-13-20, text: T}",
    ],
)
def test_what_is_no_correction_is_said_and_left_out(front: str) -> None:
    found = read(front)
    assert found.value.metadata.corrections == ()
    assert {each.code for each in found.diagnostics} == {"front-matter-field"}
    assert all(each.severity is Severity.WARNING for each in found.diagnostics)
    assert all(each.line == 4 for each in found.diagnostics)


def test_no_correction_is_nothing_to_say() -> None:
    assert read("corrections:").diagnostics == ()
