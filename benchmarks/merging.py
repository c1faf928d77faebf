"""Edits of generated articles → how many are paired rightly, and how fast.

    python -m benchmarks.merging [--work FOLDER] [--pot2po PROGRAM]

`pot2po` is of the translate-toolkit, which an environment of its own may hold; it
matches faster where that has rapidfuzz too.

Quality: one edit of a known kind in each of 500 articles, beside msgmerge, polib
and, where it is named, pot2po, which see the same files. A pairing is the old
source that the result names (`#|`), or the old text that it holds.

Speed: the last word of every twentieth text is another one. Ours is timed on
values, and on files: read, merged and written, in one process, as are Babel and
polib; pot2po takes a folder at once. The tables and the plot of growth, which is in
seconds of the processor, are kept in `benchmarks/results/`.
"""

import argparse
import os
import shutil
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from itertools import starmap
from pathlib import Path
from resource import RUSAGE_CHILDREN, RUSAGE_SELF, getrusage

from msgspec import Struct
from msgspec.structs import replace

from benchmarks.corpus import catalog as written, story
from benchmarks.mergers import (
    Merger,
    by_babel,
    by_msgmerge,
    by_polib,
    by_pot2po,
    through_files,
)
from benchmarks.plotting import Line, plot
from pipeline.catalogs import parse, serialize
from pipeline.merging import merge
from pipeline.model.catalogs import Catalog, Translation

_SMALL = 1_000  # catalogs of about 20 messages
_EDITS = 500
_SIZES = (1_000, 5_000, 20_000, 50_000, 100_000)
_LARGEST = {
    "msgmerge, one thread": 50_000,
    "msgmerge": 50_000,
    "pot2po": 5_000,
    "polib": 5_000,
}
"""The most messages that a peer is asked to merge: more would take it hours."""

_RATE = 20  # one message in so many is edited


def read(number: int) -> Catalog:
    """Return the complete catalog of an article."""
    value = parse(written(story(number)).encode()).value
    if value is None:
        raise SystemExit("the corpus can't be read")
    return value


def edited(old: Catalog) -> Catalog:
    """Return the template of the same article after some edits."""
    entries = (
        Translation(source=_edit(at, each.source), context=each.context)
        for at, each in enumerate(old.translations)
    )
    return replace(old, translations=tuple(entries))


def _edit(at: int, source: str) -> str:
    if at % _RATE:
        return source
    return f"{source.rpartition(' ')[0]} elsewhere{at}."


def big(size: int) -> Catalog:
    """Return one catalog with as many messages as that, all different."""
    first = read(1)
    found: dict[str, Translation] = {}
    number = 1
    while len(found) < size:
        for each in read(number).translations:
            found.setdefault(each.source, replace(each, context=""))
        number += 2
    return replace(first, translations=tuple(found.values())[:size])


class Took(Struct, frozen=True):
    """Seconds on the clock, and of the processor, those of children included."""

    wall: float
    cpu: float

    def __str__(self) -> str:
        return f"{self.wall:.2f} / {self.cpu:.2f}"


def measured(work: Callable[[], object]) -> Took:
    """Return how long some work took."""
    start, before = time.perf_counter(), _processor()
    work()
    return Took(time.perf_counter() - start, _processor() - before)


def _processor() -> float:
    """Return the seconds that the processor gave this process and its children."""
    used = map(getrusage, (RUSAGE_SELF, RUSAGE_CHILDREN))
    return sum(each.ru_utime + each.ru_stime for each in used)


def _reworded(words: list[str], rate: int) -> str:
    """Return a text with one word in so many replaced."""
    return " ".join(f"other{at}" if at % rate == 1 else w for at, w in enumerate(words))


