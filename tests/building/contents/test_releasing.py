"""With which date an article comes out that was held back."""

from datetime import date, datetime

import pytest

from pipeline.building.contents.releasing import released_on
from pipeline.model.articles import Metadata
from tests.publishing.proposals import SITE

MONDAY = date(2026, 11, 16)
THURSDAY = datetime.fromisoformat("2026-11-19T06:00:00+01:00")
EVENING = datetime.fromisoformat("2026-11-19T18:00:00+01:00")


@pytest.mark.parametrize(
    ("dated", "embargo", "expected"),
    [
        (MONDAY, None, MONDAY),
        (MONDAY, THURSDAY, THURSDAY),
        (THURSDAY.date(), THURSDAY, THURSDAY),
        (EVENING, THURSDAY, EVENING),
        (date(2026, 11, 20), THURSDAY, date(2026, 11, 20)),
        (None, THURSDAY, None),
        (THURSDAY, datetime.fromisoformat("2026-11-19T05:00:00+00:00"), THURSDAY),
    ],
)
def test_an_article_comes_out_when_readers_may_see_it(
    dated: date | None, embargo: datetime | None, expected: date | None
) -> None:
    metadata = Metadata(title="Un", date=dated, embargo=embargo)
    assert released_on(metadata, SITE) == expected


def test_the_last_update_stands_for_a_date_that_is_missing() -> None:
    metadata = Metadata(title="Un", updated=MONDAY, embargo=THURSDAY)
    assert released_on(metadata, SITE) == THURSDAY
