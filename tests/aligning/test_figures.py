"""Numbers, times and dates in two languages: the same ones answer each other."""

import pytest

from pipeline.aligning.figures import read_figures, unanswered


def _missing(french: str, english: str) -> tuple[str, ...]:
    ours, theirs = read_figures(french, "fr"), read_figures(english, "en")
    return (*unanswered([ours], [theirs]), *unanswered([theirs], [ours]))


@pytest.mark.parametrize(
    ("french", "english"),
    [
        ("11,5 %", "11.5%"),
        ("18 450 repas", "18,450 meals"),
        ("1 234,50 €", "€1,234.5"),
        ("2,4 millions d’euros", "€2.4 million"),
        ("2,4 millions d’euros", "€2,400,000"),
        ("3 milliards", "3 billion"),
        ("à 17 h 30", "at 5:30 pm"),
        ("à 19 heures", "at 7 p.m."),
        ("à 9 heures", "at nine"),
        ("à 6 h 40", "at 6:40 am"),
        ("pendant 24 heures", "for 24 hours"),
        ("le 3 mars", "on 3 March"),
        ("le 27/12/2022", "on 27 December 2022"),
        ("au XIXe siècle", "in the 19th century"),
        ("ils sont 22", "there are twenty-two"),
        ("ils sont 97", "there are ninety-seven"),
        ("quatre-vingt-dix-sept", "97"),
        ("le 1er juin", "on 1 June"),
        ("2,50 €", "€2.5"),
        ("12 fois", "a dozen times"),
    ],
)
def test_a_figure_is_the_same_in_the_form_of_the_other_language(
    french: str, english: str
) -> None:
    assert not _missing(french, english)


@pytest.mark.parametrize(
    ("french", "english", "missing"),
    [
        ("5 115 €", "€5,151", ("5 115 €", "€5,151")),
        ("11,5 %", "115%", ("11,5 %", "115%")),
        ("à 17 h 30", "at 5:45 pm", ("17 h 30", "5:45 pm")),
        ("2 millions", "2 billion", ("2 millions", "2 billion")),
        ("en 1998", "long ago", ("1998",)),
    ],
)
def test_another_figure_is_missed_as_it_is_written(
    french: str, english: str, missing: tuple[str, ...]
) -> None:
    assert _missing(french, english) == missing


def test_a_spelt_number_need_not_be_answered() -> None:
    assert not _missing("quelques soirs", "two or three evenings")
