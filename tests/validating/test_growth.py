"""No text makes a rule take more than in proportion to its length: steps, counted.

`python -m benchmarks.checking --worst` takes the time, of many more texts.
"""

import sys
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import islice
from types import FrameType
from typing import Any

import pytest
from babel import Locale
from hypothesis import given, strategies as st

from pipeline.model.articles import Article, Metadata
from pipeline.model.catalogs import Catalog, Translation
from pipeline.typography import set_words
from pipeline.validating import RULES
from pipeline.validating.acronyms import is_shouted
from pipeline.validating.rulebook import MarkupRule, ProseRule, TextRule
from pipeline.validating.rules import unexplained_acronym
from pipeline.validating.setting import BREAKING, touches
from pipeline.validating.subjects import Pair, Review
from tests.house import none

from .messages import message
from .workbench import SITE

EN, FR = Locale("en"), Locale("fr")
UNITS = (
    '"',
    "«",
    "...",
    "a' ",
    "? ",
    "1 h ",
    "$1 ",
    "May 1, ",
    "A a ",
    "“a” ",
    "A & A ",
)
SHORT, TIMES = 500, 4
STEEP = 1.5
"""Times the growth of the text: less than any square, more than a logarithm."""
FEW = 2_000
"""Steps of which no growth is looked at: what is done once."""
MOST_FINDINGS = 100

Watch = Callable[[FrameType, str, Any], None]


@contextmanager
def watched(watch: Watch) -> Iterator[None]:
    """Show each call of a function to a watcher."""
    before = sys.getprofile()
    sys.setprofile(watch)
    try:
        yield
    finally:
        sys.setprofile(before)


def pair_of(source: str, text: str) -> Pair:
    translation = Translation(source=source, text=text)
    return Pair(
        message=message(source), translation=translation, source_locale=EN, locale=FR
    )


def steps(unit: str, times: int) -> dict[str, int]:
    """Return how many calls each rule makes for a text of one unit, over and over."""
    text = unit * times
    sides = ((f"{text}a", text), ("A word", text), (text, "Un mot"))
    counted: dict[str, int] = {}
    for rule in RULES:
        if not isinstance(rule, TextRule | MarkupRule | ProseRule):
            continue
        calls = 0

        def count(_: FrameType, event: str, __: object) -> None:
            nonlocal calls
            calls += event in {"call", "c_call"}

        for pair in (pair_of(*each) for each in sides):
            with watched(count):
                deque(islice(rule.check(pair), MOST_FINDINGS), maxlen=0)
        counted[rule.code] = calls
    return counted


@pytest.mark.parametrize("unit", UNITS)
def test_steps_grow_as_the_text_does(unit: str) -> None:
    short, long = steps(unit, SHORT), steps(unit, SHORT * TIMES)
    none(
        f"{code}: {short[code]} steps, then {calls}"
        for code, calls in long.items()
        if calls > FEW and calls > STEEP * TIMES * short[code]
    )


@pytest.mark.parametrize("unit", ["«", "»", "...", "« ", '" '])
def test_a_long_row_of_signs_is_one_touch(unit: str) -> None:
    (long,) = touches(unit * 10_000, FR).values()
    assert len(long) == 1


def test_a_short_row_of_signs_is_looked_into() -> None:
    assert len(touches("« « « a", FR)[BREAKING]) == len("«««")


@given(
    st.text(alphabet="ab1 \u00a0\u202f'\"’“”«».…!?;:%hM\ufffc", max_size=200),
    st.sampled_from(["fr", "en", "fr_CA", "fr_CH"]),
)
def test_what_is_touched_makes_what_is_set(words: str, tag: str) -> None:
    locale = Locale.parse(tag)
    every = [each for kind in touches(words, locale).values() for each in kind]
    for each in sorted(every, key=lambda touch: touch.start, reverse=True):
        words = words[: each.start] + each.right + words[each.end :]
    assert words == set_words(words, locale)


def test_a_text_of_acronyms_is_looked_at_once_for_words_in_capitals() -> None:
    text = "Une ZQX et une ZQY. " * 50
    entry = Translation(source="One and another.", text=text)
    review = Review(
        article=Article(
            id="a",
            path="articles/a.md",
            locale=EN,
            metadata=Metadata(title="A"),
            messages=(message("One and another."),),
            skeleton=(),
        ),
        catalog=Catalog(locale=FR, source_locale=EN, translations=(entry,)),
        site=SITE,
        locale=FR,
    )
    looked: list[str] = []

    def watch(frame: FrameType, event: str, _: object) -> None:
        if event == "call" and frame.f_code is is_shouted.__code__:
            looked.append(event)

    with watched(watch):
        found = list(unexplained_acronym.RULE.check(review))
    assert len(found) == len(("ZQX", "ZQY"))
    assert len(looked) == 1
