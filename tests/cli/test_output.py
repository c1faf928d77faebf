"""Findings, as people and programs read them."""

import json

import pytest

from pipeline.building.traces.sheaves import bind
from pipeline.cli.output import Output
from pipeline.model.diagnostics import Diagnostic, Severity

WARNING = Diagnostic(
    code="number-mismatch",
    severity=Severity.WARNING,
    message="The 5 is missing.",
    path="locales/fr/LC_MESSAGES/articles/a.po",
    line=12,
    locale="fr",
    msgid="A sentence which is too long by far for it to be shown whole, so it is cut",
)
REMARK = Diagnostic(
    code="import-date", severity=Severity.INFO, message="No date.", path="a.md"
)


def test_a_finding_is_a_line_with_its_place_and_its_message(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert Output().finish([WARNING, REMARK], ["2 files checked"]) == 0
    assert capsys.readouterr().out == (
        "a.md: info import-date: No date.\n"
        "locales/fr/LC_MESSAGES/articles/a.po:12: warning number-mismatch: "
        "The 5 is missing.\n"
        f"    “{WARNING.msgid[:71]}…”\n"
        "2 files checked\n"
        "1 warning, 1 remark\n"
    )


@pytest.mark.parametrize(
    ("fails_on", "code"),
    [
        (Severity.ERROR, 0),
        (Severity.WARNING, 1),
        (Severity.INFO, 1),
        (None, 0),
    ],
)
def test_the_exit_code_is_1_from_the_severity_that_fails(
    fails_on: Severity | None, code: int
) -> None:
    assert Output(fails_on=fails_on).finish([WARNING, REMARK]) == code


def test_quiet_shows_only_what_fails(capsys: pytest.CaptureFixture[str]) -> None:
    Output(is_quiet=True).finish([WARNING, REMARK], ["summary"])
    assert capsys.readouterr().out == ""
    Output(is_quiet=True, fails_on=Severity.WARNING).finish([WARNING, REMARK], ["s"])
    assert capsys.readouterr().out.startswith("locales/")


def test_quiet_makes_no_sentence_that_it_does_not_print() -> None:
    Output(is_quiet=True).finish([], (pytest.fail(each) for each in ["made"]))


def test_work_that_a_check_finds_fails() -> None:
    assert Output(fails_on=None).finish([], would_change=True) == 1


def test_a_program_gets_one_object(capsys: pytest.CaptureFixture[str]) -> None:
    Output(form="json").finish([WARNING, REMARK], ["summary"], {"catalogs": 2})
    report = json.loads(capsys.readouterr().out)
    assert report["catalogs"] == 2
    assert report["diagnostics"][1] == {
        "code": "number-mismatch",
        "severity": "warning",
        "path": "locales/fr/LC_MESSAGES/articles/a.po",
        "line": 12,
        "article": "",
        "locale": "fr",
        "context": "",
        "msgid": WARNING.msgid,
        "span": None,
        "message": "The 5 is missing.",
        "fix": None,
        "url": "",
    }


def test_no_text_can_command_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    hostile = Diagnostic(
        code="x",
        severity=Severity.INFO,
        message="Été\u00a0: \x1b[2J\u202e",
        path="a\nb.md",
        msgid="\x07",
    )
    Output().finish([hostile])
    assert capsys.readouterr().out == (
        "a\\nb.md: info x: Été\u00a0: \\x1b[2J\\u202e\n    “\\x07”\n1 remark\n"
    )


@pytest.mark.parametrize("form", ["text", "json", "github", "sarif", "junit"])
@pytest.mark.parametrize("is_quiet", [True, False])
@pytest.mark.parametrize("fails_on", [Severity.WARNING, None])
def test_a_sheaf_is_told_as_its_findings_are(
    form: str,
    is_quiet: bool,  # noqa: FBT001 - a case
    fails_on: Severity | None,
    capsys: pytest.CaptureFixture[str],
) -> None:
    output = Output(form=form, is_quiet=is_quiet, fails_on=fails_on)
    found = [REMARK, WARNING] * 300
    sheaf = bind(sorted(found, key=lambda each: each.order))
    codes = output.finish(found), output.finish_in_order(sheaf)
    one, other = halves(capsys.readouterr().out)
    assert one == other
    assert codes[0] == codes[1]


def halves(text: str) -> tuple[str, str]:
    return text[: len(text) // 2], text[len(text) // 2 :]
