"""Findings in the forms of other programs, read back by readers that are not ours."""

import re

import click
import pytest
from hypothesis import given, strategies as st
from junitparser import JUnitXml, TestSuite
from msgspec.structs import replace
from sarif_pydantic import Sarif  # type: ignore[import-untyped]

from pipeline.cli.formats import (
    write_github,
    write_junit,
    write_sarif,
    write_text,
)
from pipeline.cli.formats.plain import columns
from pipeline.model.diagnostics import Diagnostic, Severity

HOSTILE = Diagnostic(
    code="number-differs",
    severity=Severity.ERROR,
    message="100% of it,\nor: none \x00]]>",
    path="locales/fr/a, b: c.po",
    line=12,
    locale="fr",
    msgid="A & B <c>",
    text="Le 12\u00a0% du fonds",
    span=(3, 7),
)
REMARK = Diagnostic(
    code="import-date", severity=Severity.INFO, message="No date.", path="a.md"
)

findings = st.builds(
    Diagnostic,
    code=st.sampled_from(["number-differs", "doubled-word", "import-date"]),
    severity=st.sampled_from(list(Severity)),
    message=st.text(max_size=30),
    path=st.text(max_size=12),
    line=st.integers(0, 99),
    msgid=st.text(max_size=20),
)


def fails(diagnostic: Diagnostic) -> bool:
    return diagnostic.severity is Severity.ERROR


def test_github_is_told_in_commands_that_no_text_can_end() -> None:
    first, second = write_github([HOSTILE, REMARK]).split("\n")
    assert first == (
        "::error file=locales/fr/a%2C b%3A c.po,title=number-differs,line=12"
        "::100%25 of it,%0Aor: none \\x00]]>%0A“A & B <c>”"
    )
    assert second == "::notice file=a.md,title=import-date::No date."


@pytest.mark.parametrize("span", [(0, 1), (2, 7), (0, 7)])
def test_no_text_is_a_command_for_who_reads_the_lines(span: tuple[int, int]) -> None:
    found = replace(HOSTILE, text="::stop-commands::x ##", span=span)
    _, shown, carets = click.unstyle(write_text([found])).split("\n")[-3:]
    assert shown.strip() == "\\x3a:stop-commands::x ##"
    assert len(carets.strip()) == span[1] - span[0] + (3 if span[0] == 0 else 0)


def test_code_scanning_reads_the_findings_with_their_rules() -> None:
    log = Sarif.model_validate_json(write_sarif([HOSTILE, REMARK], "1.2.3"))
    (run,) = log.runs
    driver = run.tool.driver
    assert (driver.name, driver.version) == ("diptyque", "1.2.3")
    assert [each.id for each in driver.rules or ()] == ["import-date", "number-differs"]
    first, second = run.results or []
    assert first.level is not None
    assert (first.rule_id, first.level.value) == ("number-differs", "error")
    (location,) = first.locations or []
    place = location.physical_location
    assert place is not None
    assert place.region is not None
    assert place.region.start_line == HOSTILE.line
    assert place.artifact_location is not None
    assert place.artifact_location.uri == "locales/fr/a%2C%20b%3A%20c.po"
    assert second.level is not None
    assert second.level.value == "note"


def test_a_ci_system_reads_a_suite_for_each_file() -> None:
    suites = list(JUnitXml.fromstring(_bytes(write_junit([REMARK, HOSTILE], fails))))
    assert [(each.name, each.failures) for each in suites] == [
        (REMARK.path, 0),
        (HOSTILE.path, 1),
    ]
    (case,) = list(suites[1])
    (failure,) = case.result
    assert failure.message == "100% of it,\nor: none \ufffd]]>"
    assert HOSTILE.msgid in (failure.text or "")


def test_no_findings_are_a_test_that_passed() -> None:
    (suite,) = list(JUnitXml.fromstring(_bytes(write_junit([], fails))))
    assert isinstance(suite, TestSuite)
    assert (suite.tests, suite.failures) == (1, 0)


def _bytes(document: str) -> bytes:
    return document.encode("utf-8", "surrogatepass")


@given(st.lists(findings, max_size=4))
def test_any_finding_can_be_written_in_every_form(found: list[Diagnostic]) -> None:
    assert len(Sarif.model_validate_json(write_sarif(found, "1")).runs) == 1
    assert list(JUnitXml.fromstring(_bytes(write_junit(found, fails))))
    lines = write_github(found).split("\n") if found else []
    assert all(re.match("::(?:error|warning|notice) file=", line) for line in lines)
    assert write_text(found).count("\n") >= len(found) - 1


def pointed_at(text: str, span: tuple[int, int]) -> tuple[str, str]:
    """Return the two lines that show a span, without indent and colour."""
    finding = Diagnostic(
        code="x",
        severity=Severity.WARNING,
        message="m",
        path="p",
        text=text,
        span=span,
    )
    plain = re.sub(r"\x1b\[\d*m", "", write_text([finding]))
    _, excerpt, pointer = plain.split("\n")
    return excerpt.removeprefix("    "), pointer.removeprefix("    ")


@pytest.mark.parametrize(
    ("text", "span", "shown", "carets"),
    [
        ("Le 12\u00a0% du fonds", (3, 7), "Le 12⍽% du fonds", "   ^^^^"),
        ("한국 a b", (3, 4), "한국 a b", "     ^"),
        ("e\u0301te\u0301 b", (6, 7), "e\u0301te\u0301 b", "    ^"),
        ("fin", (3, 3), "fin", "   ^"),
    ],
)
def test_a_caret_stands_under_what_is_meant(
    text: str, span: tuple[int, int], shown: str, carets: str
) -> None:
    assert pointed_at(text, span) == (shown, carets)


@pytest.mark.parametrize("length", [3, 300])
def test_of_a_long_text_the_part_is_shown_that_is_meant(length: int) -> None:
    text = "x" * 100 + "i" * length + "y" * 100
    excerpt, pointer = pointed_at(text, (100, 100 + length))
    start = pointer.index("^")
    assert excerpt[start:].startswith("iii")
    assert max(len(excerpt), len(pointer)) <= len("72 columns, and two ellipses") + 46


@pytest.mark.parametrize("letter", ["漢", "a", "\x07", "🎉"])
def test_an_excerpt_has_room_for_what_it_shows(letter: str) -> None:
    text = f"{letter * 90} le le {letter * 90}"
    found = replace(HOSTILE, text=text, span=(91, 96))
    _, excerpt, carets = click.unstyle(write_text([found])).split("\n")
    assert columns(excerpt) <= len("    ") + 72 + 2 * len("…")
    pointed = excerpt[excerpt.index("le le") :]
    assert columns(excerpt.removesuffix(pointed)) == carets.index("^")
    assert carets.count("^") == len("le le")
