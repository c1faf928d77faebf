"""A real server, in a process of its own, and whoever looks at what it shows."""

import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from urllib.parse import quote, urlencode, urlsplit

import pytest

from tests.newsroom import CONFIGURATION, NOW, Newsroom

ENVIRONMENT = {**os.environ, **NOW}
FIGS = """\
---
title: Des figues au marché
lang: fr
date: 2026-11-20
tags: [food]
---

On vend des figues jusqu’à minuit.

Une lampe, deux cageots, et la rue entière.
"""
CATALOG = "locales/en/LC_MESSAGES/articles/figues.po"
TEXTS = (
    "Figs at the market",
    "Figs are sold until midnight.",
    "A lamp, two crates, and the whole street.",
)
ADDRESS = "/en/2026/11/figs-at-the-market/"


@dataclass(frozen=True, slots=True)
class Reply:
    """What the server answered."""

    status: int
    headers: dict[str, str]
    content: bytes

    @property
    def text(self) -> str:
        """The content, which is UTF-8."""
        return self.content.decode()


class News:
    """What an open page is told, one event after the other."""

    def __init__(self, response: HTTPResponse) -> None:
        self.response = response

    def next(self) -> tuple[str, str]:
        """Wait for an event; return its name and its data."""
        fields: dict[str, str] = {}
        while (line := self.response.readline().decode()) != "\n" or not fields:
            assert line, "the server left"
            name, colon, value = line.removesuffix("\n").partition(": ")
            if colon and name:
                fields[name] = value
        return fields["event"], fields.get("data", "")

    def await_reload(self) -> None:
        """Wait until the page is to be shown anew."""
        while self.next()[0] != "reload":
            pass

    def await_bulletin(self, *, has_complaints: bool) -> dict[str, object]:
        """Wait for a bulletin with complaints, or for one without."""
        while True:
            name, content = self.next()
            told: dict[str, object] = json.loads(content) if name == "bulletin" else {}
            if told and bool(told["complaints"]) is has_complaints:
                return told


@dataclass(frozen=True, slots=True)
class Served:
    """A site that is shown, and the files of which it is made."""

    newsroom: Newsroom
    url: str
    process: "subprocess.Popen[str]"

    @property
    def root(self) -> Path:
        return self.newsroom.root

    @property
    def port(self) -> int:
        return urlsplit(self.url).port or 0

    def ask(self, path: str, method: str = "GET", **headers: str) -> Reply:
        """Ask for a path, which is sent as it is."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=30)
        connection.putrequest(method, path, skip_host="host" in headers)
        for name, value in headers.items():
            connection.putheader(name, value)
        connection.endheaders()
        response = connection.getresponse()
        found = {name.lower(): value for name, value in response.getheaders()}
        reply = Reply(response.status, found, response.read())
        connection.close()
        return reply

    @contextmanager
    def looking_at(self, path: str) -> Iterator[News]:
        """Keep a page open as a browser does that has just loaded it."""
        page = self.ask(quote(path)).text
        seen = page.partition('data-seen="')[2].partition('"')[0]
        assert seen, page
        connection = HTTPConnection("127.0.0.1", self.port, timeout=30)
        asked = urlencode({"page": path, "seen": seen})
        connection.request("GET", f"/.diptyque/events?{asked}")
        yield News(connection.getresponse())
        connection.close()


def begin(root: Path) -> Newsroom:
    """Begin a site with an article and its translation."""
    newsroom = Newsroom(root)
    newsroom.save("diptyque.toml", CONFIGURATION)
    newsroom.save("articles/figues.md", FIGS)
    newsroom.succeed("extract")
    newsroom.translate(CATALOG, TEXTS)
    return newsroom


@contextmanager
def serving(newsroom: Newsroom, *options: str) -> Iterator[Served]:
    """Run `diptyque serve` until the test is done."""
    place = ("--site", str(newsroom.root), "--port", "0", "--jobs", "1")
    command = (sys.executable, "-m", "pipeline", "serve", *place, *options)
    process = subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env={**ENVIRONMENT, "PYTHONUNBUFFERED": "1"},
    )
    assert process.stdout
    printed = []
    try:
        for line in process.stdout:
            printed.append(line)
            if "http://" in line:
                url = next(word for word in line.split(" ") if "http://" in word)
                yield Served(newsroom, url, process)
                break
        else:
            pytest.fail("".join(printed))
    finally:
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=30)


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Show a site that no test of the module changes."""
    with serving(begin(tmp_path_factory.mktemp("shown"))) as served:
        yield served


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    """Show a site that may be changed."""
    with serving(begin(tmp_path / "site")) as served:
        yield served


Copy = Callable[[Path], dict[str, bytes]]


@pytest.fixture
def files() -> Copy:
    """Return what takes down every file of a folder but those of the preview."""

    def read(root: Path) -> dict[str, bytes]:
        return {
            path.relative_to(root).as_posix(): path.read_bytes()
            for path in sorted(root.rglob("*"))
            if path.is_file() and ".diptyque" not in path.relative_to(root).parts
        }

    return read


def empty(folder: Path) -> None:
    """Remove a folder with all that is in it."""
    shutil.rmtree(folder)
