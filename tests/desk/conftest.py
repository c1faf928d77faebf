"""A desk that stands: the real command in a process of its own, and a browser."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page

from tests.building.desk import FIGS, LAMP, TRAM, Desk, article
from tests.house import ROOT

CONFIGURATION = 'base_url = "https://gazette.example/"\nlanguages = ["fr", "en"]\n'
NAME = "marche"
LINK = "Voir [le rapport](https://a.example/) et *le vote*."
_GIT = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
_WHO = {"GIT_CONFIG_COUNT": "2"} | {
    f"GIT_CONFIG_{kind}_{at}": value
    for at, (key, name) in enumerate(
        [("user.name", "Ana Roux"), ("user.email", "ana@gazette.example")]
    )
    for kind, value in (("KEY", key), ("VALUE", name))
}


@dataclass(frozen=True, slots=True)
class Answer:
    """What the desk answered."""

    status: int
    headers: dict[str, str]
    text: str

    @property
    def facts(self) -> dict[str, str]:
        """What it told a script."""
        found: dict[str, str] = json.loads(self.text)
        return found


@dataclass(slots=True)
class Standing:
    """A desk that runs, as a program that speaks HTTP sees it."""

    folder: Path
    url: str
    process: int
    mother: "Mother"
    cookie: str = ""
    known: str = ""

    @property
    def host(self) -> str:
        """Its name and port."""
        return urlsplit(self.url).netloc

    def ask(
        self, method: str, path: str, body: bytes = b"", **headers: str | None
    ) -> Answer:
        """Send a request; an underscore in the name of a header is a hyphen."""
        connection = HTTPConnection(self.host)
        connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
        given = {"host": self.host, "cookie": self.cookie or None, **headers}
        if method == "POST":
            given.setdefault("content_length", str(len(body)))
        for name, value in given.items():
            if value is not None:
                connection.putheader(name.replace("_", "-"), value)
        connection.endheaders(body or None)
        answer = connection.getresponse()
        text = answer.read().decode("utf-8", "replace")
        told = {name.lower(): value for name, value in answer.getheaders()}
        connection.close()
        return Answer(answer.status, told, text)

    def page(self, path: str = "/") -> str:
        """Return a page that must be there."""
        answer = self.ask("GET", path)
        assert answer.status == 200, answer.text
        return answer.text

    def secret(self) -> str:
        """Return what a page of the desk knows, as one does that is open."""
        if not self.known:
            found = re.search(r'name="secret" content="([^"]+)"', self.page())
            assert found
            self.known = found[1]
        return self.known

    def tell(
        self, path: str, facts: Mapping[str, object], **headers: str | None
    ) -> Answer:
        """Send what a page of the desk would."""
        given = {"origin": f"http://{self.host}", "x_diptyque_secret": self.secret()}
        return self.ask("POST", path, json.dumps(facts).encode(), **given, **headers)

    def news(self, article: str = NAME, tag: str = "en") -> dict[str, object]:
        """Return what the page of an article is told, once the site is there."""
        connection = HTTPConnection(self.host)
        headers = {"cookie": self.cookie} if self.cookie else {}
        connection.request("GET", f"/news/{tag}/{article}", headers=headers)
        stream = connection.getresponse()
        told: dict[str, object] = {}
        while not told.get("isBuilt"):
            line = stream.readline().decode()
            if line.startswith("data: "):
                told = json.loads(line.removeprefix("data: "))
        stream.close()
        connection.close()
        return told

    def shown(self) -> str:
        """Return the page of the article, as readers will see it."""
        return self.page(str(self.news()["address"]))

    def files(self) -> dict[str, bytes]:
        """Return all that stands in the folder of its site."""
        return Desk(self.folder).files()

    def end(self) -> None:
        """Kill it, as a machine does that loses its power."""
        self.mother.end(self.process)


class Mother:
    """The process whose children are the desks (`mother.py`)."""

    def __init__(self, folder: Path, *through: str) -> None:
        self.folder = folder
        self.count = 0
        self.process = subprocess.Popen(
            [*through, sys.executable, "-m", "tests.desk.mother"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=ROOT,
            env={**os.environ, **_GIT, **_WHO},
        )

    def ask(self, line: str) -> int:
        """Have it do something; return the number that it answers with."""
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.write(f"{line}\n")
        self.process.stdin.flush()
        return int(self.process.stdout.readline())

    def begin(self, folder: Path, *options: str, **environment: str) -> Standing:
        """Have a desk begin, and wait until it says where it is."""
        self.count += 1
        said, complained = (
            self.folder / f"{self.count}.{name}" for name in ("said", "complained")
        )
        os.mkfifo(said)
        words = ["desk", "--site", str(folder), "--port", "0", *options]
        task = {"words": words, "environment": environment}
        task |= {"said": str(said), "complained": str(complained)}
        process = self.ask(f"begin {json.dumps(task)}")
        with said.open() as greeting:
            found = re.search(r"http://\S+", greeting.readline())
        assert found, complained.read_text("utf-8")
        return Standing(folder, found[0], process, self)

    def end(self, process: int) -> None:
        """Kill a desk."""
        self.ask(f"end {process}")

    def leave(self) -> None:
        """End it."""
        self.process.communicate("")


Stand = Callable[..., Standing]


@pytest.fixture
def room(tmp_path: Path) -> Desk:
    """A site with an article that nobody has translated yet."""
    return furnished(tmp_path / "site")


def furnished(folder: Path) -> Desk:
    """Make such a site."""
    made = Desk(folder)
    made.save(f"{NAME}.md", article("Le marché", FIGS, LINK, LAMP, TRAM))
    (made.root / "diptyque.toml").write_text(CONFIGURATION, "utf-8")
    made.extract()
    return made


@pytest.fixture(scope="session")
def mother(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Mother]:
    """Whoever begins the desks of all tests."""
    begun = Mother(tmp_path_factory.mktemp("mother"))
    yield begun
    begun.leave()


@pytest.fixture
def stand(mother: Mother) -> Iterator[Stand]:
    """Have a desk stand for a site; it ends with the test."""
    standing: list[Standing] = []

    def stood(folder: Path, *options: str, **environment: str) -> Standing:
        standing.append(mother.begin(folder, *options, **environment))
        return standing[-1]

    yield stood
    for each in standing:
        each.end()


@pytest.fixture(scope="module")
def porter(
    tmp_path_factory: pytest.TempPathFactory, mother: Mother
) -> Iterator[Standing]:
    """A desk of which nothing is asked that it does: many tests may share it."""
    begun = furnished(tmp_path_factory.mktemp("porter"))
    desk = mother.begin(begun.root)
    yield desk
    desk.end()


@pytest.fixture
def desk(room: Desk, stand: Stand) -> Standing:
    """A desk for that site."""
    return stand(room.root)


@pytest.fixture
def window(browser: Browser) -> Iterator[Page]:
    """A window of a browser that has seen nothing yet, and in which nothing fails."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    failed: list[str] = []
    page.on("pageerror", lambda error: failed.append(str(error)))
    yield page
    context.close()
    assert failed == []
