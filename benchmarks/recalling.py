"""A translation memory and a glossary: how fast they are, and what they find.

    python -m benchmarks.recalling --pretranslate PATH

`PATH` is translate-toolkit's `pretranslate`, which is given the same pairs as one PO
file. Sentences of which one word in twelve was exchanged are looked for among 1,000,
10,000 and 100,000 pairs, and once more in a language without spaces; then twenty of
them are filled. Seconds are those of the processor. The glossary of
`benchmarks/naming.py` is timed in the same run. The tables go to
`benchmarks/results/recalling.md`.
"""

import argparse
import resource
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import accumulate
from pathlib import Path
from random import Random

from babel import Locale
from msgspec import Struct

from benchmarks import naming
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
ASKED = 500
FILLED = 20
UNSPACED = "ja"
_HEADER = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'

Pair = tuple[str, str]


def pairs(count: int, source: str = "en") -> list[Pair]:
    """Return sentences and what stands for their translations."""
    chance = Random("memory")
    return [(_sentence(chance, source), _sentence(chance, "fr")) for _ in range(count)]


def _sentence(chance: Random, tag: str) -> str:
    """Draw a sentence by Zipf's law."""
    known = _words(tag)
    length = chance.randint(6, 30)
    drawn = chance.choices(known, cum_weights=_weights(len(known)), k=length)
    return _joined(drawn, tag)


def _joined(drawn: Sequence[str], tag: str) -> str:
    if tag == UNSPACED:
        return "".join(drawn) + "。"
    return " ".join(drawn).capitalize() + "."


@cache
def _words(tag: str) -> tuple[str, ...]:
    """Return words, the commonest first; of one or two of 2,000 signs, unspaced."""
    if tag != UNSPACED:
        return vocabulary(tag)
    chance = Random("signs")
    signs = [chr(0x4E00 + at) for at in range(2000)]
    lengths = chance.choices((1, 2, 2, 3), k=2500)
    return tuple("".join(chance.choices(signs, k=length)) for length in lengths)


@cache
def _weights(count: int) -> tuple[float, ...]:
    return tuple(accumulate(1 / rank for rank in range(1, count + 1)))


def questions(count: int, known: int, tag: str) -> list[Pair]:
    """Return sentences of a memory of so many pairs, and each with words exchanged.

    They are drawn again as `pairs` draws them.
    """
    chance = Random("asked")
    found = chance.sample([source for source, _ in pairs(known, tag)], count)
    return [(each, _edited(each, chance, tag)) for each in found]


def _edited(sentence: str, chance: Random, tag: str) -> str:
    """Return a sentence with one word, or two signs, in twelve exchanged."""
    pieces = list(sentence) if tag == UNSPACED else sentence.split(" ")
    for at in chance.sample(range(len(pieces)), max(1, len(pieces) // 12)):
        pieces[at] = chance.choice(_words(tag))
    return ("" if tag == UNSPACED else " ").join(pieces)


class Figures(Struct, frozen=True, kw_only=True):
    """Seconds to make a memory, for a look-up and to fill; what share was found."""

    made: float
    looked: float
    filled: float
    found: float


def ours(known: Sequence[Pair], asked: Sequence[Pair], tag: str, work: Path) -> Figures:
    """Measure our memory, in seconds of the processor."""
    memory = SqliteMemory(str(work / "memory.db"))
    tags = (tag, "fr")
    units = tuple(TranslationUnit(source=a, text=b, origin="a") for a, b in known)
    file = UnitFile(path="a.po", digest="1", languages=tags, units=units)
    start = time.process_time()
    memory.stock([file], ())
    stocked = time.process_time()
    found = sum(_finds(memory, each, tags) for each in asked)
    looked = time.process_time()
    filled = sum(_fill(each, memory, tags) for _, each in asked[:FILLED])
    done = time.process_time()
    assert filled > FILLED // 2  # noqa: S101 - it has to have done its work
    return Figures(
        made=stocked - start,
        looked=(looked - stocked) / len(asked),
        filled=done - looked,
        found=found / len(asked),
    )


def _finds(memory: SqliteMemory, asked: Pair, tags: tuple[str, str]) -> bool:
    source, edited = asked
    return any(each.source == source for each in memory.near(edited, tags))


def _fill(text: str, memory: SqliteMemory, tags: tuple[str, str]) -> bool:
    source, target = map(Locale, tags)
    means = Means(source=source, target=target, glossary=Glossary(), policy=Prefill())
    units = (*memory.exact(text, tags), *memory.near(text, tags))
    message = Message(text=text, kind=Kind.PARAGRAPH)
    return bool(fill(Translation(source=text), message, units, means).entry.text)


def theirs(
    program: str, known: Sequence[Pair], asked: Sequence[Pair], work: Path
) -> tuple[float, int]:
    """Return the seconds that `pretranslate` takes for a catalog, and what it fills."""
    (work / "tm.po").write_text(_po(known), "utf-8")
    empty = [(each, "") for _, each in asked[:FILLED]]
    (work / "in.po").write_text(_po(empty), "utf-8")
    memory = str(work / "tm.po")
    places = ["--tm", memory, "-t", memory, str(work / "in.po")]
    start = _of_children()
    command = [program, "--progress=none", *places, str(work / "out.po")]
    subprocess.run(command, check=True, capture_output=True)
    filled = FILLED - (work / "out.po").read_text("utf-8").count('\nmsgstr ""\n\n')
    return _of_children() - start, filled


def _of_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _po(known: Sequence[Pair]) -> str:
    return _HEADER + "\n".join(f'msgid "{a}"\nmsgstr "{b}"\n' for a, b in known)


def rows(program: str) -> Iterator[str]:
    """Yield the table of the memory."""
    yield "| pairs | made | look-up | right one found | 20 filled | `pretranslate` |"
    yield "| --- | --- | --- | --- | --- | --- |"
    for size in SIZES:
        yield _row(size, "en", program)
    yield _row(SIZES[-1], UNSPACED, "")


def _row(size: int, tag: str, program: str) -> str:
    known = pairs(size, tag)
    asked = questions(ASKED, size, tag)
    with tempfile.TemporaryDirectory() as folder:
        figures = ours(known, asked, tag, Path(folder))
        told = "–"
        if program:
            seconds, filled = theirs(program, known, asked, Path(folder))
            ratio = seconds / figures.filled
            told = f"{seconds:.1f} s ({ratio:.0f} ×), {filled} of {FILLED}"
    name = f"{size:,}, without spaces" if tag == UNSPACED else f"{size:,}"
    return (
        f"| {name} | {figures.made:.2f} s | {figures.looked * 1e3:.2f} ms"
        f" | {figures.found:.1%} | {figures.filled * 1e3:.0f} ms | {told} |"
    )


def main() -> None:
    """Measure, and write the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pretranslate", default="")
    tables = (rows(parser.parse_args().pretranslate), naming.rows())
    text = "\n".join("\n".join(table) + "\n" for table in tables)
    (HERE / "results" / "recalling.md").write_text(text, "utf-8")
    print(text)


if __name__ == "__main__":
    main()
