"""Articles → their catalogs: how fast, beside po4a and mdpo, in one run.

    python -m benchmarks.extracting --mdpo PYTHON --po4a PATH

`PYTHON` is an interpreter that can import mdpo, which is called as a library, all
articles in one process, since its command costs its start for each; `PATH` is
`po4a-updatepo`, which takes one article a process. Both write one catalog for each
article; neither knows where a language comes from or what a front matter is for.
The table goes to `benchmarks/results/extracting.md`.
"""

import argparse
import os
import shutil
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from benchmarks import corpus
from benchmarks.measuring import Attic, Command, Cost, compare

HERE = Path(__file__).parent

_MDPO = """\
import os, sys
from pathlib import Path
from mdpo.md2po import markdown_to_pofile
root, out = map(Path, sys.argv[1:])
out.mkdir(parents=True, exist_ok=True)
for path in sorted(root.rglob("*.md")):
    target = str(out / path.stem) + ".po"
    markdown_to_pofile(str(path), save=True, po_filepath=target, wrapwidth=0)
"""

_PO4A = """\
mkdir -p "$2"
find "$1" -name '*.md' | while read -r path; do
  "$0" -f text -M UTF-8 -o markdown -o yfm_keys=title,summary -o yfm_lenient \
    -o neverwrap -m "$path" -p "$2/$(basename "$path" .md).po" >/dev/null 2>&1
done
"""


def commands(options: argparse.Namespace, work: Path) -> Iterator[Command]:
    """Yield ours from nothing and with nothing to do, then the peers'."""
    site, out, attic = work / "site", work / "out", Attic(work / "attic")
    ours = (options.diptyque, "extract", "--quiet", "--site", str(site))
    bare = partial(attic.take, site / "locales", site / ".diptyque")
    empty = partial(attic.take, out)
    yield Command(name="Diptyque, first", arguments=ours, prepare=bare)
    yield Command(name="Diptyque, again", arguments=ours, prepare=_nothing)
    places = (str(site / "articles"), str(out))
    if options.mdpo:
        api = (options.mdpo, "-c", _MDPO, *places)
        yield Command(name="mdpo, one process", arguments=api, prepare=empty)
    if options.po4a:
        each = ("sh", "-c", _PO4A, options.po4a, *places)
        yield Command(name="po4a-updatepo, each", arguments=each, prepare=empty)


def _nothing() -> None:
    """Leave the catalogs as the run before left them."""


def _row(name: str, cost: Cost, ours: Cost) -> str:
    times = f"{cost.wall:.2f} | {cost.cpu:.2f} | {cost.memory:.0f}"
    ratios = f"{cost.wall / ours.wall:.2f} / {cost.cpu / ours.cpu:.2f}"
    return f"| {name} | {times} | {ratios} |"


def report(costs: dict[str, Cost], count: int, runs: int) -> str:
    """Return the page: a heading and a table; the last column compares with ours."""
    ours = costs["Diptyque, first"]
    times = "times ours, first: wall / processor"
    head = f"| | wall, s | processor, s | memory, MiB | {times} |"
    rows = [_row(name, cost, ours) for name, cost in costs.items()]
    told = f"Medians of {runs} runs in turn, on {os.cpu_count()} processors."
    title = f"# Extracting {count:,} articles of 20 messages"
    return "\n".join((title, "", told, "", head, "|---|---|---|---|---|", *rows, ""))


def main() -> None:
    """Measure, print the table and keep it under `benchmarks/results/`."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--diptyque", default=".venv/bin/diptyque")
    parser.add_argument("--mdpo")
    parser.add_argument("--po4a")
    parser.add_argument("--work", type=Path, default=HERE / "work/extracting")
    options = parser.parse_args()
    work = options.work.absolute()
    options.diptyque = str(Path(options.diptyque).absolute())
    shutil.rmtree(work, ignore_errors=True)
    corpus.write_site(map(corpus.story, range(options.articles)), work / "site")
    shutil.rmtree(work / "site/locales")
    costs = compare(tuple(commands(options, work)), options.runs)
    page = report(costs, options.articles, options.runs)
    print(page)
    results = HERE / "results"
    results.mkdir(exist_ok=True)
    (results / "extracting.md").write_text(page, "utf-8")
    shutil.rmtree(work)


if __name__ == "__main__":
    main()
