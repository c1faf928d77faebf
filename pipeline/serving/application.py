"""Requests → pages of a preview, and the news for those that are open.

Only `GET` and `HEAD` are answered, nothing is to be kept by a browser, and no
path from outside reaches the disk but through the store of the output.
"""

from collections.abc import AsyncIterator, Callable, Set as AbstractSet
from importlib import resources

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from pipeline.serving.answering import media_type
from pipeline.serving.bells import Bell
from pipeline.serving.bulletins import told
from pipeline.serving.hosts import HostCheck
from pipeline.serving.instrumenting import FOLDER, instrument
from pipeline.serving.preview import Preview
from pipeline.serving.showing import EVENTS, HEARTBEAT, Storefront, event, rings
from pipeline.serving.voices import Voice

_HEADERS = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}
_ASSETS = ("preview.css", "preview.js")


def application(
    preview: Preview, bell: Bell, voice: Voice, names: AbstractSet[str]
) -> Starlette:
    """Return the application that shows a preview, and tells its pages of a ring.

    `names` are those by which the server is asked.
    """
    answers = _Answers(preview, bell, voice)
    return Starlette(
        routes=[
            Route(f"{FOLDER}events", answers.events),
            *(Route(f"{FOLDER}{name}", _asset(name)) for name in _ASSETS),
            Route("/{path:path}", answers.page),
        ],
        middleware=[Middleware(HostCheck, names=names)],
    )


def _asset(name: str) -> Callable[[Request], Response]:
    content = (resources.files("pipeline.serving") / "assets" / name).read_bytes()

    def asset(request: Request) -> Response:
        del request
        return Response(content, headers=_HEADERS, media_type=media_type(name))

    return asset


class _Answers:
    """What the routes answer with."""

    def __init__(self, preview: Preview, bell: Bell, voice: Voice) -> None:
        self.preview = preview
        self.shown = Storefront(preview)
        self.bell = bell
        self.voice = voice

    async def page(self, request: Request) -> Response:
        """Answer as a host would; a page gets what shows it anew when it changes."""
        return self.shown.send(request.url.path, _HEADERS, instrument)

    async def events(self, request: Request) -> Response:
        """Tell an open page when it has changed, and of what went wrong (HTML, 9.2)."""
        asked = request.query_params
        stream = self._news(asked.get("page", "/"), asked.get("seen", ""))
        return StreamingResponse(stream, headers=_HEADERS, media_type=EVENTS)

    async def _news(self, page: str, seen: str) -> AsyncIterator[str]:
        told_last = None
        async for has_rung in rings(self.bell):
            if self.shown.seen(self.shown.find(page)) != seen:
                yield event("reload", "")
                return
            if told_last != self.preview.bulletin:
                told_last = self.preview.bulletin
                yield event("bulletin", self.voice.json(told(told_last)))
            elif not has_rung:
                yield HEARTBEAT
