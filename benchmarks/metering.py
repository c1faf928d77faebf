"""A build of a site → what an article takes, by who works on it, and of what store.

Processor time, and requests as an object store would get them.
"""

import time
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from msgspec import Struct, field

from pipeline import building
from pipeline.adapters import FixedClock, LocalStore, MemoryStore, load

In = TypeVar("In")
Out = TypeVar("Out")

LATENCY = {"GET": 0.04, "PUT": 0.06, "HEAD": 0.03, "LIST": 0.15}
"""Seconds until an object store has answered, in the region; assumed."""

PRICE = {"GET": 0.4e-6, "PUT": 5e-6, "HEAD": 0.4e-6, "LIST": 5e-6}
"""Dollars a request: S3 Standard, us-east-1, as listed in 2026; assumed."""

_KEYS = 1000
"""Names that one listing tells."""

_REQUESTS = {
    "read": ("GET",),
    "write": ("HEAD", "PUT"),
    "stamp": ("HEAD",),
    "exists": ("HEAD",),
    "obstacle": ("HEAD",),
}


class Share(Struct):
    """What some work took: seconds of a processor, and requests of each kind."""

    seconds: float = 0.0
    requests: dict[str, float] = field(
        default_factory=lambda: dict.fromkeys(LATENCY, 0)
    )

    def each(self, count: int) -> "Share":
        """Return what it took for one of so many."""
        asked = {name: number / count for name, number in self.requests.items()}
        return Share(self.seconds / count, asked)

    @property
    def waiting(self) -> float:
        """Seconds until all is answered, one request after the other."""
        return sum(LATENCY[name] * number for name, number in self.requests.items())

    @property
    def price(self) -> float:
        """Dollars for the requests."""
        return sum(PRICE[name] * number for name, number in self.requests.items())


class CountingStore:
    """A store that notes what is asked of it, as requests to an object store."""

    def __init__(self, store: LocalStore | MemoryStore, meter: "Meter") -> None:
        self.store = store
        self.meter = meter

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - as the store has it
        asked = getattr(self.store, name)
        if name in _REQUESTS:
            return partial(self._one, name, asked)
        return partial(self._many, asked) if name in _LISTINGS else asked

    def _one(self, name: str, asked: Callable[..., Any], *given: Any) -> Any:  # noqa: ANN401
        for kind in _REQUESTS[name]:
            self.meter.share.requests[kind] += 1
        return asked(*given)

    def _many(self, asked: Callable[..., Any], *given: Any) -> Iterator[Any]:  # noqa: ANN401
        for each in asked(*given):
            self.meter.share.requests["LIST"] += 1 / _KEYS
            yield each


_LISTINGS = {"walk", "skipped", "sweep", "stamps", "census", "restamp"}


class Meter:
    """An executor that does all here, and takes down what each kind of call took."""

    workers = 2

    def __init__(self) -> None:
        self.shares: dict[str, Share] = {}
        self.share = self.shares["caller"] = Share()
        self.since = time.process_time()

    def map(
        self, function: Callable[[In], Out], arguments: Iterable[In]
    ) -> Iterator[Out]:
        """Call a function on each argument; results in order."""
        called = function.func if isinstance(function, partial) else function
        for each in list(arguments):
            self.turn(called.__name__)
            result = function(each)
            self.turn("caller")
            yield result

    def turn(self, name: str) -> None:
        """Put what was spent until now on the one share, and begin with another."""
        now = time.process_time()
        self.share.seconds += now - self.since
        self.since = now
        self.share = self.shares.setdefault(name, Share())


def _build(site: Path, program: str) -> tuple[Meter, MemoryStore]:
    meter, output = Meter(), MemoryStore()
    store: Any = CountingStore(LocalStore(str(site)), meter)
    published: Any = CountingStore(output, meter)
    building.build(
        load(site),
        store=store,
        output=published,
        executor=meter,
        clock=FixedClock(datetime(2026, 11, 23, 9, tzinfo=UTC)),
        program=program,
    )
    meter.turn("caller")
    return meter, output


def measure(site: Path, articles: int) -> dict[str, Share]:
    """Build a site from nothing; return what one article takes, by who works on it."""
    _build(site, "")  # once to get warm: nothing is remembered
    meter, output = _build(site, "1")
    pages = sum(path.endswith(".html") for path in output.walk())
    found = {name: share.each(articles) for name, share in meter.shares.items()}
    return {**found, "pages": Share(pages / articles)}
