"""The translator's desk: how long one waits for it, with many articles.

    python -m benchmarks.editing [--articles N ...] [--starts N]

A generated site in a git repository, one text in ten of it outdated or untranslated, is
opened by `diptyque desk`: once knowing nothing of it, then some times again. Each time
somebody asks at once for the list and for an article, and goes on while the desk makes
the pages of the preview; in the last round, also when it has them. Taken are the time
until the whole answer is there, and the seconds of processor that the desk itself spent
meanwhile, whatever for. The table goes to `benchmarks/results/editing.md`.
"""

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from statistics import median
from urllib.parse import urlsplit

import psutil
from msgspec import Struct, field

from benchmarks.corpus import story, write_site

HERE = Path(__file__).parent
_READY = 600.0
"""Seconds after which no answer is waited for."""

_OPENED = 20
"""Articles that are opened after the first, and texts that are typed in."""

_TEXT = re.compile(r'data-mark="(\w+)" data-state="\w+" data-seen="(\w+)"')
_PLACE = re.compile(r'href="/edit/(\w+)/([^"]+)"')


class Waits(Struct):
    """Seconds on the clock and of processor, of the same thing each time."""

    wall: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)

    def row(self, name: str) -> str:
        """Return a row of the table; milliseconds."""
        wall, cpu = ([1000 * x for x in each] for each in (self.wall, self.cpu))
        cells = f"{median(wall):,.0f} ({max(wall):,.0f}) | {median(cpu):,.0f}"
        return f"| {name} | {cells} | {len(wall)} |"


Measured = dict[str, Waits]


class Desk(Struct):
    """A desk that runs: its port and its process, and what was measured of it."""

    port: int
    process: psutil.Process
    site: Path
    found: Measured
    secret: str = ""

    def spent(self) -> float:
        """Return the seconds of processor of the desk, without its workers."""
        times = self.process.cpu_times()
        return times.user + times.system

    def ask(self, path: str, facts: dict[str, object] | None = None) -> str:
        """Return a page, or what is answered to the script of one."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=_READY)
        headers = {"origin": f"http://127.0.0.1:{self.port}"}
        headers["x-diptyque-secret"] = self.secret
        body = None if facts is None else json.dumps(facts).encode()
        connection.request("GET" if body is None else "POST", path, body, headers)
        answer = connection.getresponse()
        text = answer.read().decode()
        connection.close()
        if answer.status not in {200, 409}:
            raise SystemExit(f"{path}: {answer.status}\n{text}")
        return text

    def timed(
        self, name: str, path: str, facts: dict[str, object] | None = None
    ) -> str:
        """Do the same, and take down how long it took."""
        wall, cpu = time.perf_counter(), self.spent()
        text = self.ask(path, facts)
        waits = self.found.setdefault(name, Waits())
        waits.wall.append(time.perf_counter() - wall)
        waits.cpu.append(self.spent() - cpu)
        return text

    def await_site(self) -> None:
        """Wait until the preview has been made."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=_READY)
        connection.request("GET", "/news/en")
        for line in connection.getresponse():
            if b'"isBuilt": true' in line or b'"isBuilt":true' in line:
                break
        connection.close()


def work(desk: Desk, when: str) -> None:
    """Do what a translator does: the list, articles, and texts in one of them."""
    links = _PLACE.findall(desk.timed(f"the list, {when}", "/?state="))
    desk.secret = _secret(desk.ask("/"))
    first, *others = links[: _OPENED + 1]
    page = desk.timed(f"the first article, {when}", "/edit/{}/{}".format(*first))
    for each in others:
        desk.timed(f"any other article, {when}", "/edit/{}/{}".format(*each))
    type_texts(desk, first, page, when)


def type_texts(desk: Desk, place: tuple[str, str], page: str, when: str) -> None:
    """Type in the texts of an article: what is found, what helps, and to save."""
    tag, article = place
    for mark, seen in _TEXT.findall(page)[:_OPENED]:
        spot: dict[str, object] = {"article": article, "tag": tag, "mark": mark}
        text = f"What was typed at {time.time()}."
        desk.timed(f"what helps with a text, {when}", "/aids", spot)
        desk.timed(
            f"what is found as one types, {when}", "/judge", spot | {"text": text}
        )
        saved = spot | {"text": text, "seen": seen, "name": "Ana"}
        desk.timed(f"a text is saved, {when}", "/save", saved)


