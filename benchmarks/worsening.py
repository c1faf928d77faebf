"""Edits that are hard to merge → how long each takes, and how that grows.

    python -m benchmarks.worsening [--sizes 10000,50000] [EDIT ...]

Each row is one catalog of so many messages of which all are edited, or a half, in
the one way that a pass of `merging` likes least. The last column is the growth: for
five times as many messages, 5 is in proportion and 25 the square. Seconds of the
processor, merging alone.
"""

import argparse
import time
from collections.abc import Callable, Iterable

from babel import Locale

from pipeline.merging import merge
from pipeline.model.catalogs import Catalog, Translation

FR, EN = Locale("fr"), Locale("en")


def word(number: int) -> str:
    """Return a number as a word: figures are merged in their own way."""
    return "".join(chr(ord("a") + int(digit)) for digit in str(number))


def _each(template: str, count: int) -> list[str]:
    return [template.format(word(n), word(n + 1)) for n in range(count)]


def _halves(count: int) -> list[str]:
    pairs = zip(
        _each("The {0} orchard opens at dawn.", count),
        _each("Sixty {0} trees stand there.", count),
        strict=True,
    )
    return [half for pair in pairs for half in pair]


WHOLE = "The {0} orchard opens at dawn. Sixty {0} trees stand there."
EDITS: dict[str, Callable[[int], tuple[list[str], list[str]]]] = {
    "one word, in texts that differ in one": lambda n: (
        _each("The market of number {0} opens on Sunday there.", n),
        _each("The market of number {0} opens on Monday there.", n),
    ),
    "apostrophes of all": lambda n: (
        _each("It's the market's {0} day.", n),
        _each("It’s the market’s {0} day.", n),
    ),
    "apostrophes of copies": lambda n: (
        _each("It's the market's {0} day.", n // 2),
        [
            *_each("It's the market's {0} day.", n // 2),
            *_each("It’s the market’s {0} day.", n // 2),
        ],
    ),
    "no text alike": lambda n: (
        _each("{0} {1} y{0} y{1}", n),
        _each("x{0} x{1} z{0} z{1}", n),
    ),
    "one text within another": lambda n: (
        _each("one two three four five {0}", n),
        _each("zero {0} one two three four five six", n),
    ),
    "all that share a sentence": lambda n: (
        _each("The figs of {0} are ripe. Read more on this matter below.", n),
        _each("The nuts of {0} were ripe. Read more on this matter below.", n),
    ),
    "sentences lent in a chain": lambda n: (
        _each("Sentence {0} stands here. Sentence {1} stands here.", n),
        _each("Sentence {1} stands here. What of {0}? Sentence x{0} is here.", n),
    ),
    "all split": lambda n: (_each(WHOLE, n), _halves(n)),
    "all joined": lambda n: (_halves(n // 2), _each(WHOLE, n // 2)),
}


def _catalog(pairs: Iterable[tuple[str, str]]) -> Catalog:
    entries = tuple(Translation(source=source, text=text) for source, text in pairs)
    return Catalog(locale=FR, source_locale=EN, translations=entries)


def measured(before: list[str], after: list[str]) -> float:
    """Return the seconds of processor that one merge takes."""
    old = _catalog((each, f"fr {each}") for each in before)
    new = _catalog((each, "") for each in after)
    start = time.process_time()
    merge(new, old)
    return time.process_time() - start


def main() -> None:
    """Print a row for each edit."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", default="10000,50000")
    parser.add_argument("edits", nargs="*", default=list(EDITS))
    options = parser.parse_args()
    sizes = [int(each) for each in options.sizes.split(",")]
    print(f"| edit | {' | '.join(f'{each:,}' for each in sizes)} | growth |")
    print("|---" * (len(sizes) + 2) + "|")
    for edit in options.edits:
        took = [measured(*EDITS[edit](size)) for size in sizes]
        cells = " | ".join(f"{each:.2f}" for each in took)
        print(f"| {edit} | {cells} | {took[-1] / took[0]:.1f} |", flush=True)


if __name__ == "__main__":
    main()
