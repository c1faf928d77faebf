"""A translation memory: how fast a look-up is, and an article is filled.

    python -m benchmarks.recalling --pretranslate PATH

`PATH` is translate-toolkit's `pretranslate`, which is given the same pairs as one PO
file. Twenty sentences, of which one word in twelve was exchanged, are looked for among
1,000, 10,000 and 100,000 pairs; of ours the look-up alone is given too, the file being
there already. The table goes to `benchmarks/results/recalling.md`.
"""

import argparse
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import accumulate
from pathlib import Path
from random import Random

from babel import Locale

from benchmarks.corpus import vocabulary
from pipeline.adapters.tm import SqliteMemory
from pipeline.model.articles import Kind, Message
from pipeline.model.catalogs import Translation
from pipeline.model.glossary import Glossary
from pipeline.model.site import Prefill
from pipeline.model.units import TranslationUnit, UnitFile
from pipeline.translating import Means, fill

HERE = Path(__file__).parent
SIZES = (1_000, 10_000, 100_000)
LARGEST_OF_PEER = 1_000
"""It compares with every pair: more would take it many minutes."""

TAGS = ("en", "fr")
_HEADER = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'

Pair = tuple[str, str]


def pairs(count: int) -> list[Pair]:
    """Return sentences and what stands for their translations."""
    chance = Random("memory")
    return [(_sentence(chance, "en"), _sentence(chance, "fr")) for _ in range(count)]


def _sentence(chance: Random, tag: str) -> str:
    """Draw a sentence by Zipf's law."""
    words = vocabulary(tag)
    length = chance.randint(6, 30)
    drawn = chance.choices(words, cum_weights=_weights(len(words)), k=length)
    return " ".join(drawn).capitalize() + "."


@cache
def _weights(count: int) -> tuple[float, ...]:
    return tuple(accumulate(1 / rank for rank in range(1, count + 1)))


def edited(sentence: str, chance: Random) -> str:
    """Return a sentence with one word in twelve exchanged."""
    words = sentence.split(" ")
    for at in chance.sample(range(len(words)), max(1, len(words) // 12)):
        words[at] = chance.choice(vocabulary("en"))
    return " ".join(words)


def ours(known: Sequence[Pair], asked: Sequence[str], work: Path) -> tuple[float, ...]:
    """Return the seconds to stock a memory, to look one up, and to fill them all."""
    memory = SqliteMemory(str(work / "memory.db"))
    units = tuple(TranslationUnit(source=a, text=b, origin="a") for a, b in known)
    file = UnitFile(path="a.po", digest="1", languages=TAGS, units=units)
    start = time.perf_counter()
    memory.stock([file], ())
    stocked = time.perf_counter()
    for each in asked:
        memory.near(each, TAGS)
    looked = time.perf_counter()
    filled = sum(_fill(each, memory) for each in asked)
    done = time.perf_counter()
    assert filled > len(asked) // 2  # noqa: S101 - it has to have done its work
    return (stocked - start, (looked - stocked) / len(asked), done - looked)


def _fill(text: str, memory: SqliteMemory) -> bool:
    means = Means(
        source=Locale("en"), target=Locale("fr"), glossary=Glossary(), policy=Prefill()
    )
    units = (*memory.exact(text, TAGS), *memory.near(text, TAGS))
    message = Message(text=text, kind=Kind.PARAGRAPH)
    return bool(fill(Translation(source=text), message, units, means).entry.text)


def theirs(
    program: str, known: Sequence[Pair], asked: Sequence[str], work: Path
) -> float:
    """Return the seconds that `pretranslate` takes for one catalog."""
    (work / "tm.po").write_text(_po(known), "utf-8")
    (work / "in.po").write_text(_po([(each, "") for each in asked]), "utf-8")
    memory = str(work / "tm.po")
    places = ["--tm", memory, "-t", memory, str(work / "in.po")]
    start = time.perf_counter()
    command = [program, "--progress=none", *places, str(work / "out.po")]
    subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - start


def _po(known: Sequence[Pair]) -> str:
    return _HEADER + "\n".join(f'msgid "{a}"\nmsgstr "{b}"\n' for a, b in known)


def rows(program: str) -> Iterator[str]:
    """Yield the table."""
    yield "| pairs | memory made | look-up | 20 texts filled | `pretranslate` |"
    yield "| --- | --- | --- | --- | --- |"
    for size in SIZES:
        known = pairs(size)
        chance = Random("asked")
        asked = [edited(a, chance) for a, _ in chance.sample(known, 20)]
        with tempfile.TemporaryDirectory() as folder:
            made, looked, filled = ours(known, asked, Path(folder))
            is_asked = program and size <= LARGEST_OF_PEER
            peer = theirs(program, known, asked, Path(folder)) if is_asked else 0.0
        told = f"{peer:.1f} s ({peer / filled:.0f} ×)" if peer else "–"
        yield (
            f"| {size:,} | {made:.2f} s | {looked * 1e3:.1f} ms"
            f" | {filled * 1e3:.0f} ms | {told} |"
        )


def main() -> None:
    """Measure, and write the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pretranslate", default="")
    table = "\n".join(rows(parser.parse_args().pretranslate)) + "\n"
    (HERE / "results" / "recalling.md").write_text(table, "utf-8")
    print(table)


if __name__ == "__main__":
    main()
