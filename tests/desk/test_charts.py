"""A line in a small picture says how far a language was."""

from datetime import UTC, datetime, timedelta

from hypothesis import given, strategies as st

from pipeline.building.answers.chronicling import Moment
from pipeline.desk.charts import HEIGHT, WIDTH, chart

FIRST = datetime(2026, 11, 1, tzinfo=UTC)
counts = st.tuples(st.integers(0, 900), st.integers(0, 900)).map(
    lambda each: (min(each), max(each))
)


@given(st.lists(st.tuples(st.integers(0, 90), counts), max_size=13))
def test_no_line_leaves_its_picture(days: list[tuple[int, tuple[int, int]]]) -> None:
    moments = [
        Moment(moment=FIRST + timedelta(days=day), sums={"en": sums})
        for day, sums in sorted(days)
    ]
    found = chart("en", moments)
    known = [each for each in moments if each.sums["en"][1]]
    if len(known) < 2:
        assert found is None
        return
    assert found
    points = [tuple(map(float, x.split(","))) for x in found.line.split(" ")]
    assert len(points) == len(known)
    assert all(0 <= x <= WIDTH and 0 <= y <= HEIGHT for x, y in points)
    assert [x for x, _ in points] == sorted(x for x, _ in points)
    assert points[-1] == found.last


def test_a_higher_share_stands_higher() -> None:
    moments = [
        Moment(moment=FIRST + timedelta(days=day), sums={"en": (day, 10)})
        for day in range(11)
    ]
    found = chart("en", moments)
    assert found
    heights = [float(x.split(",")[1]) for x in found.line.split(" ")]
    assert heights == sorted(heights, reverse=True)
    assert [share for _, share in found.shares] == [10 * day for day in range(11)]
