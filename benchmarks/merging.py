"""Edits of generated articles → how many are paired rightly, and how fast.

    python -m benchmarks.merging [--work FOLDER]

Quality: one edit of a known kind in each of 500 articles, beside msgmerge, which
sees the same files; an old source that the result names (`#|`) is a pairing.

Speed: the last word of every twentieth text is another one. Ours is timed on
values, and on files: read, merged and written, in one process.
"""

import argparse
import os
import shutil
import subprocess
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from msgspec.structs import replace as altered

from benchmarks.corpus import catalog as written
from benchmarks.corpus import story
from pipeline.catalogs import parse, serialize
from pipeline.merging import merge
from pipeline.model.catalogs import Catalog, Translation

_SMALL = 1_000  # catalogs of about 20 messages
_EDITS = 500
_SIZES = (1_000, 5_000, 20_000, 50_000, 100_000)
_SLOWEST = 5_000  # messages that msgmerge is asked to merge
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
            found.setdefault(each.source, altered(each, context=""))
        number += 2
    return replace(first, translations=tuple(found.values())[:size])


def seconds(work: Callable[[], object]) -> float:
    """Return how long some work took."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def through_files(old: Path, new: Path, out: Path) -> Path:
    """Read, merge and write one catalog, as msgmerge does; return the new file."""
    sides = [parse(each.read_bytes()).value for each in (new, old)]
    if sides[0] is not None:
        out.write_bytes(serialize(merge(sides[0], sides[1])))
    return out


def theirs(old: Path, new: Path, out: Path, threads: str = "") -> Path:
    """Have msgmerge merge one catalog; return the new file."""
    options = ("--quiet", "--previous", "--no-wrap", "-o")
    command = ("msgmerge", *options, str(out), str(old), str(new))
    environment = os.environ | ({"OMP_NUM_THREADS": threads} if threads else {})
    subprocess.run(command, env=environment, check=True)
    return out


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


def pairings(folder: Path) -> None:
    """Print the share of edits paired with what they were made from, by kind.

    Half of the edited texts move to the end too, and a text of another article
    comes in, which has no pair.
    """
    for kind, change in KINDS.items():
        tally = {name: Counter[str]() for name in ("ours", "msgmerge")}
        for number in range(1, _EDITS // len(KINDS) + 1):
            old = read(number)
            at = 3 + number % (len(old.translations) - 3)
            origin = old.translations[at].source
            now, new = change(origin), read(number + 1000).translations[5].source
            template = _changed(old, at, (now, new), is_moved=number % 2 == 0)
            files = _saved(old, template, folder / "pairing")
            theirs(*files, threads="1")
            there = parse(files[2].read_bytes()).value
            for name, result in (("ours", merge(template, old)), ("msgmerge", there)):
                if result is not None:
                    tally[name].update(_judged(result, {now: origin, new: ""}))
        for name, counts in tally.items():
            print(f"{kind:18} {name:10} {dict(sorted(counts.items()))}", flush=True)


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


def _judged(result: Catalog, truth: Mapping[str, str]) -> Iterator[str]:
    """Yield whether each changed text was paired rightly."""
    for entry in result.translations:
        if entry.source in truth and not entry.context:
            found = entry.previous.source if entry.previous else ""
            kind = "edited" if truth[entry.source] else "new"
            is_right = found == truth[entry.source]
            yield f"{kind}, {'right' if is_right else 'wrong' if found else 'missed'}"


def small(folder: Path) -> None:
    """Print what many small catalogs cost."""
    olds = [read(number) for number in range(1, _SMALL + 1)]
    sides = [(edited(old), old) for old in olds]
    files = [_saved(old, new, folder / str(at)) for at, (new, old) in enumerate(sides)]
    _say("small, ours, values", seconds(lambda: [merge(*each) for each in sides]))
    _say("small, ours, files", seconds(lambda: [through_files(*f) for f in files]))
    _say("small, msgmerge", seconds(lambda: [theirs(*each) for each in files]))
    one = seconds(lambda: [theirs(*each, threads="1") for each in files])
    _say("small, msgmerge, one thread", one)


def growing(folder: Path) -> None:
    """Print what one catalog costs as it grows."""
    for size in _SIZES:
        old = big(size)
        new = edited(old)
        files = _saved(old, new, folder / f"big{size}")
        _say(f"{size}, ours, values", seconds(lambda: merge(new, old)))  # noqa: B023
        _say(f"{size}, ours, files", seconds(lambda: through_files(*files)))  # noqa: B023
        if size <= _SLOWEST:
            one = seconds(lambda: theirs(*files, threads="1"))  # noqa: B023
            _say(f"{size}, msgmerge, one thread", one)


def _saved(old: Catalog, new: Catalog, folder: Path) -> tuple[Path, Path, Path]:
    folder.mkdir(parents=True, exist_ok=True)
    files = (folder / "old.po", folder / "new.pot", folder / "out.po")
    files[0].write_bytes(serialize(old))
    files[1].write_bytes(serialize(new))
    return files


def _say(name: str, took: float) -> None:
    print(f"{name:32} {took:8.2f} s", flush=True)


def main() -> None:
    """Judge the pairings, then time both, the small catalogs first."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--work", type=Path, default=Path("benchmarks/work/merging"))
    folder = parser.parse_args().work
    shutil.rmtree(folder, ignore_errors=True)
    pairings(folder)
    small(folder)
    growing(folder)


if __name__ == "__main__":
    main()
