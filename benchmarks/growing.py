"""Sites of many sizes → how the cost of a build grows: a table, a plot, exponents.

The articles are short, so that many fit: a title, a summary, a paragraph, and their
translations. What is fitted is a power of the number of articles, from a thousand
upwards: 1 is in proportion. Memory is that of the largest process.
"""

import argparse
import os
import shutil
import subprocess
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from math import log
from pathlib import Path

from msgspec import Struct

from benchmarks.plotting import plot

HERE = Path(__file__).parent
NOW = "2050-01-01T00:00:00Z"
SIZES = (100, 300, 1_000, 3_000, 10_000)
_FITTED_FROM = 1_000
_MEBIBYTE_IN_KIB = 1024
_FIRST_DAY = datetime(2000, 1, 1, 6, tzinfo=UTC)
_CONFIGURATION = """\
base_url = "https://bench.example.org/"
languages = ["fr", "en"]
timezone = "Europe/Paris"
"""
_ARTICLE = """\
---
title: The number {n}
lang: en
date: {date}
tags: [tag-{tag}]
summary: What is known of the number {n}.
---

It comes after the number {before}, and nobody knows why it is [this one][next].

[next]: https://numbers.example.org/{n}
"""
_CATALOG = """\
msgid ""
msgstr ""
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Language: fr\\n"
"Plural-Forms: nplurals=2; plural=(n > 1);\\n"

msgctxt "title"
msgid "The number {n}"
msgstr "Le nombre {n}"

msgctxt "summary"
msgid "What is known of the number {n}."
msgstr "Ce que l’on sait du nombre {n}."

msgid "It comes after the number {before}, and nobody knows why it is [this one][1]."
msgstr "Il vient après le nombre {before}, et nul ne sait pourquoi c’est [celui-ci][1]."
"""


class Cost(Struct, frozen=True, kw_only=True):
    """Seconds of processor, and what the largest process held in MiB."""

    cpu: float
    memory: float


def write_site(site: Path, count: int) -> None:
    """Write that many articles and their catalogs, a thousand to a folder."""
    site.mkdir(parents=True)
    (site / "diptyque.toml").write_text(_CONFIGURATION, "utf-8")
    catalogs = site / "locales/fr/LC_MESSAGES/articles"
    for number in range(1, count + 1):
        name = f"{number // 1000:03d}/n{number}"
        date = (_FIRST_DAY + timedelta(hours=number)).isoformat()
        facts = {"n": number, "before": number - 1, "tag": number % 20, "date": date}
        _write(site / "articles" / f"{name}.md", _ARTICLE.format(**facts))
        _write(catalogs / f"{name}.po", _CATALOG.format(**facts))


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def edit(site: Path) -> None:
    """Lengthen a translation of the oldest article."""
    path = site / "locales/fr/LC_MESSAGES/articles/000/n1.po"
    head, mark, tail = path.read_text("utf-8").rpartition('msgstr "')
    path.write_text(f"{head}{mark}Oui : {tail}", "utf-8")


def build(diptyque: str, site: Path) -> Cost:
    """Build the site, and return what it cost."""
    place = ("--site", str(site), "--output", str(site / "public"))
    command = (diptyque, "build", *place, "--now", NOW, "--quiet")
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(command)} ended with {process.returncode}")
    memory = usage.ru_maxrss / _MEBIBYTE_IN_KIB
    return Cost(cpu=usage.ru_utime + usage.ru_stime, memory=memory)


def measure(diptyque: str, site: Path) -> Iterator[tuple[str, Cost]]:
    """Yield what the kinds of builds cost; of the short ones the cheaper of two."""
    yield "cold build", build(diptyque, site)
    for name in ("nothing changed", "one catalog changed"):
        costs = []
        for _ in range(3):
            if name != "nothing changed":
                edit(site)
            costs.append(build(diptyque, site))
        # The first may have to find out which folders a cold build has touched.
        yield name, min(costs[1:], key=lambda cost: cost.cpu)


def exponent(points: list[tuple[int, float]]) -> float:
    """Return the power of the size that fits best, by least squares of logarithms."""
    fitted = [(log(x), log(y)) for x, y in points if x >= _FITTED_FROM]
    middle = sum(x for x, _ in fitted) / len(fitted)
    spread = sum((x - middle) ** 2 for x, _ in fitted)
    return sum((x - middle) * y for x, y in fitted) / spread if spread else 0


def report(costs: dict[str, dict[int, Cost]]) -> str:
    """Return the page: a table of seconds and MiB, with the exponents."""
    sizes = sorted(next(iter(costs.values())))
    lines = [
        "# Growth, by the number of short articles in two languages",
        "",
        "Seconds of processor, and MiB of the largest process.",
        "",
        f"| articles | {' | '.join(f'{size:,}' for size in sizes)} | exponent |",
        "|---" * (len(sizes) + 2) + "|",
    ]
    for name, found in costs.items():
        for unit, form in (("cpu", ".2f"), ("memory", ".0f")):
            points = [(size, getattr(found[size], unit)) for size in sizes]
            cells = " | ".join(f"{value:{form}}" for _, value in points)
            label = "s" if unit == "cpu" else "MiB"
            lines.append(f"| {name}, {label} | {cells} | {exponent(points):.2f} |")
    return "\n".join((*lines, "", "![Seconds by size](growing.svg)", ""))


def main() -> None:
    """Measure each size, and keep the table and the plot."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    parser.add_argument("--diptyque", default=".venv/bin/diptyque")
    parser.add_argument("--work", type=Path, default=HERE / "work-growing")
    options = parser.parse_args()
    # Python keeps what it has compiled, as it does for everyone.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    costs: dict[str, dict[int, Cost]] = {}
    for size in options.sizes:
        site = options.work.absolute() / str(size)
        write_site(site, size)
        for name, cost in measure(str(Path(options.diptyque).absolute()), site):
            costs.setdefault(name, {})[size] = cost
            print(f"{size:,} {name}: {cost.cpu:.2f} s, {cost.memory:.0f} MiB")
        shutil.rmtree(site)
    lines = {
        name: [(size, cost.cpu) for size, cost in found.items()]
        for name, found in costs.items()
    }
    (HERE / "results/growing.svg").write_text(plot(lines), "utf-8")
    (HERE / "results/growing.md").write_text(report(costs), "utf-8")
    shutil.rmtree(options.work)


if __name__ == "__main__":
    main()
