"""Which rules a site asks, and how grave each is; those of others among them."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from pipeline.errors import ConfigurationError
from pipeline.model.diagnostics import Diagnostic, Severity
from pipeline.model.site import Checks, Level
from pipeline.validating import RULES, select, validate

from .messages import message
from .test_judging import ENTRY, catalog
from .workbench import SITE, article, path

HOUSE = """
from itertools import count

from pipeline.model.diagnostics import Fix, Replacement, Severity
from pipeline.validating.rulebook import CatalogRule, Finding, ProseRule


def check(pair):
    if "voire même" in pair.words.text:
        yield Finding(message="Write “voire”.")


def fail(pair):
    yield Finding(message="One.")
    raise ValueError("no such word")


def rule(code, check=check, kind=ProseRule, **fields):
    known = {"severity": Severity.INFO, "summary": "", "why": "", "mend": ""}
    return kind(code=code, check=check, **{**known, **fields})


def answering(**fields):
    return rule("house-answers", lambda _: [Finding(**{"message": "m", **fields})])


def divide(batch):
    yield 1 / 0


def leave(pair):
    raise SystemExit(0)


RULES = (rule("house-voire"),)
FAILING = rule("house-fails", fail)
ODD = rule("house-odd", lambda pair: ["no finding"])
TWIN = rule("doubled-word")
BAD_CODE = rule("House Style")
NOTHING = 3
MIXED = [3]
LEAVING = rule("house-leaves", leave)
SPAN = answering(span=(0, 99))
SPAN_OF_LETTERS = answering(span="ab")
NO_MESSAGE = answering(message=3)
HALF = answering(message="\\ud800")
SEVERITY = answering(severity="error")
FIX = answering(fix="x")
EDITS = answering(fix=Fix(edits=(Replacement(0, 99, "x"),)))
NO_EDITS = answering(fix=Fix(edits=()))
BACKWARDS = answering(fix=Fix(edits=(Replacement(2, 3, ""), Replacement(0, 1, ""))))
ENDLESS = rule(
    "house-endless", lambda _: (Finding(message="m") for _ in count()), CatalogRule
)
SUSPECTS = rule("house-suspects", suspects=divide)
FAR = rule("house-suspects", suspects=lambda batch: [99])
BAD_SEVERITY = rule("house-odd", severity="error")
BAD_SIGNS = rule("house-odd", signs="abc")
BAD_LANGUAGES = rule("house-odd", languages=3)
BAD_CHECK = rule("house-odd", check=None)
NO_CODE = rule(3)
"""


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A module of rules that no other test knows."""
    name = f"house_{abs(hash(tmp_path))}"
    (tmp_path / f"{name}.py").write_text(HOUSE, "utf-8")
    (tmp_path / f"{name}_broken.py").write_text("1 / 0")
    (tmp_path / f"{name}_leaving.py").write_text("raise SystemExit(0)")
    monkeypatch.syspath_prepend(str(tmp_path))
    yield name
    sys.modules.pop(name, None)


def judged(checks: Checks, text: str) -> dict[str, Diagnostic]:
    entry = replace(ENTRY, text=text)
    site = replace(SITE, check=checks)
    found = validate(article(message("The market")), catalog(entry), site, path("fr"))
    return {each.code: each for each in found}


def levels(**given: str) -> Checks:
    pairs = ((code.replace("_", "-"), Level(level)) for code, level in given.items())
    return Checks(levels=tuple(pairs))


DOUBLED = "Le marché marché"


def test_a_rule_is_as_grave_as_the_site_says() -> None:
    assert judged(Checks(), DOUBLED)["doubled-word"].severity is Severity.WARNING
    graver = judged(levels(doubled_word="error"), DOUBLED)
    assert graver["doubled-word"].severity is Severity.ERROR
    milder = judged(levels(doubled_word="info"), DOUBLED)
    assert milder["doubled-word"].severity is Severity.INFO


def test_a_rule_that_is_off_is_not_asked() -> None:
    assert "doubled-word" not in judged(levels(doubled_word="off"), DOUBLED)


def test_without_a_word_of_the_site_all_our_rules_are_asked() -> None:
    panel = select(Checks())
    asked = (*panel.catalog, *panel.pair, *panel.slug, *panel.source, *panel.site)
    assert {rule.code for rule in (*asked, *panel.link)} == {
        rule.code for rule in RULES
    }


