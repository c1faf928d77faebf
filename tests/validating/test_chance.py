"""The rules before texts and faults that were not written with them in mind."""

from functools import partial
from itertools import chain

import pytest

from pipeline.model.diagnostics import Severity
from tests.house import none

from . import chance, tired, trust
from .test_trust import FEWEST_PAIRS, LEAST_RECALL, MOST_FALSE_WARNINGS

FEWEST = {"second": 100, "third": 80, "fourth": 150}
MOST_OF_THIRD = 0.12
"""It was written to be hard; what is left are liberties that one text takes."""
MOST_LIBERTIES = 2
ACCIDENTS = [each.name for each in chance.ACCIDENTS]
LEAST_OF_ONE = 0.85
LEAST_OF_SLIPS = 0.85
"""What is left needs a reader: a sentence, a name of four letters, a thou."""
WRONG = (Severity.ERROR, Severity.WARNING)


@pytest.mark.parametrize("held", [False, True], ids=["tuning", "held"])
def test_hardly_a_text_of_the_second_set_is_complained_of(*, held: bool) -> None:
    pairs = sum(trust.is_held(case) is held for case in chance.fresh("second"))
    errors = chance.false("second", Severity.ERROR, held=held)
    warnings = chance.false("second", Severity.WARNING, held=held)
    assert len(errors) <= 1
    assert len(warnings) <= MOST_FALSE_WARNINGS * pairs


def test_hardly_a_text_of_the_fourth_set_is_complained_of() -> None:
    errors, warnings = (chance.false("fourth", each, held=False) for each in WRONG)
    # Two tell another day or degree, as a translator may: “until Tuesday”.
    assert len(errors) <= MOST_LIBERTIES
    assert len(warnings) <= MOST_FALSE_WARNINGS * len(chance.fresh("fourth"))


@pytest.mark.parametrize("held", [False, True], ids=["tuning", "held"])
def test_few_texts_of_the_third_set_are_complained_of(*, held: bool) -> None:
    pairs = sum(trust.is_held(case) is held for case in chance.fresh("third"))
    wrong = (*map(partial(chance.false, "third", held=held), WRONG),)
    assert sum(map(len, wrong)) <= MOST_OF_THIRD * pairs


@pytest.mark.parametrize("name", FEWEST)
def test_a_fresh_set_is_one_of_its_own(name: str) -> None:
    cases = chance.fresh(name)
    others = (chance.fresh(each) for each in FEWEST if each != name)
    known = {case["msgid"] for case in (*trust.corpus(), *chain(*others))}
    assert len(cases) >= FEWEST[name]
    none(case["msgid"] for case in cases if case["msgid"] in known)
    assert len(known) >= FEWEST_PAIRS


def test_the_second_set_is_of_many_countries() -> None:
    tags = {case["to"] for case in chance.fresh("second")}
    assert tags >= {"fr", "en", "fr-CA", "fr-CH", "en-GB"}


@pytest.mark.parametrize("held", [False, True], ids=["tuning", "held"])
def test_what_happens_by_chance_is_found(*, held: bool) -> None:
    named = [e.is_named for e in chance.struck() if trust.is_held(e.case) is held]
    assert sum(named) >= LEAST_RECALL * len(named)


@pytest.mark.parametrize("accident", chance.ACCIDENTS, ids=ACCIDENTS)
def test_nothing_that_happens_is_overlooked(accident: chance.Accident) -> None:
    tuned, found, held, of_held = chance.scores(accident)
    assert tuned + held > 1
    assert found + of_held >= LEAST_OF_ONE * (tuned + held)


def test_most_of_what_a_tired_translator_does_is_found() -> None:
    found = [is_named for _, is_named in tired.slips()]
    assert len(found) >= FEWEST_PAIRS // 4
    assert sum(found) >= LEAST_OF_SLIPS * len(found)
