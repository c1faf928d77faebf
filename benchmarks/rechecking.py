"""Checks of a site: the first, the next, and that after an edit, beside pofilter.

    python -m benchmarks.rechecking --pofilter PATH [--articles N] [--parts N]

People check at each save and on each push. A site of articles with a catalog of twenty
texts each, or of fifteen more for each part after the first, is checked from nothing,
again with nothing changed, after one catalog has changed, and with `--fix`; `pofilter`
judges the same catalogs with its default tests, and has to do so each time. All in
turn, in one run. The table goes to `benchmarks/results/rechecking.md`, where the
catalogs are of twenty texts.
"""

import argparse
import os
import shutil
import subprocess
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path

from benchmarks import corpus
from benchmarks.measuring import Attic, Command, Cost, compare

HERE = Path(__file__).parent
PEER = "pofilter"


def commands(options: argparse.Namespace, work: Path) -> Iterator[Command]:
    """Yield ours, each of which finds what the one before has left, and the peer's."""
    site, out, attic = work / "site", work / "out", Attic(work / "attic")
    ours = partial(Command, accepts=(0, 1))
    check = (options.diptyque, "check", "--quiet", "--site", str(site))
    forget = partial(attic.take, site / ".diptyque")
    yield ours(name="Diptyque, first", arguments=check, prepare=forget)
    yield ours(name="Diptyque, again", arguments=check, prepare=_nothing)
    yield ours(
        name="Diptyque, one catalog changed",
        arguments=check,
        prepare=_editing(site / "locales"),
    )
    yield ours(name="Diptyque, `--fix`", arguments=(*check, "--fix"), prepare=_nothing)
    yield Command(
        name=PEER,
        arguments=(options.pofilter, "--progress=none", f"{site}/locales", str(out)),
        prepare=partial(attic.take, out),
    )


def _nothing() -> None:
    """Leave all as the run before left it."""


def _editing(locales: Path) -> Callable[[], None]:
    """Return what lengthens the last text of a catalog, another one each time."""
    left = iter(sorted(locales.glob("*/LC_MESSAGES/articles/**/*.po")))

    def edit() -> None:
        path = next(left)
        head, mark, tail = path.read_text("utf-8").rpartition('\nmsgstr "')
        path.write_text(f"{head}{mark}More {tail}", "utf-8")

    return edit


def prepare(count: int, parts: int, work: Path, diptyque: str) -> None:
    """Write the site, its catalogs as Diptyque has them."""
    shutil.rmtree(work, ignore_errors=True)
    drawn = (corpus.story(number, parts) for number in range(count))
    corpus.write_site(drawn, work / "site")
    extract = (diptyque, "extract", "--quiet", "--site", str(work / "site"))
    subprocess.run(extract, check=True)


def page(costs: Mapping[str, Cost], options: argparse.Namespace) -> str:
    """Return the results as a page."""
    texts = 5 + 15 * options.parts
    theirs = costs[PEER]
    lines = (
        f"| {name} | {each.cpu:.2f} | {theirs.cpu / each.cpu:.1f} | {each.wall:.2f} | "
        f"{theirs.wall / each.wall:.1f} | {each.memory:.0f} |"
        for name, each in costs.items()
    )
    return "\n".join(
        (
            f"# Checking {options.articles:,} articles, with catalogs of {texts} texts",
            "",
            f"Medians of {options.runs} runs in turn, on {os.cpu_count()} processors.",
            "",
            "| | processor, s | × pofilter | wall, s | × pofilter | memory, MiB |",
            "| --- | --: | --: | --: | --: | --: |",
            *lines,
            "",
        )
    )


def main() -> None:
    """Measure, print the page, and keep it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pofilter", required=True)
    parser.add_argument("--diptyque", default="diptyque")
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--parts", type=int, default=1)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--work", type=Path, default=HERE / "work/rechecking")
    options = parser.parse_args()
    prepare(options.articles, options.parts, options.work, options.diptyque)
    costs = compare(tuple(commands(options, options.work)), options.runs)
    told = page(costs, options)
    print(told)
    if options.parts == 1:
        (HERE / "results/rechecking.md").write_text(told, "utf-8")


if __name__ == "__main__":
    main()
