"""What a build of millions of pages would take: a model, and a simulation to check it.

    .venv/bin/python -m benchmarks.scaling --articles 400

What an article costs (processor time and requests to the store, in workers and in the
caller; memory) is measured here, on a corpus. What a machine and a request cost is
assumed, and said. The model is a formula; the simulation plays each task on each
worker, with requests of uneven length, workers that are killed, results that are
awaited in order.
"""

import argparse
import math
import os
import subprocess
import sys
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from heapq import heapreplace
from pathlib import Path
from random import Random
from typing import Any, TypeVar

from benchmarks.corpus import story, write_site
from pipeline import building
from pipeline.adapters import FixedClock, LocalStore, MemoryStore, load

HERE = Path(__file__).parent
In = TypeVar("In")
Out = TypeVar("Out")

LATENCY = {"GET": 0.04, "PUT": 0.06, "HEAD": 0.03, "LIST": 0.15}
"""Seconds until an object store has answered, in the region; assumed."""

PRICE = {"GET": 0.4e-6, "PUT": 5e-6, "HEAD": 0.4e-6, "LIST": 5e-6}
"""Dollars a request: S3 Standard, us-east-1, as listed in 2026; assumed."""

CORE = 0.05 / 3600
"""Dollars a second of a core; assumed."""

PROCESSES = 6
"""Workers a core: most of the time each waits for the store."""

DISPATCH = 0.001
"""Seconds that a scheduler takes for a task (Dask: about 1 ms)."""

LIFE = 100 * 3600.0
"""Seconds that a worker lives, on average; then it is killed, and comes again."""

RESTART = 60.0
TRAY = 48
"""Articles of a task."""

_KEYS = 1000
"""Names that one listing tells."""

_REQUESTS = {
    "read": ("GET",),
    "write": ("HEAD", "PUT"),
    "stamp": ("HEAD",),
    "exists": ("HEAD",),
    "obstacle": ("HEAD",),
}


@dataclass(slots=True)
class Share:
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


@dataclass(frozen=True, slots=True)
class Estimate:
    """How long a build takes, and what it costs."""

    seconds: float
    dollars: float


def model(shares: dict[str, Share], articles: int, workers: int) -> Estimate:
    """Return what a formula says: the caller, and then phase after phase.

    Workers are shared out evenly, or the scheduler can't hand out more.
    """
    caller = shares["caller"]
    seconds = articles * (caller.seconds + caller.waiting)
    tasks = math.ceil(articles / TRAY)
    for share in phases(shares):
        each = TRAY * (share.seconds + share.waiting)
        lost = (each / 2 + RESTART) / LIFE
        even = max(math.ceil(tasks / workers) * each, tasks * each / workers)
        seconds += max(even * (1 + lost), tasks * DISPATCH + each)
    return Estimate(seconds, dollars(shares, articles, workers, seconds))


def dollars(
    shares: dict[str, Share], articles: int, workers: int, seconds: float
) -> float:
    """Return the price of the cores for the time, and of all requests."""
    asked = sum(share.price for share in (shares["caller"], *phases(shares)))
    return seconds * (workers / PROCESSES + 1) * CORE + articles * asked


def phases(shares: dict[str, Share]) -> list[Share]:
    """Return the shares of the workers, in the order in which they have their turn."""
    return [each for name, each in shares.items() if name not in {"caller", "pages"}]


def simulate(
    shares: dict[str, Share], articles: int, workers: int, chance: Random
) -> Estimate:
    """Play a build: each task on a worker of its own, one that may be killed."""
    caller = shares["caller"]
    clock = articles * (caller.seconds + caller.waiting)
    for share in phases(shares):
        clock = _phase(share, math.ceil(articles / TRAY), workers, clock, chance)
    return Estimate(clock, dollars(shares, articles, workers, clock))


def _phase(
    share: Share, tasks: int, workers: int, began: float, chance: Random
) -> float:
    """Return when the last result of a phase has come.

    As the executor does it: no more than so many calls are out for each worker, and the
    next is handed out when the oldest result has come.
    """
    free = [began] * workers
    ahead: deque[float] = deque()
    clock = began
    for _ in range(tasks):
        if len(ahead) > workers * 4:
            clock = max(clock, ahead.popleft())
        clock += DISPATCH
        begins = max(free[0], clock)
        takes = _takes(share, chance)
        while chance.random() < takes / LIFE:  # it is killed on the way
            begins += chance.random() * takes + RESTART
        heapreplace(free, begins + takes)
        ahead.append(begins + takes)
    return max([clock, *ahead])


