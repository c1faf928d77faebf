"""Texts that no one writes but to do harm → how long each takes, and how that grows.

Each row is a pattern of `tests/pathology.py`, a quarter, a half and a whole megabyte
of it: as the body of an article in each format (read, extracted into a catalog,
rendered), and as the translation of a message (judged and rendered). The growth is
the time of a megabyte divided by that of a half: 2 is in proportion, 4 is the square.

    python -m benchmarks.pathological [--above S] [--limit S] [--kind .md] [PATTERN ...]

prints the rows that take longer than `--above` seconds of processor, or grow by more
than 3, with the codes of what was found; `inf` took longer than `--limit`. All the
rows take some ten minutes.
"""

import argparse
import multiprocessing
import time
from collections.abc import Callable
from functools import partial
from multiprocessing.connection import Connection

from babel import Locale

from pipeline import catalogs
from pipeline.extracting import extract
from pipeline.model.catalogs import Catalog, Translation
from pipeline.model.site import Policy, Site
from pipeline.reading import SUFFIXES, decode, read
from pipeline.rendering.filling import fill
from pipeline.rendering.localizing import localize
from pipeline.validating import validate
from tests.pathology import PATTERNS

FR, EN = Locale("fr"), Locale("en")
SITE = Site(base_url="https://gazette.example/", languages=(FR, EN))
OPEN = Policy(publish_from=0.0, required=())
HEAD = "---\ntitle: A\nlang: fr\n---\n"
SIZES = (250_000, 500_000, 1_000_000)
STEEP = 3.0
NOTICED = 0.5
"""Seconds below which no growth is looked at: the machine's own noise."""


def as_article(body: str, suffix: str) -> str:
    """Read, extract and render a body; return what was refused, in a word."""
    source = decode(f"articles/a{suffix}", f"{HEAD}{body}".encode())
    checked = read(source.value, SITE)
    catalogs.serialize(extract(checked.value, EN))
    fill(localize(checked.value, FR, None, OPEN))
    fill(localize(checked.value, EN, None, OPEN))
    codes = {each.code for each in (*source.diagnostics, *checked.diagnostics)}
    return " ".join(sorted(codes))


def as_translation(text: str) -> str:
    """Judge and render a text in the place of a message with all kinds of marks."""
    body = "[a](b) *c* <span title=d>e</span>[^1]\n\n[^1]: f\n"
    article = read(decode("articles/a.md", f"{HEAD}{body}".encode()).value, SITE).value
    entry = Translation(source=article.messages[1].text, text=text)
    catalog = Catalog(locale=EN, source_locale=FR, translations=(entry,))
    found = validate(article, catalog, SITE, "locales/en/LC_MESSAGES/articles/a.po")
    fill(localize(article, EN, catalog, OPEN))
    return " ".join(sorted({each.code for each in found}))


KINDS: dict[str, Callable[[str], str]] = {
    **{suffix: partial(as_article, suffix=suffix) for suffix in SUFFIXES},
    "msgstr": as_translation,
}


def _run(kind: str, name: str, size: int, sender: Connection) -> None:
    text = PATTERNS[name](size)
    start = time.process_time()
    found = KINDS[kind](text)
    sender.send((time.process_time() - start, found))


def timed(kind: str, name: str, size: int, limit: float) -> tuple[float, str]:
    """Return the seconds of processor, infinite beyond the limit, and the codes."""
    receiver, sender = multiprocessing.Pipe(duplex=False)
    process = multiprocessing.get_context("fork").Process(
        target=_run, args=(kind, name, size, sender)
    )
    process.start()
    result = receiver.recv() if receiver.poll(limit) else (float("inf"), "stopped")
    process.kill()
    process.join()
    return result


def row(kind: str, name: str, limit: float) -> tuple[str, bool]:
    """Return one line of the table, and whether it is steep or was stopped."""
    quarter, half, (whole, found) = (timed(kind, name, size, limit) for size in SIZES)
    growth = whole / half[0] if whole > NOTICED else 0.0
    times = " ".join(f"{each:6.2f}" for each in (quarter[0], half[0], whole))
    is_steep = growth > STEEP or whole == float("inf")
    return f"{kind:7} {name:40} {times} {growth:5.1f}  {found}", is_steep


def main() -> None:
    """Print the table, a row as soon as it is known."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--above", type=float, default=3.0)
    parser.add_argument("--limit", type=float, default=30.0)
    parser.add_argument("--kind", choices=KINDS, action="append")
    parser.add_argument("patterns", nargs="*", metavar="PATTERN", default=[*PATTERNS])
    options = parser.parse_args()
    rows = 0
    for kind in options.kind or KINDS:
        for name in options.patterns:
            whole, _ = timed(kind, name, SIZES[-1], options.limit)
            rows += 1
            line, is_steep = (
                row(kind, name, options.limit) if whole > NOTICED else ("", False)
            )
            if is_steep or whole > options.above:
                print(line, flush=True)
    print(f"{rows} rows")


if __name__ == "__main__":
    main()
