"""A preview: how long from saving a catalog to the page that shows it.

    python -m benchmarks.serving [--articles N] [--edits N]

`diptyque serve` shows a generated site, which was published before. A catalog is saved
with other words in it, while its page is open; taken is the time from the write to the
event that the page gets, and to the end of the page that is then fetched. Half of the
edits come when all is built, the others in the middle of the build that follows another
edit. The table goes to `benchmarks/results/serving.md`.
"""

import argparse
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from statistics import median
from urllib.parse import urlencode, urlsplit

from msgspec import Struct

from benchmarks.corpus import story, write_site

HERE = Path(__file__).parent
_READY = 30.0
"""Seconds after which no event is waited for."""

_IN_A_BUILD = 0.6
"""Seconds after an edit at which the site is being built for it."""

_SETTLED = 4.0
"""Seconds after an edit at which it has been."""


class Delay(Struct, frozen=True):
    """Seconds from a write to the event, and to the end of the page."""

    event: float
    page: float


class Server(Struct, frozen=True):
    """The server's port, and the site that it shows."""

    port: int
    site: Path

    def fetch(self, path: str) -> str:
        """Return a page."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=_READY)
        connection.request("GET", path)
        text = connection.getresponse().read().decode()
        connection.close()
        return text

    def delay(self, path: str, catalog: Path, word: str) -> Delay:
        """Put a word into a catalog; return when its page knew of it."""
        seen = self.fetch(path).partition('data-seen="')[2].partition('"')[0]
        connection = HTTPConnection("127.0.0.1", self.port, timeout=_READY)
        asked = urlencode({"page": path, "seen": seen})
        connection.request("GET", f"/.diptyque/events?{asked}")
        news = connection.getresponse()
        _await(news, "bulletin")
        edited = with_word(catalog.read_text("utf-8"), word)
        start = time.perf_counter()
        catalog.write_text(edited, "utf-8")
        _await(news, "reload")
        told = time.perf_counter() - start
        page = self.fetch(path)
        shown = time.perf_counter() - start
        connection.close()
        if word not in page:
            raise SystemExit(f"{path} does not show {word}")
        return Delay(told, shown)


def _await(news: HTTPResponse, name: str) -> None:
    """Read events until there is one of a name."""
    for line in news:
        if line == f"event: {name}\n".encode():
            return
    raise SystemExit(f"the server left without a {name}")


def with_word(catalog: str, word: str) -> str:
    """Return a catalog whose last text begins with a word."""
    before, mark, after = catalog.rpartition('msgstr "')
    kept = after.partition(" ")[2]
    return f"{before}{mark}{word} {kept}"


@contextmanager
def serving(site: Path) -> Iterator[tuple[Server, float]]:
    """Show a site; yield the server, and the seconds until it answered."""
    place = ("--site", str(site), "--port", "0")
    start = time.perf_counter()
    process = subprocess.Popen(
        (sys.executable, "-m", "pipeline", "serve", *place),
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    )
    try:
        for line in process.stdout or ():
            if "http://" in line:
                url = next(word for word in line.split(" ") if "http://" in word)
                port = urlsplit(url).port or 0
                yield Server(port, site), time.perf_counter() - start
                break
    finally:
        process.send_signal(signal.SIGINT)
        process.communicate()


def measure(server: Server, edits: int) -> dict[str, list[Delay]]:
    """Edit catalogs, half of them while the site is built for another."""
    catalogs = sorted((server.site / "locales").rglob("articles/*/*.po"))
    found: dict[str, list[Delay]] = {"when nothing runs": [], "during a build": []}
    for number in range(edits):
        name = "during a build" if number % 2 else "when nothing runs"
        catalog = catalogs[number * len(catalogs) // edits]
        path = address(server, catalog)
        found[name].append(server.delay(path, catalog, f"Mot{number}"))
        time.sleep(_SETTLED if number % 2 else _IN_A_BUILD)
    return found


def address(server: Server, catalog: Path) -> str:
    """Return where the translation of a catalog is shown."""
    ledger = server.site / ".diptyque/preview/public/editions.json"
    editions = json.loads(ledger.read_bytes())["editions"]
    language, _, _, *names = catalog.relative_to(server.site / "locales").parts
    name = "/".join(names).removesuffix(".po")
    folder: str = editions[name][language]["folders"][-1]
    return f"/{folder}"


def table(starts: Sequence[float], found: dict[str, list[Delay]], count: int) -> str:
    """Return what was measured, as Markdown."""
    lines = [
        f"{count:,} articles in two languages; median, and the longest of all.",
        "",
        "| a catalog is saved | the page is told | the page has been fetched |",
        "|---|---|---|",
    ]
    for name, delays in found.items():
        events, pages = ([getattr(d, part) for d in delays] for part in _PARTS)
        cells = (f"{median(x):.3f} s ({max(x):.3f} s)" for x in (events, pages))
        lines.append(f"| {name} | {' | '.join(cells)} |")
    first, again = starts
    lines += ["", f"The first start took {first:.1f} s, the next {again:.1f} s."]
    return "\n".join(lines) + "\n"


_PARTS = ("event", "page")


def main() -> None:
    """Measure, print, and keep the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--edits", type=int, default=20)
    parser.add_argument("--work", type=Path, default=HERE / "work/serving")
    options = parser.parse_args()
    site = options.work / f"site-{options.articles}-{os.getpid()}"
    write_site(map(story, range(options.articles)), site)
    build = ("build", "--site", str(site), "--output", str(options.work / "public"))
    subprocess.run((sys.executable, "-m", "pipeline", *build, "--quiet"), check=True)
    with serving(site) as (_, first):
        pass
    with serving(site) as (server, again):
        found = measure(server, options.edits)
    text = table((first, again), found, options.articles)
    print(text)
    (HERE / "results/serving.md").write_text(text, "utf-8")


if __name__ == "__main__":
    main()