@pytest.mark.parametrize("code", ["doubled-wrod", "DOUBLED-WORD", "doubled_word"])
def test_a_code_that_no_rule_has_is_refused_with_the_nearest(code: str) -> None:
    with pytest.raises(ConfigurationError, match=rf"rules\.{code}") as refused:
        select(Checks(levels=((code, Level.OFF),)))
    assert "Did you mean `doubled-word`?" in refused.value.hint


@pytest.mark.parametrize("code", [rule.code for rule in RULES if rule.is_binding])
@pytest.mark.parametrize("level", ["off", "info", "warning"])
def test_a_rule_that_protects_the_page_can_not_be_made_milder(
    code: str, level: str
) -> None:
    with pytest.raises(ConfigurationError, match="protects the page"):
        select(Checks(levels=((code, Level(level)),)))
    assert code in select(Checks(levels=((code, Level.ERROR),))).levels


def test_a_binding_rule_is_an_error() -> None:
    assert all(rule.severity is Severity.ERROR for rule in RULES if rule.is_binding)


def test_a_site_has_rules_of_its_own(house: str) -> None:
    checks = Checks(plugins=(house,))
    found = judged(checks, "Le marché, voire même la rue")
    assert found["house-voire"].message == "Write “voire”."
    assert found["house-voire"].severity is Severity.INFO
    stricter = replace(checks, levels=(("house-voire", Level.ERROR),))
    again = judged(stricter, "Le marché, voire même la rue")
    assert again["house-voire"].severity is Severity.ERROR
    assert "house-voire" not in judged(Checks(), "voire même")


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("FAILING", "ValueError: no such word"),
        ("ODD", "TypeError: it answers 'no f"),
        ("LEAVING", "SystemExit: 0"),
        ("SPAN", "it answers (0, 99)"),
        ("SPAN_OF_LETTERS", "it answers 'ab'"),
        ("NO_MESSAGE", "it answers 3"),
        ("HALF", "surrogates not allowed"),
        ("SEVERITY", "it answers 'error'"),
        ("FIX", "it answers 'x'"),
        ("EDITS", "it answers Replacement(start=0, end=99"),
        ("NO_EDITS", "it answers Fix("),
        ("BACKWARDS", "it answers Replacement(start=0, end=1"),
        ("SUSPECTS", "ZeroDivisionError"),
        ("FAR", "it answers 99"),
    ],
)
def test_a_rule_that_fails_says_so_and_the_others_go_on(
    house: str, name: str, said: str
) -> None:
    found = judged(Checks(plugins=(f"{house}:{name}",)), DOUBLED)
    (failed,) = (each for code, each in found.items() if code.startswith("house-"))
    assert failed.severity is Severity.WARNING
    assert said in failed.message
    assert f"“{house}:{name}”" in failed.message
    assert "doubled-word" in found


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("no_such_module", "can't be loaded: ModuleNotFoundError"),
        ("HOUSE_broken", "can't be loaded: ZeroDivisionError"),
        ("HOUSE:ABSENT", "can't be loaded: AttributeError"),
        ("HOUSE:NOTHING", "has 3, which is no rule"),
        ("HOUSE:MIXED", "has 3, which is no rule"),
        ("HOUSE:BAD_CODE", "which is no rule with a code"),
        ("HOUSE:NO_CODE", "which is no rule with a code"),
        ("HOUSE_leaving", "can't be loaded: SystemExit"),
        ("HOUSE:BAD_SEVERITY", "can't have 'error' as its `severity`"),
        ("HOUSE:BAD_SIGNS", "can't have 'abc' as its `signs`"),
        ("HOUSE:BAD_LANGUAGES", "can't have 3 as its `languages`"),
        ("HOUSE:BAD_CHECK", "can't have None as its `check`"),
        ("HOUSE:TWIN", "Two rules have the code `doubled-word`"),
        ("", "can't be loaded"),
    ],
)
def test_what_is_no_rule_is_refused(house: str, name: str, said: str) -> None:
    with pytest.raises(ConfigurationError) as refused:
        select(Checks(plugins=(name.replace("HOUSE", house),)))
    assert said in refused.value.message
    assert refused.value.hint


def test_a_rule_that_never_ends_is_heard_a_thousand_times(house: str) -> None:
    site = replace(SITE, check=Checks(plugins=(f"{house}:ENDLESS",)))
    found = validate(article(message("The market")), catalog(ENTRY), site, path("fr"))
    assert sum(each.code == "house-endless" for each in found) == 1000
