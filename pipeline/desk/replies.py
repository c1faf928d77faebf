"""A visit from a browser, and what it is answered with."""

import json
from collections.abc import Callable, Mapping
from http import HTTPStatus
from typing import Any

from msgspec import Struct
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from pipeline.desk import pages
from pipeline.desk.bureau import Bureau
from pipeline.desk.pages import Reader
from pipeline.errors import PipelineError
from pipeline.model.locales import to_tag
from pipeline.model.phrases import say

_TYPES = {
    "css": "text/css",
    "js": "text/javascript",
    "svg": "image/svg+xml",
}


class Visit(Struct, frozen=True, kw_only=True):
    """A request: to whom, by whom, and what it asks for.

    `places` are the parts of its path, `asked` those of its query. `secret` is what
    the pages have to say when they write.
    """

    bureau: Bureau
    reader: Reader
    secret: str
    places: Mapping[str, Any]
    asked: Mapping[str, str]
    body: bytes = b""

    def page(
        self, name: str, status: int = HTTPStatus.OK, **views: object
    ) -> HTMLResponse:
        """Return a page, or a piece of one."""
        shared = {
            "secret": self.secret,
            "person": self.bureau.person,
            "first_tag": to_tag(self.bureau.site.languages[0]),
        }
        return HTMLResponse(pages.page(self.reader, name, **shared, **views), status)


def told(facts: Mapping[str, object], status: int = HTTPStatus.OK) -> Response:
    """Return facts for a script."""
    content = json.dumps(facts)
    return Response(content, status, media_type="application/json")


def lost(visit: Visit) -> Response:
    """Say that there is no such page."""
    return visit.page("lost.html", HTTPStatus.NOT_FOUND, said=(), hint="")


def troubled(
    visit: Visit,
    error: PipelineError,
    status: int = HTTPStatus.SERVICE_UNAVAILABLE,
) -> Response:
    """Say what keeps the desk from doing what was asked."""
    message, hint = map(visit.reader.tell, (error.message, error.hint))
    if visit.body:
        return told({"outcome": "trouble", "said": f"{message} {hint}"}, status)
    return visit.page("lost.html", status, said=(message,), hint=hint)


def apology(visit: Visit, error: Exception) -> Response:
    """Own a defect of ours: the desk goes on, and the browser keeps what was typed."""
    name = type(error).__name__
    said = say("This is a defect of Diptyque ({name}). We are sorry.", name=name)
    return troubled(visit, PipelineError(said), HTTPStatus.INTERNAL_SERVER_ERROR)


def asset(name: str) -> Callable[[Request], Response]:
    """Return what sends a file of the desk."""
    kind = _TYPES[name.rpartition(".")[2]]

    def sent(request: Request) -> Response:
        del request
        return Response(pages.assets()[name], media_type=kind)

    return sent
