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
from collections import deque
from collections.abc import Iterator
from heapq import heapreplace
from pathlib import Path
from random import Random

from msgspec import Struct

from benchmarks.corpus import story, write_site
from benchmarks.holding import memory
from benchmarks.metering import LATENCY, Share, measure

HERE = Path(__file__).parent

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


class Estimate(Struct, frozen=True):
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