def _takes(share: Share, chance: Random) -> float:
    """Return how long a task takes: the sum of many requests is nearly normal.

    A request takes 0.7 times its mean and a tail: as much as the mean is its spread.
    """
    spread = math.sqrt(
        sum(TRAY * n * LATENCY[name] ** 2 for name, n in share.requests.items())
    )
    machine = chance.uniform(0.8, 1.2)
    mean = TRAY * (share.seconds * machine + share.waiting)
    return max(mean / 2, chance.gauss(mean, spread))


def memory(folder: Path, articles: int) -> float:
    """Return the bytes that the caller holds for an article, from two sizes."""
    peaks = [_peak(folder, size) for size in (articles // 4, articles)]
    return (peaks[1] - peaks[0]) * 1024 / (articles - articles // 4)


def _peak(folder: Path, articles: int) -> int:
    site = folder / f"peak-{articles}-{os.getpid()}"
    write_site(map(story, range(articles)), site)
    program = (
        "import resource, sys; from pipeline.cli import main;"
        "main(sys.argv[1:], standalone_mode=False);"
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, file=sys.stderr)"
    )
    typed = ("build", "--site", str(site), "--jobs", "2", "--quiet")
    ended = subprocess.run(
        [sys.executable, "-c", program, *typed],
        check=True,
        stderr=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        text=True,
    )
    return int(ended.stderr.split("\n")[-2])


def costs(shares: dict[str, Share], held: float, articles: int) -> Iterator[str]:
    """Yield the table of what an article takes."""
    yield f"Measured on {articles:,} articles, one process:"
    yield ""
    yield "| an article takes | processor | GET | HEAD | PUT | LIST |"
    yield "|---|---|---|---|---|---|"
    for name, share in shares.items():
        if name != "pages":
            kinds = " | ".join(f"{share.requests[k]:.3g}" for k in _KINDS)
            yield f"| `{name}` | {share.seconds * 1000:.2f} ms | {kinds} |"
    pages = shares["pages"].seconds
    yield ""
    yield f"It has {pages:.1f} pages, with lists. The caller holds {held:,.0f} bytes."


_KINDS = ("GET", "HEAD", "PUT", "LIST")
_SIZES = ((1_000_000, 64), (10_000_000, 256), (100_000_000, 1024))


def estimates(shares: dict[str, Share], held: float) -> Iterator[str]:
    """Yield the table of what millions of pages would take."""
    heads = ("pages", "workers", "model", "simulation", "apart", "caller", "its memory")
    yield f"| {' | '.join(heads)} | cost |"
    yield "|---|---|---|---|---|---|---|---|"
    chance = Random(1)
    for pages, workers in _SIZES:
        articles = round(pages / shares["pages"].seconds)
        said = model(shares, articles, workers)
        played = simulate(shares, articles, workers, chance)
        caller = shares["caller"]
        alone = articles * (caller.seconds + caller.waiting)
        cells = (
            f"{pages:,}",
            f"{workers:,}",
            _hours(said.seconds),
            _hours(played.seconds),
            f"{abs(played.seconds / said.seconds - 1):.1%}",
            _hours(alone),
            f"{articles * held / 1e9:,.1f} GB",
            f"${played.dollars:,.0f}",
        )
        yield f"| {' | '.join(cells)} |"


def _hours(seconds: float) -> str:
    return f"{seconds / 3600:,.2f} h"


def main() -> None:
    """Measure, compute, simulate; print and keep what came of it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=400)
    parser.add_argument("--work", type=Path, default=HERE / "work/scaling")
    options = parser.parse_args()
    site = options.work / f"site-{options.articles}-{os.getpid()}"
    write_site(map(story, range(options.articles)), site)
    held = memory(options.work, options.articles)
    shares = measure(site, options.articles)
    lines = (*costs(shares, held, options.articles), "", *estimates(shares, held))
    text = "\n".join(lines) + "\n"
    print(text)
    (HERE / "results").mkdir(exist_ok=True)
    (HERE / "results/scaling.md").write_text(text, "utf-8")


if __name__ == "__main__":
    main()
