"""A date of an article is one moment in the zone of its site, whoever asks for it."""

from datetime import UTC, date, datetime, timedelta

from babel import Locale
from hypothesis import given, strategies as st

from pipeline.model.site import Site

ZONES = ("UTC", "Europe/Paris", "America/St_Johns", "Africa/Monrovia")
DAYS = st.dates() | st.datetimes() | st.datetimes(timezones=st.just(UTC))


def site(zone: str) -> Site:
    return Site(base_url="https://x.org/", languages=(Locale("en"),), timezone=zone)


def test_the_two_hours_of_a_night_on_which_clocks_are_put_back_are_two() -> None:
    night = datetime(2026, 10, 25, 2, 30)  # noqa: DTZ001 - of the site's zone
    first, second = (
        site("Europe/Paris").moment(night.replace(fold=fold)) for fold in (0, 1)
    )
    assert second.astimezone(UTC) - first.astimezone(UTC) == timedelta(hours=1)
    paris = site("Europe/Paris")
    assert [paris.moment(each).isoformat() for each in (first, second)] == [
        "2026-10-25T02:30:00+02:00",
        "2026-10-25T02:30:00+01:00",
    ]


@given(day=DAYS, zone=st.sampled_from(ZONES))
def test_a_moment_is_its_own_moment(day: date | datetime, zone: str) -> None:
    try:
        moment = site(zone).moment(day)
    except OverflowError:
        return
    assert site(zone).moment(moment).isoformat() == moment.isoformat()


def test_what_is_equal_elsewhere_is_said_as_each_zone_has_it() -> None:
    day = datetime(2026, 1, 1, 12, tzinfo=UTC)
    assert [site(zone).moment(day).isoformat()[11:] for zone in ZONES] == [
        "12:00:00+00:00",
        "13:00:00+01:00",
        "08:30:00-03:30",
        "12:00:00+00:00",
    ]