def settled(desk: Desk) -> None:
    """Do what is done when all has been made, and what comes after changes."""
    work(desk, "later")
    desk.timed("the list after a save", "/?state=")
    for number, place in enumerate(sorted(desk.site.glob("articles/*/*.md"))[:5]):
        place.write_text(f"{place.read_text('utf-8')}\nAnd more: {number}.\n", "utf-8")
        desk.timed("the list after a source changed", "/?state=")
    ((tag, article), *_) = _PLACE.findall(desk.ask("/?state="))
    for mark, _ in _TEXT.findall(desk.ask(f"/edit/{tag}/{article}"))[:_OPENED]:
        spot: dict[str, object] = {"article": article, "tag": tag, "mark": mark}
        desk.timed("who translated a text", "/history", spot)


def _secret(page: str) -> str:
    found = re.search(r'name="secret" content="([^"]+)"', page)
    return found[1] if found else ""


@contextmanager
def standing(site: Path, found: Measured, name: str) -> Iterator[Desk]:
    """Begin the desk of a site; the time until it answers is the first measured."""
    typed = ("desk", "--site", str(site), "--port", "0")
    start = time.perf_counter()
    process = subprocess.Popen(
        (sys.executable, "-m", "pipeline", *typed),
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    )
    try:
        said = process.stdout.readline() if process.stdout else ""
        url = next(word for word in said.split(" ") if "http://" in word)
        port, watched = urlsplit(url).port or 0, psutil.Process(process.pid)
        waits = found.setdefault(f"start, {name}", Waits())
        waits.wall.append(time.perf_counter() - start)
        waits.cpu.append(sum(watched.cpu_times()[:4]))
        yield Desk(port, watched, site, found)
    finally:
        process.kill()
        process.communicate()


def furnish(site: Path, count: int) -> None:
    """Write a site of so many articles into a repository, not all of it translated."""
    shutil.rmtree(site, ignore_errors=True)
    write_site(map(story, range(count)), site)
    for number, place in enumerate(sorted((site / "locales").rglob("articles/*/*.po"))):
        if number % 10 == 0:
            text = place.read_text("utf-8")
            emptied = re.sub(r'^msgstr "\w.*"$', 'msgstr ""', text, flags=re.MULTILINE)
            place.write_text(emptied, "utf-8")
    who = ("-c", "user.name=Lou", "-c", "user.email=lou@bench.example.org")
    for words in (("init", "-q"), ("add", "-A"), ("commit", "-q", "-m", "Begin")):
        subprocess.run(
            (shutil.which("git") or "git", *who, *words), cwd=site, check=True
        )


def measure(site: Path, starts: int, *, is_awaited: bool) -> Measured:
    """Begin the desk of a site again and again, and work at it."""
    found: Measured = {}
    with standing(site, found, "knowing nothing") as desk:
        work(desk, "at the very first")
        if is_awaited:
            desk.await_site()
    for number in range(starts):
        with standing(site, found, "again") as desk:
            work(desk, "at once")
            if number == starts - 1:
                if is_awaited:
                    desk.await_site()
                settled(desk)
    return found


def table(count: int, found: Measured) -> str:
    """Return what was measured, as Markdown."""
    rows = [each.row(name) for name, each in found.items()]
    head = (
        f"{count:,} articles",
        "",
        "| | median (longest), ms | processor, ms | times |",
        "|---|---|---|---|",
    )
    return "\n".join((*head, *rows, ""))


def main(
    words: Sequence[str] | None = None, tell: Callable[[str], None] = print
) -> None:
    """Measure, print, and keep the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, nargs="+", default=[1000, 10000])
    parser.add_argument("--starts", type=int, default=5)
    parser.add_argument("--impatient", action="store_true", help="await no preview")
    parser.add_argument("--work", type=Path, default=HERE / "work/editing")
    options = parser.parse_args(words)
    tables = []
    for count in options.articles:
        site = options.work / f"site-{count}"
        furnish(site, count)
        found = measure(site, options.starts, is_awaited=not options.impatient)
        tables.append(table(count, found))
        tell(tables[-1])
    (HERE / "results/editing.md").write_text("\n".join(tables), "utf-8")


if __name__ == "__main__":
    main()
