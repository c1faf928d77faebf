"""Marks survive a machine, or nothing of what it said does."""

import random

import pytest
from hypothesis import given, settings, strategies as st

from pipeline.model.articles import Kind, Message
from pipeline.syntax import parse
from pipeline.syntax.tokens import Picture, Text
from pipeline.translating import protect, restore
from pipeline.translating.protecting import has_same_marks
from tests.manuscripts import article
from tests.strategies import inline
from tests.translating.machines import broken, words_at_random


def message(text: str, kind: Kind = Kind.PARAGRAPH) -> Message:
    """Return the message that an author's Markdown makes."""
    found = article(text).messages
    return next((each for each in found if each.kind is kind), found[-1])


def test_marks_are_numbered_and_text_is_escaped() -> None:
    found = protect(message("See *the [report](x) & more*, `a<b` and ![a map](m.png)."))
    assert found.xml == (
        "See <m1>the <m2>report</m2> &amp; more</m1>, <m3/> and <m4>a map</m4>."
    )


@pytest.mark.parametrize(
    ("typed", "answer", "restored"),
    [
        ("the [report](x)", "<m1>le rapport</m1>", "[le rapport][1]"),
        ("the [report](x)", "le < M1 > rapport </ m1>", "le [rapport][1]"),
        ("the [report](x)", "le&lt;m1&gt;rapport&lt;/m1&gt;", "le[rapport][1]"),
        ("the [report](x) of", "le<m1> rapport </m1>de", "le [rapport][1] de"),
        ("*a* [b](x)", "<m2>b</m2> <m1>a</m1>", "[b][1] *a*"),
        ("`a` b", "b <m1></m1>", "b `a`"),
        ("`a` b", "b <m1>c</m1>", "b `a`"),
        ("see ![a map](m.png)", "voir <m1>une carte</m1>", "voir ![une carte][1]"),
        ("5 < 6", "5 &lt; 6 * 7", "5 < 6 * 7"),
        ("a *b*", "\n <m1>b</m1>\n\na ", "*b* a"),
    ],
)
def test_what_was_meant_is_mended(typed: str, answer: str, restored: str) -> None:
    assert restore(protect(message(typed)), answer) == restored


@pytest.mark.parametrize(
    "answer",
    [
        "le rapport",
        "<m1>le rapport",
        "le rapport</m1>",
        "<m1>le</m1> <m1>rapport</m1>",
        "<m2>le rapport</m2>",
        "<m1>le <m2>rapport</m1></m2>",
        "</m1>le rapport<m1>",
        "",
    ],
)
def test_what_lost_its_marks_is_refused(answer: str) -> None:
    assert not restore(protect(message("the [report](x)")), answer)


def test_a_mark_within_one_that_stands_alone_is_refused() -> None:
    fragment = protect(message("see ![a map](m.png) and *this*"))
    assert not restore(fragment, "voir <m1>une <m2>carte</m2></m1> et ceci")


def test_what_a_machine_makes_up_is_text() -> None:
    fragment = protect(message("hello *you*"))
    answer = "<m1>toi</m1> <script>alert(1)</script> [x](javascript:y) # a"
    found = parse(restore(fragment, answer), fragment.message)
    assert {type(each) for each in found[3:]} == {Text}


@settings(max_examples=300)
@given(inline)
def test_a_machine_that_changes_nothing_says_the_same(typed: str) -> None:
    for each in article(typed).messages:
        fragment = protect(each)
        answer = restore(fragment, fragment.xml)
        assert not answer or parse(answer, each) or not each.text


@settings(max_examples=500)
@given(inline, st.randoms(use_true_random=False))
def test_marks_survive_words_at_random(typed: str, chance: random.Random) -> None:
    for each in article(typed).messages:
        fragment = protect(each)
        answer = restore(fragment, words_at_random(fragment.xml, chance))
        assert not answer or has_same_marks(each, answer)


@settings(max_examples=500)
@given(inline, st.randoms(use_true_random=False))
def test_broken_marks_are_mended_or_refused(typed: str, chance: random.Random) -> None:
    for each in article(typed).messages:
        fragment = protect(each)
        answer = restore(
            fragment, broken(words_at_random(fragment.xml, chance), chance)
        )
        assert not answer or has_same_marks(each, answer)


def test_the_text_of_a_picture_may_change() -> None:
    one = message("a ![map](m.png)")
    assert has_same_marks(one, "une ![carte][1]")
    assert not has_same_marks(one, "une carte")
    assert any(isinstance(each, Picture) for each in parse(one.text, one))
