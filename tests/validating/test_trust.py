"""The rules are silent on good texts and speak up on bad ones: the floors."""

import re
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.model.diagnostics import Severity
from pipeline.validating import RULES
from pipeline.validating.rulebook import LinkRule
from tests.house import ROOT, none

from . import trust
from .mutations import FORMS, MUTATIONS, marked
from .trust_page import write_trust
from .workbench import SPELLING, Case, judge

FEWEST_PAIRS = 400
FEWEST_FAULTS = 20
MOST_FALSE_ERRORS = 1
MOST_FALSE_WARNINGS = 0.02
LEAST_RECALL = 0.95
# What the dictionaries know is measured where they are (`test_spelling.py`).
CODES = [
    rule.code
    for rule in RULES
    if rule.code != SPELLING and not isinstance(rule, LinkRule)
]
SETS = {"tuning": False, "held": True}
TYPED = str.maketrans("\u00a0\u202f’“”", '  \'""')


def said(case: Case) -> set[str]:
    """Return the codes of what the rules say of a pair, infos left aside."""
    return {found.code for found in judge(case) if found.severity > Severity.INFO}


def listed(wrong: list[trust.Alarm], *, held: bool) -> str:
    """Return the alarms, one in a line; of the held pairs, only how many."""
    if held:
        return f"{len(wrong)} false alarms; look for them among the other pairs"
    return "\n".join(f"{each.case['msgstr']}: {each.found.message}" for each in wrong)


@pytest.fixture(params=list(SETS.values()), ids=list(SETS))
def held(request: pytest.FixtureRequest) -> bool:
    chosen: bool = request.param
    return chosen


# The measure


def test_hardly_a_good_text_is_called_an_error(*, held: bool) -> None:
    wrong = trust.false(Severity.ERROR, held=held)
    assert len(wrong) <= MOST_FALSE_ERRORS, listed(wrong, held=held)


def test_hardly_a_good_text_is_warned_of(*, held: bool) -> None:
    wrong = trust.false(Severity.WARNING, held=held)
    pairs = sum(trust.is_held(case) is held for case in trust.corpus())
    assert len(wrong) <= MOST_FALSE_WARNINGS * pairs, listed(wrong, held=held)


@pytest.mark.parametrize("code", CODES)
def test_a_rule_finds_nearly_all_that_it_looks_for(code: str, *, held: bool) -> None:
    score = trust.scores(held=held).get(code)
    if score is None:
        return
    # Of few faults, one that is missed is more than a twentieth.
    is_one = score.faults - score.found <= 1
    assert is_one or score.recall >= LEAST_RECALL, f"{score.found} of {score.faults}"


def test_the_page_of_trust_is_current(golden: Callable[[Path, str], None]) -> None:
    golden(ROOT / "docs/trust.md", write_trust())


# What is typed otherwise is still right


def test_marks_that_stand_on_both_sides_are_left_in_peace() -> None:
    none(
        f"{form}: {new} in {pair['msgstr']}"
        for case in trust.corpus()
        for form in FORMS
        if (pair := marked(case, form)) and (new := said(pair) - said(case))
    )


def test_words_are_judged_alike_when_signs_are_typed_plainly() -> None:
    none(
        f"{new} in {typed['msgstr']}"
        for case in trust.corpus()
        for typed in [{**case, "msgstr": case["msgstr"].translate(TYPED)}]
        if (new := said(typed) - said(case))
    )


def test_what_is_typed_plainly_is_set_by_the_page_and_no_rule_warns_of_it() -> None:
    none(fault.case["msgstr"] for fault, is_set in trust.typed() if not is_set)
    none(
        f"{new} in {fault.case['msgstr']}"
        for fault, _ in trust.typed()
        if (new := said(fault.case) - said(trust.corpus()[fault.case["number"]]))
    )


# The corpus deserves trust itself


def test_the_corpus_is_large_and_goes_both_ways() -> None:
    cases = trust.corpus()
    into_french = sum(case["to"] == "fr" for case in cases) / len(cases)
    held = sum(map(trust.is_held, cases)) / len(cases)
    assert len(cases) >= FEWEST_PAIRS
    assert into_french == pytest.approx(1 / 2, abs=0.05)
    assert held == pytest.approx(1 / 3, abs=0.02)
    assert len({case["msgid"] for case in cases}) == len(cases)


@pytest.mark.parametrize(
    ("language", "wrong"),
    [
        (
            "fr",
            r"\w[;?!](?![^\s»)])| [;:!?»%€]|« |\w'|\d \d{3}(?!\d)|\.\.\.|\d\.\d+ ?%",
        ),
        ("en", r"[\s\u00a0\u202f][;:!?%]|[«»]|\w'\w|\d[\u00a0\u202f]\d|\d,\d+ ?%"),
    ],
    ids=["fr", "en"],
)
def test_the_translations_are_set_as_they_are_printed(
    language: str, wrong: str
) -> None:
    texts = [case["msgstr"] for case in trust.corpus() if case["to"] == language]
    none(text for text in texts if re.search(wrong, re.sub(r"`.*?`|&\w+;", "", text)))
    none(text for text in texts if not unicodedata.is_normalized("NFC", text))


def test_each_rule_about_a_text_is_asked_often_enough() -> None:
    tuned, held = trust.scores(held=False), trust.scores(held=True)
    asked = {
        code: sum(each[code].faults for each in (tuned, held) if code in each)
        for code in {*tuned, *held}
    }
    none(code for code in CODES if asked.get(code, 0) < FEWEST_FAULTS)


def test_each_way_to_break_a_pair_breaks_some() -> None:
    names = [each.name for each in MUTATIONS]
    assert len(set(names)) == len(names)
    made = {fault.name for fault in trust.faults()}
    none(set(names) - made)
