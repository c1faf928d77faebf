"""Requests → pages of a preview, and the news for those that are open.

Only `GET` and `HEAD` are answered, nothing is to be kept by a browser, and no
path from outside reaches the disk but through the store of the output.
"""

import asyncio
from collections.abc import AsyncIterator, Callable
from collections.abc import Set as AbstractSet
from importlib import resources

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import (
    PlainTextResponse,
    RedirectResponse,
    Response,
    StreamingResponse,
)
from starlette.routing import Route

from pipeline.errors import StoreError
from pipeline.serving.answering import Answer, answer, media_type
from pipeline.serving.bells import Bell
from pipeline.serving.bulletins import told
from pipeline.serving.hosts import HostCheck
from pipeline.serving.instrumenting import FOLDER, instrument
from pipeline.serving.preview import Preview
from pipeline.serving.voices import Voice

_HEADERS = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}
_ASSETS = ("preview.css", "preview.js")
_HEARTBEAT = 15.0
"""Seconds after which something is said, so that a page that is gone is noticed."""


def application(
    preview: Preview, bell: Bell, voice: Voice, names: AbstractSet[str]
) -> Starlette:
    """Return the application that shows a preview, and tells its pages of a ring.

    `names` are those by which the server is asked.
    """
    shown = _Shown(preview, bell, voice)
    return Starlette(
        routes=[
            Route(f"{FOLDER}events", shown.events),
            *(Route(f"{FOLDER}{name}", _asset(name)) for name in _ASSETS),
            Route("/{path:path}", shown.page),
        ],
        middleware=[Middleware(HostCheck, names=names)],
    )


def _asset(name: str) -> Callable[[Request], Response]:
    content = (resources.files("pipeline.serving") / "assets" / name).read_bytes()

    def asset(request: Request) -> Response:
        del request
        return Response(content, headers=_HEADERS, media_type=media_type(name))

    return asset


class _Shown:
    """What the routes answer with."""

    def __init__(self, preview: Preview, bell: Bell, voice: Voice) -> None:
        self.preview = preview
        self.bell = bell
        self.voice = voice

    async def page(self, request: Request) -> Response:
        """Answer as a host would; a page gets what shows it anew when it changes."""
        found = self._answer(request.url.path)
        if found.location:
            return RedirectResponse(found.location, found.status, headers=_HEADERS)
        kind = media_type(found.path)
        try:
            seen = self._seen(found)
            content = self.preview.output.read(found.path) if found.path else b""
        except StoreError:  # a build has removed it in this very moment
            return PlainTextResponse("", 404, headers=_HEADERS)
        if kind == "text/html":
            content = instrument(content, seen)
        return Response(content, found.status, headers=_HEADERS, media_type=kind)

    async def events(self, request: Request) -> Response:
        """Tell an open page when it has changed, and of what went wrong (HTML, 9.2)."""
        asked = request.query_params
        stream = self._news(asked.get("page", "/"), asked.get("seen", ""))
        return StreamingResponse(stream, headers=_HEADERS, media_type=_EVENTS)

    async def _news(self, page: str, seen: str) -> AsyncIterator[str]:
        told_last = None
        while not self.bell.is_silent:
            ring = self.bell.next_ring()
            if self._seen(self._answer(page)) != seen:
                yield _event("reload", "")
                return
            if told_last != self.preview.bulletin:
                told_last = self.preview.bulletin
                yield _event("bulletin", self.voice.json(told(told_last)))
            try:
                await asyncio.wait_for(ring.wait(), _HEARTBEAT)
            except TimeoutError:
                yield ":\n\n"

    def _answer(self, path: str) -> Answer:
        return answer(path, self.preview.output, self.preview.site.base_path)

    def _seen(self, found: Answer) -> str:
        """Return what is another when a page is, or what it refers to."""
        stamp = self.preview.output.stamp(found.path) if found.path else ""
        return f"{stamp}.{self.preview.edition}"


_EVENTS = "text/event-stream"


def _event(name: str, content: str) -> str:
    return f"event: {name}\ndata: {content}\n\n"
