"""A real server, set up as our guide says, and a reader that asks politely."""

import gzip
import os
from collections.abc import Callable
from dataclasses import dataclass, field
from http.client import HTTPConnection
from pathlib import Path

import pytest

from pipeline.adapters import LocalStore
from tests.building.press.servers import nginx
from tests.building.press.test_subscribers import Story, story

__all__ = ["story"]

BUILDS = 50
START = 1_795_000_000
"""When the first build was deployed, in seconds; each later one a minute on."""

TYPES = {
    "feed.xml": "application/rss+xml",
    "atom.xml": "application/atom+xml",
    "both.xml": "application/atom+xml",
    "feed.json": "application/feed+json",
}


@dataclass(slots=True)
class Poller:
    """A reader that sends back what it was told: ETag and time of each feed."""

    port: int
    known: dict[str, tuple[str, str]] = field(default_factory=dict)

    def ask(self, path: str, *, by: str) -> tuple[int, dict[str, str], bytes]:
        """Ask for a feed, if it has changed by its `ETag` or by its time."""
        sent = {"Accept-Encoding": "gzip"}
        tag, time = self.known.get(path, ("", ""))
        if tag:
            header = "If-None-Match" if by == "ETag" else "If-Modified-Since"
            sent[header] = tag if by == "ETag" else time
        connection = HTTPConnection("127.0.0.1", self.port, timeout=10)
        connection.request("GET", f"/{path}", headers=sent)
        response = connection.getresponse()
        body = response.read()
        headers = dict(response.getheaders())
        connection.close()
        if response.status == 200:
            self.known[path] = (headers["ETag"], headers["Last-Modified"])
        return response.status, headers, body


def deploy(source: Path, target: Path, step: int) -> None:
    """Bring what changed to the server, as `rsync --checksum` would."""
    for path in source.rglob("*"):
        place = target / path.relative_to(source)
        if not path.is_file():
            continue
        content = path.read_bytes()
        if not place.exists() or place.read_bytes() != content:
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(content)
            os.utime(place, (START + 60 * step, START + 60 * step))


def _feeds(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.name in TYPES
    }


@pytest.mark.parametrize("by", ["ETag", "Last-Modified"])
def test_a_feed_that_did_not_change_is_not_sent_again(
    by: str, story: Story, tmp_path: Path, needs: Callable[[str], str]
) -> None:
    output, root = tmp_path / "public", tmp_path / "served"
    root.mkdir()
    before: dict[str, bytes] = {}
    answers = {200: 0, 304: 0}
    with nginx(needs, tmp_path / "nginx", root) as port:
        poller = Poller(port)
        for step in range(BUILDS):
            story.step = step
            story.events()[step % 15]()
            story.desk.extract()
            story.desk.build(LocalStore(str(output)), days=step)
            deploy(output, root, step)
            feeds = _feeds(output)
            for path, content in feeds.items():
                status, headers, body = poller.ask(path, by=by)
                is_same = before.get(path) == content
                assert status == (304 if is_same else 200), path
                answers[status] += 1
                if status == 200:
                    _is_right(path, headers, body, content)
            before = feeds
    assert min(answers.values()) > BUILDS


def _is_right(path: str, headers: dict[str, str], body: bytes, content: bytes) -> None:
    """Insist on the type that readers look for, and that it was compressed."""
    assert headers["Content-Type"].partition(";")[0] == TYPES[Path(path).name]
    is_packed = headers.get("Content-Encoding") == "gzip"
    assert (gzip.decompress(body) if is_packed else body) == content
    assert is_packed or len(content) < 1000
