"""The two sites that are looked at whole: their pages, read and served."""

import functools
import gzip
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

import pytest
from lxml import etree

from tests.inspection import tree, values
from tests.published import BASE, Pages


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
    with served(output) as url:
        yield url


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder on this machine alone; yield its URL."""
    serve = functools.partial(Host, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), serve) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


class Host(SimpleHTTPRequestHandler):
    """Serves files as our guide asks a host to: compressed, and assets for long."""

    protocol_version = "HTTP/1.1"

    def send_head(self) -> BytesIO | BinaryIO | None:
        """Answer with a file, or as the library does where there is none."""
        place = Path(self.translate_path(self.path))
        place = place / "index.html" if self.path.endswith("/") else place
        if not place.is_file():
            return super().send_head()
        kind, content = self.guess_type(place), place.read_bytes()
        is_asset = "/assets/" in self.path
        lasts = "max-age=31536000, immutable" if is_asset else "no-cache"
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Cache-Control", lasts)
        is_text = kind.startswith(("text/", "image/svg")) or kind.endswith(
            ("xml", "json")
        )
        if is_text and "gzip" in self.headers.get("Accept-Encoding", ""):
            content = gzip.compress(content, 6)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        return BytesIO(content)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Say nothing of it."""


def url_of(path: str) -> str:
    """Return the URL of a page by its path in the output."""
    return BASE + path.removesuffix("index.html")


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
