"""The time of a run."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from babel import Locale

from pipeline.adapters import FixedClock, set_clock
from pipeline.errors import ConfigurationError
from pipeline.model.site import Site

PARIS = ZoneInfo("Europe/Paris")
SITE = Site(
    base_url="https://example.org/",
    languages=(Locale("fr"),),
    timezone="Europe/Paris",
)
EPOCH = {"SOURCE_DATE_EPOCH": "1763892000"}


def machine() -> datetime:
    return datetime(2026, 11, 23, tzinfo=UTC)


def test_a_clock_stands_still() -> None:
    clock = FixedClock(machine())
    assert clock.now() == clock.now() == machine()


@pytest.mark.parametrize(
    ("told", "moment"),
    [
        ("2026-11-23", datetime(2026, 11, 23, 12, tzinfo=PARIS)),
        ("2026-11-23T18:30", datetime(2026, 11, 23, 18, 30, tzinfo=PARIS)),
        ("2026-11-23T18:30:00Z", datetime(2026, 11, 23, 18, 30, tzinfo=UTC)),
    ],
)
def test_the_time_that_is_told_comes_first(told: str, moment: datetime) -> None:
    assert set_clock(SITE, told, EPOCH, machine).now() == moment


def test_the_environment_comes_before_the_machine() -> None:
    expected = datetime(2025, 11, 23, 10, tzinfo=UTC)
    assert set_clock(SITE, "", EPOCH, machine).now() == expected
    assert set_clock(SITE, "", {}, machine).now() == machine()
    assert set_clock(SITE).now().tzinfo is not None


@pytest.mark.parametrize(
    "told", ["noon", "2026-13-01", "2026", "9" * 30, "0001-01-01T"]
)
def test_what_is_no_time_is_said(told: str) -> None:
    with pytest.raises(ConfigurationError, match="is not a time"):
        set_clock(SITE, told)


@pytest.mark.parametrize(
    "seconds", ["now", "1.5", "9" * 30, "1_763", " 1763", "\uff11\uff17\uff16"]
)
def test_what_is_no_number_of_seconds_is_said(seconds: str) -> None:
    with pytest.raises(ConfigurationError, match="SOURCE_DATE_EPOCH"):
        set_clock(SITE, "", {"SOURCE_DATE_EPOCH": seconds})
