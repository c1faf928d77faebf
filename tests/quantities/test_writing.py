"""A time in one form of writing it, with another value."""

import pytest

from pipeline.differences import adapted
from pipeline.quantities import find, rewrite


@pytest.mark.parametrize(
    ("written", "tag", "wanted", "like"),
    [
        ("18 h", "fr", "19 h 30", "19 h 30"),
        ("18\u00a0h", "fr", "19\u00a0h\u00a030", "19 h 30"),
        ("18h", "fr", "19h30", "19 h 30"),
        ("19 h 30", "fr", "18 h", "18 h"),
        ("19h30", "fr", "7h05", "7 h 05"),
        ("18 heures", "fr", "19 heures 30", "19 h 30"),
        ("17:30", "fr", "18:00", "18:00"),
        ("6 p.m.", "en", "7:30 p.m.", "7:30 p.m."),
        ("6pm", "en", "7:30pm", "7:30 p.m."),
        ("7.30 p.m.", "en", "6 p.m.", "6 p.m."),
        ("7.30 p.m.", "en", "8.15 p.m.", "8.15 p.m."),
        ("11 a.m.", "en", "", "2 p.m."),
    ],
)
def test_a_time_gets_minutes_and_loses_them_in_its_own_form(
    written: str, tag: str, wanted: str, like: str
) -> None:
    (old,), (new,) = find(written, tag), find(like, tag)
    assert rewrite(written, old, new, tag) == wanted


@pytest.mark.parametrize(
    ("text", "before", "after", "tags", "wanted"),
    [
        ("It opens at 6 p.m.", "18 h", "19 h 30", "fr en", "It opens at 7:30 p.m."),
        ("Ouvert à 18 h.", "6 p.m.", "7.30 p.m.", "en fr", "Ouvert à 19 h 30."),
        ("It costs €5.", "5 €", "1 250,50 €", "fr en", "It costs €1,250.50."),
        ("Ouvert à 19 h 30.", "7.30 p.m.", "6 p.m.", "en fr", "Ouvert à 18 h."),
    ],
)
def test_a_translation_has_the_time_of_its_source(
    text: str, before: str, after: str, tags: str, wanted: str
) -> None:
    source, target = tags.split(" ")
    assert adapted(text, before, after, (source, target)) == wanted
