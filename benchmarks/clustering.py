"""What a cluster costs beside processes of one machine: the same build from nothing.

    .venv/bin/python -m benchmarks.clustering --articles 400 --runs 3

Both have as many workers, on this machine; the folder is the same, and so are the
bytes. Processor time is that of all who take part: caller, scheduler, workers.
"""

import argparse
import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

import psutil
from msgspec import Struct

from benchmarks.corpus import story, write_site
from pipeline import building
from pipeline.adapters import FixedClock, LocalStore, ProcessExecutor, load
from pipeline.adapters.clusters import DaskExecutor
from pipeline.ports import Executor
from tests.clouds import cluster

HERE = Path(__file__).parent
_NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)


class Spent(Struct, frozen=True):
    """Seconds of wall time, and of processor time."""

    wall: float
    processor: float


def build(site: Path, executor: Executor) -> dict[str, bytes]:
    """Build a site from nothing; return what was published."""
    for folder in ("public", ".diptyque"):
        shutil.rmtree(site / folder, ignore_errors=True)
    output = LocalStore(str(site / "public"))
    building.build(
        load(site),
        store=LocalStore(str(site)),
        output=output,
        executor=executor,
        clock=FixedClock(_NOW),
        program="1",
    )
    return {path: output.read(path) for path in output.walk()}


@contextmanager
def timed(into: list[Spent]) -> Iterator[None]:
    """Note what the block has taken, of all processes below this one."""
    processor, wall = _processor(), time.perf_counter()
    yield
    into.append(Spent(time.perf_counter() - wall, _processor() - processor))


def _processor() -> float:
    own = os.times()
    ended = own.user + own.system + own.children_user + own.children_system
    living = psutil.Process().children(recursive=True)
    return ended + sum(sum(each.cpu_times()[:2]) for each in living)


def compare(site: Path, workers: int, runs: int) -> dict[str, list[Spent]]:
    """Build by turns here and on a cluster; what is published has to be the same."""
    found: dict[str, list[Spent]] = {"processes": [], "cluster": []}
    with cluster(workers) as standing, DaskExecutor(standing.address) as distant:
        for number in range(runs + 1):
            here = ProcessExecutor(workers)
            published = []
            for name, executor in (("processes", here), ("cluster", distant)):
                into: list[Spent] = found[name] if number else []  # one to get warm
                with timed(into):
                    published.append(build(site, executor))
            here.__exit__(None, None, None)
            assert published[0] == published[1]  # noqa: S101 - else nothing is compared
    return found


def table(found: dict[str, list[Spent]], articles: int, workers: int) -> str:
    """Return what was measured, as Markdown."""
    here, distant = (
        {part: median(getattr(each, part) for each in spent) for part in _PARTS}
        for spent in found.values()
    )
    lines = [
        f"{articles:,} articles in two languages, from nothing; {workers} workers.",
        "",
        "| | wall | processor |",
        "|---|---|---|",
    ]
    for name, spent in (("processes of this machine", here), ("a cluster", distant)):
        lines.append(f"| {name} | {spent['wall']:.2f} s | {spent['processor']:.2f} s |")
    wall, processor = (distant[part] / here[part] for part in _PARTS)
    lines.append(f"| the cluster takes | {wall:.2f} × | {processor:.2f} × |")
    return "\n".join(lines) + "\n"


_PARTS = ("wall", "processor")


def main() -> None:
    """Measure, print, and keep the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=400)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--work", type=Path, default=HERE / "work/clustering")
    options = parser.parse_args()
    site = options.work / f"site-{options.articles}-{os.getpid()}"
    write_site(map(story, range(options.articles)), site)
    found = compare(site, options.workers, options.runs)
    text = table(found, options.articles, options.workers)
    print(text)
    (HERE / "results").mkdir(exist_ok=True)
    (HERE / "results/clustering.md").write_text(text, "utf-8")


if __name__ == "__main__":
    main()
