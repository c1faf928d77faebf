"""Findings are told as they were, however they are kept and changed."""

from collections import Counter
from collections.abc import Iterator

import pytest
from hypothesis import given, strategies as st

from pipeline.building.traces import sheaves
from pipeline.building.traces.remembering import pack_findings, packed, unpacked
from pipeline.building.traces.sheaves import Sheaf, bind, in_order
from pipeline.model.diagnostics import Diagnostic, Severity
from pipeline.model.phrases import say

NAMES = st.sampled_from(("articles/a.md", "articles/b.md", "articles/c.md", "é\u00a0!"))


@st.composite
def diagnostics(draw: st.DrawFn, paths: st.SearchStrategy[str] = NAMES) -> Diagnostic:
    path = draw(paths)
    return Diagnostic(
        code=draw(st.sampled_from(("one", "two"))),
        severity=draw(st.sampled_from(Severity)),
        message=say("{count} of it", count=draw(st.integers(0, 3))),
        path=path,
        line=draw(st.integers(0, 3)),
        article=draw(st.sampled_from(("", "articles/b.md"))),
        span=draw(st.sampled_from((None, (1, 2)))),
    )


MANY = st.lists(diagnostics(), max_size=30)


@pytest.fixture(autouse=True, scope="module")
def _small_leaves() -> Iterator[None]:
    """A few findings fill several leaves, as many would."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sheaves, "_ON_A_LEAF", 3)
        yield


def in_line(found: list[Diagnostic]) -> list[Diagnostic]:
    return sorted(found, key=lambda each: each.order)


@given(MANY)
def test_they_are_told_and_counted_as_they_came(found: list[Diagnostic]) -> None:
    bound = unpacked(packed(bind(found)), Sheaf)
    assert list(bound) == found
    assert len(bound) == len(found)
    assert bound == bind(found)
    assert bound.counts == Counter(each.severity for each in found)
    for severity in Severity:
        grave = [each for each in found if each.severity >= severity]
        assert list(bound.at_least(severity)) == grave


@given(MANY, MANY, st.data())
def test_what_changes_is_all_that_is_told_otherwise(
    found: list[Diagnostic], come: list[Diagnostic], data: st.DataObject
) -> None:
    gone = data.draw(st.lists(st.sampled_from(found))) if found else []
    left = Counter(found) - (Counter(gone) - Counter(come))
    expected = list((left + (Counter(come) - Counter(gone))).elements())
    amended = bind(in_line(found)).amended(Counter(gone), Counter(come))
    assert Counter(amended) == Counter(expected)
    assert [each.order for each in amended] == [e.order for e in in_line(expected)]


@given(st.dictionaries(NAMES, MANY), MANY)
def test_those_of_articles_stand_in_line_with_all_others(
    kept: dict[str, list[Diagnostic]], others: list[Diagnostic]
) -> None:
    packs = {path: pack_findings(found) for path, found in kept.items()}
    every = [*others, *(each for found in kept.values() for each in found)]
    found = list(in_order(packs, others))
    assert Counter(found) == Counter(every)
    assert [each.order for each in found] == [each.order for each in in_line(every)]
