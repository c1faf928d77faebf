"""How fast we judge, beside pofilter, and whether any rule of ours can run away.

    python -m benchmarks.checking --pofilter PATH [--messages N] [--runs N]

writes a catalog of many messages, made of the corpus of correct pairs, and lets both
judge it in turn, each with its default checks, in a process of its own that also
reads the catalog. What counts is the ratio of the medians, of processor time.

    python -m benchmarks.checking --worst

asks each rule about its worst texts, of up to 100,000 characters, so that each of
their regular expressions meets them where it is used, and prints the rules that take
long or whose time grows by far more than the text.
"""

import argparse
import os
import subprocess
import sys
import time
from collections.abc import Iterable, Sequence
from itertools import islice, product
from pathlib import Path
from statistics import median
from string import ascii_lowercase
from typing import TypeAlias

from pipeline.model.catalogs import Translation
from pipeline.model.locales import parse_tag
from pipeline.validating import RULES
from pipeline.validating.batches import Batch
from pipeline.validating.rulebook import (
    MarkupRule,
    ProseRule,
    SlugRule,
    TextRule,
)
from pipeline.validating.subjects import Pair
from tests.validating import trust
from tests.validating.messages import message

from .peers import catalog_of

PairRule: TypeAlias = TextRule | MarkupRule | ProseRule | SlugRule

EN, FR = parse_tag("en"), parse_tag("fr")
MOST_FINDINGS = 100
SIZES = (12_500, 25_000, 50_000, 100_000)
STEEP = 3.0
NOTICED = 0.1
"""Seconds below which no growth is looked at: the machine's own noise."""
ENDLESS = 2.0
"""Seconds after which no larger size is tried."""
SIGNS = "aAé10 \u00a0\u202f'’\"“”«»[]()*_`<>&.,:;-–…?!%€$@\\\ufffc\u200d\u0301œ~{}/#\n"
STRETCHES = (
    "a |A |Aa |1 |1\u00a0|1,|1.|1 000 |1,000|1.1|1h|1 h |a.|a-|a’|a'|A a |Aa de ",
    "de la |1er |1e|XI|IV |M. |“a |«a |« a »|“a”|[a]|[a](|[a][1]|](|<a |<a>|</|&a|&a;",
    "a@|a.a|a@a.|www.|http://|http://a.|{a|%(a|%s|$1|€1|1%|janvier |1 mai |May 1 ",
    "May 1, |1 p|a.m. |million |vingt-|one |1-|1–1|1/1/|1:1|the |le |the the | ?|? ",
    "Mr |etc.|...|[^1]|![a][1]|`a` |**a|**a** |*a|<sup>|<br>|\\*|A & A |12 p.m. |to ",
    "2 millions d’euros |€2 million |17 h 30 ",
)
UNITS = (*SIGNS, *"|".join(STRETCHES).split("|"))
"""What the worst texts are made of, over and over."""


def write_catalog(count: int, into: Path) -> None:
    """Write a catalog of many messages, each with a word that no other has."""
    pairs = [case for case in trust.corpus() if case["to"] == "fr"]
    words = map("".join, product(ascii_lowercase, repeat=5))
    cases = [
        {
            **case,
            "msgid": f"{word} {case['msgid']}",
            "msgstr": f"{word} {case['msgstr']}",
        }
        for word, case in zip(words, pairs * (count // len(pairs) + 1), strict=False)
    ][:count]
    into.parent.mkdir(parents=True, exist_ok=True)
    into.write_text(catalog_of(enumerate(cases), "fr", has_contexts=False), "utf-8")


def seconds(command: list[str]) -> float:
    """Run a command and return the seconds of processor that it took."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{command[0]} ended with {process.returncode}")
    return usage.ru_utime + usage.ru_stime


def race(pofilter: str, count: int, runs: int, work: Path) -> None:
    """Let both judge the same catalog in turn, and print the medians."""
    catalog = work / "race.po"
    write_catalog(count, catalog)
    out = str(work / "pofilter.po")
    commands = {
        "Diptyque": [sys.executable, "-m", "benchmarks.judging", str(catalog)],
        "pofilter": [pofilter, "--progress=none", str(catalog), out],
    }
    times: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(runs):
        for name, command in commands.items():
            times[name].append(seconds(command))
    ours, theirs = (median(each) for each in times.values())
    print(f"{count:,} messages, {runs} runs: Diptyque {ours:.2f} s, ", end="")
    print(f"pofilter {theirs:.2f} s: {theirs / ours:.1f} times faster")


def pair_of(source: str, text: str) -> Pair:
    """Return a pair, with all that its rules share made already."""
    pair = Pair(
        message=message(source),
        translation=Translation(source=source, text=text),
        source_locale=EN,
        locale=FR,
    )
    for made in ("kinds", "words", "source_words", "oddities", "prose"):
        getattr(pair, made)
    return pair


def batch_of(pairs: Sequence[Pair]) -> Batch:
    """Return pairs together, with all that their rules share made already."""
    batch = Batch(pairs)
    for column in (batch.text, batch.source, batch.words, batch.source_words):
        for made in ("letters", "capitals", "named"):
            getattr(column, made)
    return batch


def cost(found: Iterable[object]) -> float:
    """Return the seconds of processor that it takes to find something."""
    start = time.process_time()
    for _ in islice(found, MOST_FINDINGS):
        pass
    return time.process_time() - start


def cost_of(rule: PairRule, batch: Batch) -> float:
    """Return the seconds that a rule takes for a pair, or to suspect all of them."""
    costs = [cost(rule.check(pair)) for pair in batch.pairs]
    if not isinstance(rule, SlugRule) and rule.suspects:
        costs.append(cost(rule.suspects(batch)))
    return max(costs)


def costs(size: int, unit: str) -> dict[str, float]:
    """Return what each rule takes for a unit, over and over; the shared as `(pair)`."""
    text = unit * (size // len(unit))
    start = time.process_time()
    batch = batch_of(
        (
            pair_of(f"{text}a", text),
            pair_of("A word", text),
            pair_of(text, "Un mot"),
        )
    )
    found = {"(pair)": time.process_time() - start}
    for rule in RULES:
        if isinstance(rule, PairRule):
            found[rule.code] = cost_of(rule, batch)
    return found


def try_worst() -> None:
    """Print the rules that take long, with the input that makes them."""
    slow = 0
    for unit in UNITS:
        steps = [costs(size, unit) for size in SIZES[:2]]
        for size in SIZES[2:]:
            if max(steps[-1].values()) < ENDLESS:
                steps.append(costs(size, unit))
        for code, last in steps[-1].items():
            rise = last / max(steps[-2][code], 1e-9)
            if last > NOTICED and (rise > STEEP or last > ENDLESS):
                slow += 1
                print(f"{code} {unit!r}: {last:.2f} s, x {rise:.1f}", flush=True)
    print(f"{len(RULES)} rules, {len(UNITS)} texts: {slow} run away")


def main() -> None:
    """Race, or try the worst texts."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pofilter", default="pofilter")
    parser.add_argument("--messages", type=int, default=50_000)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--worst", action="store_true")
    parser.add_argument("--work", type=Path, default=Path("benchmarks/work/checking"))
    options = parser.parse_args()
    if options.worst:
        try_worst()
    else:
        race(options.pofilter, options.messages, options.runs, options.work)


if __name__ == "__main__":
    main()
