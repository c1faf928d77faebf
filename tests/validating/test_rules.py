"""Every rule speaks where it should, and nowhere else; the cases are data."""

import pytest

from pipeline.model.diagnostics import Diagnostic, Severity
from pipeline.validating import RULES, Rule
from pipeline.validating.rulebook import (
    CatalogRule,
    LinkRule,
    ProseRule,
    SiteRule,
    SourceRule,
)
from tests.house import PIPELINE, none

from .messages import message
from .workbench import CASES, Case, judge, judge_pair, judge_source, load, site_for

CODES = [rule.code for rule in RULES]
HABITS = {
    rule.code for rule in RULES if isinstance(rule, ProseRule) and rule.is_gathered
}
"""What is typed plainly, as it is in the examples and in many cases."""


def cases(when: str) -> list[tuple[str, Case]]:
    return [(code, case) for code in CODES for case in load(code)[when]]


def ids(value: object) -> str | None:
    if isinstance(value, dict):
        text = value.get("msgstr", value.get("source", value.get("name", "")))
        return ascii(text)[1:30]
    return None


def spanned(found: Diagnostic, case: Case) -> str:
    start, end = found.span or (0, 0)
    text: str = case.get("msgstr", found.text)
    return text[start:end]


@pytest.mark.parametrize(("code", "case"), cases("fires"), ids=ids)
def test_a_rule_speaks_where_something_is_wrong(code: str, case: Case) -> None:
    found = [each for each in judge(case, site_for(code)) if each.code == code]
    assert found, "the rule is silent"
    first = found[0]
    expected = next(rule.severity for rule in RULES if rule.code == code)
    assert first.severity.label == case.get("severity", expected.label)
    assert case.get("says", "") in first.message
    assert len(found) == case.get("times", 1)
    if "at" in case:
        assert spanned(first, case) == case["at"]


@pytest.mark.parametrize(("code", "case"), cases("silent"), ids=ids)
def test_a_rule_is_silent_where_nothing_is_wrong(code: str, case: Case) -> None:
    found = judge(case, site_for(code))
    none(each.message for each in found if each.code == code)


@pytest.mark.parametrize("case", load("correct")["pairs"], ids=ids)
def test_a_correct_translation_is_left_in_peace(case: Case) -> None:
    found = (each for each in judge(case) if each.code not in HABITS)
    none(f"{each.code}: {each.message}" for each in found)


@pytest.mark.parametrize("case", load("hostile")["pairs"], ids=ids)
def test_a_hostile_text_is_an_error(case: Case) -> None:
    found = judge(case)
    assert case["code"] in {each.code for each in found}
    assert Severity.ERROR in {each.severity for each in found}


def test_there_is_a_rule_in_each_file_and_a_file_for_each_rule() -> None:
    files = {each.stem for each in (PIPELINE / "validating" / "rules").glob("*.py")}
    assert files - {"__init__"} == {code.replace("-", "_") for code in CODES}
    assert {each.stem for each in CASES.glob("*.yaml")} == {
        *CODES,
        "correct",
        "hostile",
    }


@pytest.mark.parametrize("rule", RULES, ids=CODES)
def test_a_rule_explains_itself_and_has_cases_of_both_kinds(rule: Rule) -> None:
    module = rule.check.__module__.rpartition(".")[2]
    assert module == rule.code.replace("-", "_")
    assert all((rule.summary, rule.why, rule.mend))
    assert load(rule.code)["fires"]
    assert load(rule.code)["silent"]


def judge_example(text: str, rule: Rule) -> tuple[Diagnostic, ...]:
    example = rule.example
    assert example
    if isinstance(rule, SourceRule):
        return judge_source(text, example.origin)
    return judge_pair(
        message(example.source, example.kind),
        text,
        origin=example.origin,
        to=example.to,
        flags=example.flags,
        glossary=example.glossary,
        site=site_for(rule.code),
    )


@pytest.mark.parametrize(
    "rule",
    [each for each in RULES if not isinstance(each, CatalogRule | LinkRule | SiteRule)],
    ids=lambda rule: rule.code,
)
def test_the_documented_example_is_true(rule: Rule) -> None:
    assert rule.example
    wrong = judge_example(rule.example.wrong, rule)
    assert rule.code in {each.code for each in wrong}
    right = judge_example(rule.example.right, rule)
    spared = HABITS - {rule.code}
    none(f"{each.code}: {each.message}" for each in right if each.code not in spared)


HEADER_RULES = [
    each for each in RULES if isinstance(each, CatalogRule) and each.example
]


@pytest.mark.parametrize("rule", HEADER_RULES, ids=lambda rule: rule.code)
@pytest.mark.parametrize("is_right", [False, True])
def test_the_documented_header_is_true(rule: Rule, *, is_right: bool) -> None:
    assert rule.example
    field = rule.example.right if is_right else rule.example.wrong
    name = field.partition(":")[0]
    sample = load("header-language")["silent"][0]
    lines = [
        f'"{field}\\n"' if line.startswith(f'"{name}:') else line
        for line in sample["po"].split("\n")
    ]
    found = {each.code for each in judge({**sample, "po": "\n".join(lines)})}
    assert (rule.code in found) is not is_right
