"""A service on this machine that speaks like one that translates, or worse."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from typing import Any

from pipeline.adapters.engines.asking import HttpEngine
from pipeline.adapters.engines.dialects import DeepL
from pipeline.model.site import EngineChoice, EngineKind

KEY = "s3cret-key"
DROPS = b" "
Answer = Callable[["Service", Any], tuple[int, dict[str, str], bytes]]


@dataclass
class Service:
    """A server that speaks like a service, and remembers what it was asked."""

    answers: list[Answer]
    url: str = ""
    asked: list[tuple[str, dict[str, str], Any]] = field(default_factory=list)
    released: Event = field(default_factory=Event)

    def answer(self, path: str, headers: dict[str, str], body: bytes) -> Any:
        asked = json.loads(body)
        self.asked.append((path, headers, asked))
        return self.answers[min(len(self.asked), len(self.answers)) - 1](self, asked)


def _desk(service: Service) -> type[BaseHTTPRequestHandler]:
    """Return what answers for a service."""

    class Desk(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            found = service.answer(self.path, dict(self.headers), body)
            status, headers, content = found
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()
            if content is DROPS:
                self.drip()
            self.wfile.write(content)

        def drip(self) -> None:
            """Send a byte now and then, for ever, so that no wait is long."""
            with suppress(OSError):
                while not service.released.wait(0.05):
                    self.wfile.write(b" ")
                    self.wfile.flush()

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    return Desk


@contextmanager
def serving(*answers: Answer) -> Iterator[Service]:
    """Serve one answer after another, the last for ever."""
    service = Service(list(answers))
    server = ThreadingHTTPServer(("127.0.0.1", 0), _desk(service))
    server.block_on_close = False
    service.url = f"http://127.0.0.1:{server.server_port}"
    thread = Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield service
    finally:
        service.released.set()
        server.shutdown()
        server.server_close()
        thread.join()


def said(
    content: object, status: int = 200, headers: dict[str, str] | None = None
) -> Answer:
    body = content if isinstance(content, bytes) else json.dumps(content).encode()
    return lambda _service, _asked: (status, headers or {}, body)


def deepl(_service: Service, asked: Any) -> tuple[int, dict[str, str], bytes]:
    found = [{"text": text.upper()} for text in asked["text"]]
    return 200, {}, json.dumps({"translations": found}).encode()


def hanging(service: Service, _asked: Any) -> tuple[int, dict[str, str], bytes]:
    service.released.wait()
    return 200, {}, b""


def dripping(_service: Service, _asked: Any) -> tuple[int, dict[str, str], bytes]:
    return 200, {}, DROPS


def engine(service: Service, pauses: list[float], **more: Any) -> HttpEngine:
    choice = EngineChoice(kind=EngineKind.DEEPL, url=service.url, **more)
    return HttpEngine(choice, DeepL(choice), KEY, pauses.append)