KINDS: dict[str, Callable[[str], str]] = {
    "one word": lambda text: _reworded(text.split(" "), len(text)),
    "one word in four": lambda text: _reworded(text.split(" "), 4),
    "one word in two": lambda text: _reworded(text.split(" "), 2),
    "a sentence added": lambda text: f"{text} And this had to be said as well, too.",
    "a sentence cut": lambda text: text.partition(". ")[2] or text[: len(text) // 2],
}


def pairings(folder: Path, mergers: Mapping[str, Merger]) -> list[str]:
    """Return a table: how many edits each merger paired rightly, and wrongly.

    Half of the edited texts move to the end too, and a text of another article
    comes in, which has no pair.
    """
    lines = [f"| edit | {' | '.join(mergers)} |", f"|---{'|---' * len(mergers)}|"]
    totals = {name: Counter[str]() for name in mergers}
    for kind, change in KINDS.items():
        tally = {name: Counter[str]() for name in mergers}
        for number in range(1, _EDITS // len(KINDS) + 1):
            old = read(number)
            at = 3 + number % (len(old.translations) - 3)
            origin = old.translations[at]
            now = change(origin.source)
            new = read(number + 1000).translations[5].source
            template = _changed(old, at, (now, new), is_moved=number % 2 == 0)
            files = _saved(old, template, folder / "pairing")
            for name, merger in mergers.items():
                result = parse(merger(*files).read_bytes()).value
                if result is not None:
                    tally[name].update(_judged(result, {now: origin, new: None}))
        for name, counts in tally.items():
            totals[name].update(counts)
        lines.append(_row(kind, tally))
        print(lines[-1], flush=True)
    return [*lines, _row("all", totals)]


def _row(name: str, tally: Mapping[str, Counter[str]]) -> str:
    """Return a line: edits paired rightly, and all that were paired wrongly."""
    cells = (
        f"{counts['edited, right']}, {counts['edited, wrong'] + counts['new, wrong']}"
        for counts in tally.values()
    )
    return f"| {name} | {' | '.join(cells)} |"


def _changed(
    old: Catalog, at: int, sources: tuple[str, str], *, is_moved: bool
) -> Catalog:
    """Return a template in which a text changed, and another came in before it."""
    entries = [
        Translation(source=e.source, context=e.context) for e in old.translations
    ]
    edit, new = (Translation(source=each) for each in sources)
    entries[at : at + 1] = [new] if is_moved else [new, edit]
    return replace(old, translations=(*entries, *([edit] if is_moved else [])))


def _judged(result: Catalog, truth: Mapping[str, Translation | None]) -> Iterator[str]:
    """Yield whether each changed text was paired rightly."""
    for entry in result.translations:
        if entry.source not in truth or entry.context:
            continue
        origin = truth[entry.source]
        kind = "edited" if origin else "new"
        named = entry.previous.source if entry.previous else ""
        is_right = origin and (named == origin.source or entry.text == origin.text)
        is_paired = named or entry.text
        yield f"{kind}, {'right' if is_right else 'wrong' if is_paired else 'missed'}"


def small(folder: Path, mergers: Mapping[str, Merger], pot2po: str) -> list[str]:
    """Return what many small catalogs cost; pot2po takes them all in one process."""
    olds = [read(number) for number in range(1, _SMALL + 1)]
    sides = [(edited(old), old) for old in olds]
    files = [_saved(old, new, folder / str(at)) for at, (new, old) in enumerate(sides)]
    lines = ["| 1,000 catalogs of 20 | s, wall / processor |", "|---|---|"]
    took = {"ours, values": measured(lambda: [merge(*each) for each in sides])}
    for name, merger in mergers.items():
        work: Callable[[], object] = partial(list, starmap(merger, files))
        took[name] = measured(work)
    if pot2po:
        names = ("po", "pot", "by pot2po")
        for at, pair in enumerate(files):
            for name, file in zip(names, pair, strict=False):
                place = folder / name / f"{at}.{name}"
                place.parent.mkdir(exist_ok=True)
                place.hardlink_to(file)
        folders = (folder / name for name in names)
        took["pot2po"] = measured(partial(by_pot2po, pot2po, *folders))
    lines += [f"| {name} | {each} |" for name, each in took.items()]
    print(*lines, sep="\n", flush=True)
    return lines


def growing(folder: Path, mergers: Mapping[str, Merger]) -> dict[str, Line]:
    """Return what one catalog costs as it grows: messages, seconds of processor."""
    lines: dict[str, Line] = {"ours, values": [], **{name: [] for name in mergers}}
    for size in _SIZES:
        old = big(size)
        new = edited(old)
        files = _saved(old, new, folder / f"big{size}")
        lines["ours, values"].append((size, measured(partial(merge, new, old)).cpu))
        for name, merger in mergers.items():
            if size <= _LARGEST.get(name, size):
                took = measured(partial(merger, *files))
                print(f"{size:,} {name}: {took}", flush=True)
                lines[name].append((size, took.cpu))
    return lines


def _saved(old: Catalog, new: Catalog, folder: Path) -> tuple[Path, Path, Path]:
    folder.mkdir(parents=True, exist_ok=True)
    files = (folder / "old.po", folder / "new.pot", folder / "out.po")
    files[0].write_bytes(serialize(old))
    files[1].write_bytes(serialize(new))
    return files


def _grown(lines: Mapping[str, Line]) -> list[str]:
    rows = ["| messages | " + " | ".join(lines) + " |", "|---" * (len(lines) + 1) + "|"]
    for size in _SIZES:
        found = [dict(line).get(size) for line in lines.values()]
        cells = ("–" if each is None else f"{each:.2f}" for each in found)
        rows.append(f"| {size:,} | {' | '.join(cells)} |")
    return rows


def main() -> None:
    """Judge the pairings, then time them, the small catalogs first."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--work", type=Path, default=HERE / "work/merging")
    parser.add_argument("--pot2po")
    options = parser.parse_args()
    shutil.rmtree(options.work, ignore_errors=True)
    threads: dict[str, Merger] = {
        "ours": through_files,
        "msgmerge": by_msgmerge,
        "msgmerge, one thread": partial(by_msgmerge, threads="1"),
    }
    others: dict[str, Merger] = {"polib": by_polib}
    if options.pot2po:
        others["pot2po"] = partial(by_pot2po, options.pot2po)
    judged = {name: threads[name] for name in _JUDGED} | others
    pairs = pairings(options.work, judged)
    in_process: dict[str, Merger] = {"Babel": by_babel, "polib": by_polib}
    costs = small(options.work, threads | in_process, options.pot2po or "")
    grown = growing(options.work, threads | others)
    title = f"# Merging beside the peers, {os.cpu_count()} processors"
    told = "Of 100 edits of each kind: paired rightly, and wrongly."
    page = [title, "", told, "", *pairs, "", *costs, "", *_grown(grown), ""]
    results = HERE / "results"
    results.mkdir(exist_ok=True)
    (results / "merging.md").write_text("\n".join(page), "utf-8")
    (results / "merging.svg").write_text(plot(grown), "utf-8")


HERE = Path(__file__).parent
_JUDGED = ("ours", "msgmerge, one thread")

if __name__ == "__main__":
    main()
