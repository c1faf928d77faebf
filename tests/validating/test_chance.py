"""The rules before texts and faults that were not written with them in mind."""

import pytest

from pipeline.model.diagnostics import Severity
from tests.house import none

from . import chance, trust
from .test_trust import FEWEST_PAIRS, LEAST_RECALL, MOST_FALSE_WARNINGS

FEWEST_OF_SECOND = 100
ACCIDENTS = [each.name for each in chance.ACCIDENTS]
LEAST_OF_ONE = 0.85


@pytest.mark.parametrize("held", [False, True], ids=["tuning", "held"])
def test_hardly_a_text_of_the_second_set_is_complained_of(*, held: bool) -> None:
    pairs = sum(trust.is_held(case) is held for case in chance.second())
    errors = chance.false(Severity.ERROR, held=held)
    warnings = chance.false(Severity.WARNING, held=held)
    assert len(errors) <= 1
    assert len(warnings) <= MOST_FALSE_WARNINGS * pairs


def test_the_second_set_is_one_of_its_own() -> None:
    cases = chance.second()
    assert len(cases) >= FEWEST_OF_SECOND
    assert {case["to"] for case in cases} >= {"fr", "en", "fr-CA", "fr-CH", "en-GB"}
    known = {case["msgid"] for case in trust.corpus()}
    none(case["msgid"] for case in cases if case["msgid"] in known)
    assert len(known) >= FEWEST_PAIRS


@pytest.mark.parametrize("held", [False, True], ids=["tuning", "held"])
def test_what_happens_by_chance_is_found(*, held: bool) -> None:
    named = [e.is_named for e in chance.struck() if trust.is_held(e.case) is held]
    assert sum(named) >= LEAST_RECALL * len(named)


@pytest.mark.parametrize("accident", chance.ACCIDENTS, ids=ACCIDENTS)
def test_nothing_that_happens_is_overlooked(accident: chance.Accident) -> None:
    tuned, found, held, of_held = chance.scores(accident)
    assert tuned + held > 1
    assert found + of_held >= LEAST_OF_ONE * (tuned + held)
