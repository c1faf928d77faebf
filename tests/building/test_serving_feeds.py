"""A real server, set up as our guide says, and a reader that asks politely."""

import gzip
import os
import re
import socket
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from getpass import getuser
from http.client import HTTPConnection
from pathlib import Path

import pytest

from pipeline.adapters import LocalStore
from tests.house import ROOT

from .test_subscribers import Story, story

__all__ = ["story"]

BUILDS = 50
START = 1_795_000_000
"""When the first build was deployed, in seconds; each later one a minute on."""

SERVER = """
user {user};
daemon off;
error_log stderr;
pid {folder}/nginx.pid;
events {{ }}
http {{
  access_log off;
  client_body_temp_path {folder}/body;
  proxy_temp_path {folder}/proxy;
  fastcgi_temp_path {folder}/fastcgi;
  uwsgi_temp_path {folder}/uwsgi;
  scgi_temp_path {folder}/scgi;
  include /etc/nginx/mime.types;
{map}
  server {{
    listen 127.0.0.1:{port};
    root {root};
    if ($moved) {{ return 301 $moved; }}
{block}
  }}
}}
"""
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


def _block(guide: str) -> str:
    text = (ROOT / "docs" / guide).read_text("utf-8")
    found = re.search(r"```nginx\n(.*?)```", text, re.DOTALL)
    assert found
    return found[1]


def _map(root: Path) -> str:
    """Return the map of a guide's block, for the site that is served."""
    block, _, rest = _block("build-job.md").partition("server {")
    assert "if ($moved) { return 301 $moved; }" in rest
    return block.replace("/srv/gazette", str(root))


@contextmanager
def serving(program: str, folder: Path, root: Path) -> Iterator[int]:
    """Serve a folder on a free port of this machine."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    folder.mkdir()
    place = folder / "nginx.conf"
    user = getuser()  # its workers read what is this user's
    text = SERVER.format(
        user=user,
        folder=folder,
        port=port,
        root=root,
        block=_block("feeds.md"),
        map=_map(root),
    )
    place.write_text(text, "utf-8")
    server = subprocess.Popen(
        [program, "-p", str(folder), "-c", str(place)], stderr=subprocess.PIPE
    )
    try:
        _wait(port, server)
        yield port
    finally:
        server.terminate()
        server.communicate()


def _wait(port: int, server: subprocess.Popen[bytes]) -> None:
    """Return when it answers: a connection is refused until it does."""
    while server.poll() is None:
        with socket.socket() as probe:
            if not probe.connect_ex(("127.0.0.1", port)):
                return
    pytest.fail(server.communicate()[1].decode())


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
    with serving(needs("nginx"), tmp_path / "nginx", root) as port:
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


def test_an_address_that_was_left_is_answered_by_the_server(
    story: Story, tmp_path: Path, needs: Callable[[str], str]
) -> None:
    output = tmp_path / "public"
    for event in (story.begin, story.begin, story.move):
        event()
        story.desk.extract()
        story.desk.build(LocalStore(str(output)))
        story.step += 1
    old = (output / "redirects.map").read_text("utf-8").split("(?<rest>")[0]
    path = old.removeprefix('"~^').replace("\\", "")
    with serving(needs("nginx"), tmp_path / "nginx", output) as port:
        for rest in ("", "fr-en/"):
            connection = HTTPConnection("127.0.0.1", port, timeout=10)
            connection.request("GET", path + rest)
            response = connection.getresponse()
            assert response.status == 301
            moved = response.headers["Location"]
            assert moved.endswith(f"/adresse-2/{rest}")
            connection.close()
