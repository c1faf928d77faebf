"""A ledger that only the last deployment has: `--ledger URL`, from a real server."""

import functools
import re
import threading
from collections.abc import Iterator
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest

from pipeline import publishing
from tests.cli.conftest import Command
from tests.sites import Host

LEDGER = Path("locales/editions.json")
OLD, NEW = Path("articles/bienvenue.md"), Path("articles/accueil.md")
FEED = Path("public/fr/atom.xml")


@pytest.fixture
def deployed(site: Path, diptyque: Command) -> Iterator[str]:
    """Build and serve the site, and forget its ledger, as a job that can't commit."""
    assert diptyque("build", "--quiet", "--fail-on", "never").code == 0
    (site / "public").rename(site / "deployed")
    LEDGER.unlink()
    serve = functools.partial(Host, directory=str(site / "deployed"))
    with ThreadingHTTPServer(("127.0.0.1", 0), serve) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def test_an_article_that_was_renamed_is_recognised_by_the_deployed_ledger(
    deployed: str, site: Path, diptyque: Command
) -> None:
    known = (site / "deployed/fr/atom.xml").read_text("utf-8")
    OLD.rename(NEW)
    typed = ("--ledger", f"{deployed}editions.json")
    looked = diptyque("extract", "--check", *typed)
    assert looked.code == 1
    assert not LEDGER.exists()
    done = diptyque("extract", *typed)
    assert f"recognized {NEW}, which was {OLD}" in done.output
    assert publishing.parse(LEDGER.read_bytes()).paths[str(NEW)] == "bienvenue"
    again = diptyque("extract", *typed)
    assert "recognized" not in again.output
    built = diptyque("build", "--quiet", *typed)
    assert (built.code, built.output) == (0, "")
    ids = re.compile("<id>(.*?)</id>")
    assert ids.findall(FEED.read_text("utf-8")) == ids.findall(known)


def test_without_a_change_nothing_is_written(deployed: str, diptyque: Command) -> None:
    ended = diptyque("extract", "--ledger", f"{deployed}editions.json")
    assert ended.code == 0
    assert not LEDGER.exists()


@pytest.mark.parametrize(
    ("path", "code"), [("gone.json", 3), ("index.html", 2), ("fr/atom.xml", 2)]
)
@pytest.mark.parametrize("command", ["extract", "build"])
def test_what_is_no_ledger_stops_the_command_and_touches_nothing(  # noqa: PLR0913, PLR0917 - what is typed, what comes of it, three fixtures
    deployed: str, path: str, code: int, command: str, site: Path, diptyque: Command
) -> None:
    OLD.rename(NEW)
    before = {each: each.read_bytes() for each in site.rglob("*.po")}
    ended = diptyque(command, "--ledger", deployed + path)
    assert (ended.code, ended.output) == (code, "")
    assert deployed + path in ended.errors
    assert "Traceback" not in ended.errors
    assert {each: each.read_bytes() for each in site.rglob("*.po")} == before
    assert not LEDGER.exists()
