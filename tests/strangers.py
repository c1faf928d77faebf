"""Sites of others, on this machine: they answer, hang, fail, and lead in circles."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Lock, Thread

Reply = tuple[int, dict[str, str], bytes]

NOTHING: Reply = (404, {}, b"")


@dataclass
class Stranger:
    """A server: what it answers by path, and by method and path where that differs.

    It takes `pause` seconds at the least. `asked` is each method and path in order;
    `most` how many it was asked at once.
    """

    pages: dict[str, Reply] = field(default_factory=dict)
    silent: frozenset[str] = frozenset()
    asked: list[tuple[str, str]] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    pause: float = 0.0
    most: int = 0
    now: int = 0
    url: str = ""
    ended: Event = field(default_factory=Event)
    door: Lock = field(default_factory=Lock)

    @property
    def paths(self) -> list[str]:
        """What it was asked for, but for its rules."""
        return [path for _, path in self.asked if path != "/robots.txt"]

    def begin(self, method: str, path: str, headers: dict[str, str]) -> None:
        """Note a question, and how many are asked at once."""
        with self.door:
            self.asked.append((method, path))
            self.headers.append(headers)
            self.now += 1
            self.most = max(self.most, self.now)

    def end(self) -> None:
        """Note that a question is about to be answered."""
        with self.door:
            self.now -= 1

    def reply(self, method: str, path: str) -> Reply:
        known = self.pages.get(f"{method} {path}") or self.pages.get(path)
        return known or NOTHING


class Desk(BaseHTTPRequestHandler):
    """What answers for a stranger."""

    stranger: Stranger

    def do_GET(self) -> None:
        self._answer()

    def do_HEAD(self) -> None:
        self._answer()

    def _answer(self) -> None:
        self.stranger.begin(self.command, self.path, dict(self.headers))
        if self.path in self.stranger.silent:
            self._drip()
        status, headers, body = self.stranger.reply(self.command, self.path)
        self.stranger.ended.wait(self.stranger.pause)
        self.stranger.end()
        with suppress(OSError):
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

    def _drip(self) -> None:
        """Send a letter of a header now and then, so that no read is long."""
        with suppress(OSError):
            self.wfile.write(b"HTTP/1.0 200 OK\r\nX-Slow: ")
            while not self.stranger.ended.wait(0.05):
                self.wfile.write(b"a")
                self.wfile.flush()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def serving(stranger: Stranger) -> Iterator[Stranger]:
    """Serve until the test is over."""
    server = ThreadingHTTPServer(
        ("127.0.0.1", 0), type("OfOne", (Desk,), {"stranger": stranger})
    )
    server.daemon_threads = True
    server.block_on_close = False
    stranger.url = f"http://127.0.0.1:{server.server_port}"
    thread = Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield stranger
    finally:
        stranger.ended.set()
        server.shutdown()
        server.server_close()
        thread.join()
