"""The two sites that are looked at whole: their pages, read and served."""

import functools
import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from lxml import etree

from tests.inspection import elements, tree, values

BASE = "https://diptyque.example/"

Pages = dict[str, etree._Element]


@pytest.fixture(scope="module", params=["public", "atlas"])
def output(request: pytest.FixtureRequest) -> Path:
    """Return this repository's site, and the one that has everything."""
    folder = request.getfixturevalue(request.param)
    assert isinstance(folder, Path)
    return folder


@pytest.fixture(scope="module")
def found(output: Path) -> Pages:
    """Every page by its URL, read by a parser that forgives nothing."""
    return {
        url_of(path.relative_to(output).as_posix()): tree(path.read_text("utf-8"))
        for path in sorted(output.rglob("*.html"))
    }


@pytest.fixture(scope="module")
def address(output: Path) -> Iterator[str]:
    """Serve the site on this machine alone."""
    serve = functools.partial(Quiet, directory=str(output))
    with ThreadingHTTPServer(("127.0.0.1", 0), serve) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


class Quiet(SimpleHTTPRequestHandler):
    """Serves files, and says nothing of it."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        pass


def url_of(path: str) -> str:
    """Return the URL of a page by its path in the output."""
    return BASE + path.removesuffix("index.html")


def alternates(root: etree._Element) -> dict[str, str]:
    """Return the editions that a page names, by language."""
    links = elements(root, "/html/head/link[@rel='alternate'][not(@type)]")
    return {link.get("hreflang", ""): link.get("href", "") for link in links}


def kinds(found: Pages) -> dict[tuple[str, ...], str]:
    """Return the page with most to show of each kind, in each direction of writing."""
    chosen: dict[tuple[str, ...], str] = {}
    for url, root in sorted(found.items(), key=lambda item: _length(item[1])):
        steps = [step for step in url.removeprefix(BASE).split("/") if step.isalpha()]
        kind = values(root, "//body/@class")
        chosen[*kind, root.get("dir", ""), *steps[1:2], str(len(steps))] = url
    return chosen


def _length(root: etree._Element) -> int:
    return len("".join(map(str, root.itertext())))
