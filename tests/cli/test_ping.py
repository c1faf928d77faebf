"""A hub hears of the feeds that changed, once, and of no other."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Event, Thread
from urllib.parse import parse_qs

import pytest

from tests.cli.conftest import Command

BASE = "https://gazette.example/"
SITE = f'base_url = "{BASE}"\nlanguages = ["fr", "en"]\n'
ARTICLE = "---\ntitle: {title}\nlang: {lang}\ndate: 2026-11-20\n---\n\nUn.\n"


@dataclass(slots=True)
class LocalHub:
    """A hub on this machine that takes what the protocol allows, and notes it.

    `refused` is the feed that it answers with 500, `is_silent` whether it
    takes a call and never answers.
    """

    url: str = ""
    told: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    refused: str = ""
    moved: bool = False
    is_silent: bool = False
    ended: Event = field(default_factory=Event)

    def answer(self, kind: str, form: dict[str, list[str]]) -> int:
        """Return the status for a call (PubSubHubbub 0.4, 7.1)."""
        if self.is_silent:
            self.ended.wait()
        if kind != "application/x-www-form-urlencoded":
            self.wrong.append(kind)
        if form.get("hub.mode") != ["publish"] or len(form.get("hub.url", [])) != 1:
            self.wrong.append(str(form))
        [feed] = form["hub.url"]
        if self.moved:
            return 307
        if feed == self.refused:
            return 500
        self.told.append(feed)
        return 204


@contextmanager
def serving(hub: LocalHub) -> Iterator[LocalHub]:
    """Run a hub until the test is over."""

    class Calls(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            length = int(self.headers["Content-Length"])
            form = parse_qs(self.rfile.read(length).decode(), strict_parsing=True)
            status = hub.answer(self.headers["Content-Type"], form)
            self.send_response(status)
            if status == 307:
                self.send_header("Location", hub.url)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Calls) as server:
        hub.url = f"http://127.0.0.1:{server.server_port}/hub?key=1"
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield hub
        finally:
            hub.ended.set()
            server.shutdown()
            thread.join()


@pytest.fixture
def hub(monkeypatch: pytest.MonkeyPatch) -> Iterator[LocalHub]:
    monkeypatch.setenv("no_proxy", "*")
    with serving(LocalHub()) as running:
        yield running


@pytest.fixture
def site(folder: Path, hub: LocalHub, diptyque: Command) -> Path:
    """A published site with an article in each language, and a hub."""
    (folder / "diptyque.toml").write_text(f'{SITE}hub = "{hub.url}"\n')
    (folder / "articles").mkdir()
    save(folder, "un.md", "fr", "Un")
    save(folder, "one.md", "en", "One")
    assert diptyque("build").code == 0
    return folder


def save(site: Path, name: str, lang: str, title: str) -> None:
    text = ARTICLE.format(lang=lang, title=title)
    (site / "articles" / name).write_text(text, "utf-8")


def feeds(site: Path) -> set[str]:
    """Return the URLs of all feeds of the output."""
    names = {"feed.xml", "atom.xml", "feed.json", "both.xml"}
    public = site / "public"
    paths = (path for path in public.rglob("*") if path.name in names)
    return {BASE + path.relative_to(public).as_posix() for path in paths}


def test_a_hub_is_told_once_of_every_feed(
    site: Path, hub: LocalHub, diptyque: Command
) -> None:
    ended = diptyque("ping")
    assert (ended.code, ended.errors) == (0, "")
    assert set(hub.told) == feeds(site)
    assert len(hub.told) == len(feeds(site))
    assert hub.wrong == []
    hub.told.clear()
    report = diptyque("ping", "--json").report
    assert hub.told == []
    assert report["told"] == []
    assert report["unchanged"] == len(feeds(site))


def test_a_hub_is_told_of_the_feeds_that_changed_and_of_no_other(
    site: Path, hub: LocalHub, diptyque: Command
) -> None:
    diptyque("ping")
    hub.told.clear()
    diptyque("build")
    diptyque("ping")
    assert hub.told == []
    save(site, "deux.md", "fr", "Deux")
    diptyque("build")
    diptyque("ping")
    expected = {BASE + "fr/" + name for name in ("feed.xml", "atom.xml", "feed.json")}
    assert set(hub.told) == {*expected, BASE + "fr/both.xml", BASE + "en/both.xml"}


def test_what_a_hub_refuses_is_told_the_next_time(
    site: Path, hub: LocalHub, diptyque: Command
) -> None:
    hub.refused = BASE + "fr/feed.xml"
    ended = diptyque("ping")
    assert ended.code == 3
    assert "500" in ended.errors
    assert hub.refused in ended.errors
    assert "Traceback" not in ended.errors
    before = set(hub.told)
    hub.refused = ""
    hub.told.clear()
    assert diptyque("ping").code == 0
    assert set(hub.told) == feeds(site) - before


@pytest.mark.usefixtures("site")
def test_a_silent_hub_is_not_waited_for(hub: LocalHub, diptyque: Command) -> None:
    hub.is_silent = True
    ended = diptyque("ping", "--timeout", "0.2")
    assert ended.code == 3
    assert "silent for 0.2 seconds" in " ".join(ended.errors.split())


@pytest.mark.usefixtures("site")
def test_a_redirect_is_no_acceptance(hub: LocalHub, diptyque: Command) -> None:
    hub.moved = True
    ended = diptyque("ping")
    assert ended.code == 3
    assert "307" in ended.errors


def test_a_hub_that_is_not_there_is_said(
    site: Path, hub: LocalHub, diptyque: Command
) -> None:
    configuration = (site / "diptyque.toml").read_text()
    text = configuration.replace(hub.url, "http://127.0.0.1:9/")
    (site / "diptyque.toml").write_text(text)
    ended = diptyque("ping")
    assert ended.code == 3
    assert "http://127.0.0.1:9/" in ended.errors


def test_without_a_hub_there_is_nobody_to_tell(site: Path, diptyque: Command) -> None:
    (site / "diptyque.toml").write_text(SITE)
    ended = diptyque("ping")
    assert ended.code == 2
    assert "hub =" in ended.errors


def test_without_feeds_there_is_nothing_to_tell(
    folder: Path, diptyque: Command
) -> None:
    (folder / "diptyque.toml").write_text(f'{SITE}hub = "https://hub.example/"\n')
    ended = diptyque("ping")
    assert ended.code == 2
    assert "diptyque build" in ended.errors


@pytest.mark.parametrize("url", ["hub.example", "ftp://hub.example/", "https://"])
def test_the_address_of_a_hub_is_checked(
    folder: Path, diptyque: Command, url: str
) -> None:
    (folder / "diptyque.toml").write_text(f'{SITE}hub = "{url}"\n')
    ended = diptyque("ping")
    assert ended.code == 2
    assert "`hub`" in ended.errors
