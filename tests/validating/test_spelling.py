"""Spelling is silent on good texts, with the dictionaries that Debian has."""

from pipeline.validating import RULES
from tests.house import none

from . import trust
from .messages import message
from .workbench import SPELLING, judge, judge_pair, load, spelt

FEWEST_FAULTS = 20
MOST_FALSE_ALARMS = 1
"""Of 420 pairs: a squash, the red kuri, which no dictionary has."""


def test_hardly_a_word_of_a_good_text_is_called_wrong() -> None:
    told = [
        found.message
        for case in trust.corpus()
        for found in judge(case, spelt())
        if found.code == SPELLING
    ]
    assert len(told) <= MOST_FALSE_ALARMS, "\n".join(told)


def test_there_are_enough_slips_to_find() -> None:
    assert len(load(SPELLING)["fires"]) >= FEWEST_FAULTS


def test_nothing_is_looked_up_where_nobody_asked() -> None:
    case = load(SPELLING)["fires"][0]
    none(each.message for each in judge(case) if each.code == SPELLING)
    german = judge_pair(message("A word."), "Ein xqzvwk.", to="de", site=spelt())
    none(each.message for each in german if each.code == SPELLING)


def test_a_suggestion_is_never_put_in_unasked() -> None:
    first = load(SPELLING)["fires"][0]
    found = next(each for each in judge(first, spelt()) if each.code == SPELLING)
    assert found.fix
    assert [each.text for each in found.fix.edits] == ["gouvernement"]
    assert not found.fix.is_safe
    assert SPELLING in {rule.code for rule in RULES}
