"""The time of a run: told on the command line, by the environment, or asked."""

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from typing import TypeVar

from msgspec import Struct

from pipeline.errors import ConfigurationError
from pipeline.model.phrases import say
from pipeline.model.site import Site
from pipeline.patterns import pattern

Day = TypeVar("Day", bound=date)

_SECONDS = pattern("[0-9]+")
_LONGEST_DATE = len("2026-11-23")
_YEARS = range(1970, 9999)
"""Those in which no zone and no day before or after leaves the calendar."""


class FixedClock(Struct, frozen=True):
    """A clock that stands still; `moment` is aware of its zone."""

    moment: datetime

    def now(self) -> datetime:
        """Return the time that the clock was set to."""
        return self.moment


def _machine() -> datetime:
    return datetime.now(UTC).replace(microsecond=0)


def set_clock(
    site: Site,
    now: str = "",
    environment: Mapping[str, str] | None = None,
    machine: Callable[[], datetime] = _machine,
) -> FixedClock:
    """Return the clock of a run: `now`, else `SOURCE_DATE_EPOCH`, else the machine's.

    `now` is ISO 8601; a date alone is noon, and a time without zone is one of
    the site's. `SOURCE_DATE_EPOCH` is in seconds
    (https://reproducible-builds.org/specs/source-date-epoch/).
    Raises `ConfigurationError` for anything else.
    """
    epoch = (environment or {}).get("SOURCE_DATE_EPOCH", "")
    if now:
        return FixedClock(_told(now, site))
    return FixedClock(_since_epoch(epoch) if epoch else machine())


def _checked(day: Day) -> Day:
    if day.year not in _YEARS:
        raise ValueError(day.year)
    return day


def _told(now: str, site: Site) -> datetime:
    try:
        is_day = len(now) <= _LONGEST_DATE
        day = date.fromisoformat(now) if is_day else datetime.fromisoformat(now)
        return site.moment(_checked(day))
    except (ValueError, OverflowError) as error:
        raise ConfigurationError(
            say("`--now {now}` is not a time.", now=now),
            say("Write 2026-11-23 or 2026-11-23T18:30:00+01:00."),
        ) from error


def _counted(seconds: str) -> int:
    # Python reads more as a number than the other programs of a build do.
    if not _SECONDS.fullmatch(seconds):
        raise ValueError(seconds)
    return int(seconds)


def _since_epoch(seconds: str) -> datetime:
    try:
        return _checked(datetime.fromtimestamp(_counted(seconds), UTC))
    except (ValueError, OverflowError, OSError) as error:
        raise ConfigurationError(
            say(
                "SOURCE_DATE_EPOCH is “{seconds}”, which is not a number of seconds.",
                seconds=seconds,
            ),
            say("Set it to a whole number such as 1763892000, or unset it."),
        ) from error
