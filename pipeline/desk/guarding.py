"""Requests → those that were meant for this desk, and answers that a browser confines.

The desk writes files of whoever runs it. So a page of another site must not speak to
it: not by its name (DNS rebinding: the host is not ours), not by a request from
elsewhere (its origin, and a secret that only our own pages know), and not by a frame.
"""

import secrets
from hmac import compare_digest
from http import HTTPStatus
from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qs, urlencode

from msgspec import Struct, field
from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from pipeline.serving.hosts import misdirected

COOKIE = "diptyque-desk"
SECRET = "x-diptyque-secret"
_MOST_BYTES = 1 << 20
_OWN = "'self'"
_POLICY = {
    "default-src": "'none'",
    "script-src": _OWN,
    "style-src": _OWN,
    "img-src": _OWN,
    "connect-src": _OWN,
    "frame-src": _OWN,
    "form-action": _OWN,
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}
_HEADERS = {
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


def policy(rules: dict[str, str]) -> str:
    """Return the value of a `Content-Security-Policy` (CSP Level 3)."""
    written = (f"{name} {value}" if value else name for name, value in rules.items())
    return "; ".join(written)


class Guard(Struct, frozen=True, kw_only=True):
    """Who may come in: by which names of ours, and with which secrets.

    `names` are those by which we are asked. `token` is what has to be known to come
    in at all, or empty where the desk is on loopback. `secret` is known to our own
    pages alone.
    """

    names: frozenset[str]
    token: str = ""
    secret: str = field(default_factory=lambda: secrets.token_urlsafe(24))

    def refusal(self, scope: Scope) -> Response | None:
        """Return what a request is answered with that may not come in."""
        if refused := misdirected(scope, self.names):
            return refused
        headers = Headers(scope=scope)
        if self.token and not self._is_admitted(headers):
            return self._admitted(scope)
        if scope["method"] in {"GET", "HEAD"}:
            return None
        return self._refusal_to_write(headers)

    def _refusal_to_write(self, headers: Headers) -> Response | None:
        is_ours = headers.get("origin", "") == f"http://{headers['host']}"
        if not is_ours or headers.get("sec-fetch-site", "same-origin") != "same-origin":
            return _refused(HTTPStatus.FORBIDDEN, "This comes from another site.")
        if not compare_digest(headers.get(SECRET, "").encode(), self.secret.encode()):
            return _refused(HTTPStatus.FORBIDDEN, "This page is of an earlier desk.")
        length = headers.get("content-length", "")
        if not length.isascii() or not length.isdigit():
            return _refused(HTTPStatus.LENGTH_REQUIRED, "How long it is must be said.")
        if len(length) > len(str(_MOST_BYTES)) or int(length) > _MOST_BYTES:
            return _refused(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "This is too long.")
        return None

    def _is_admitted(self, headers: Headers) -> bool:
        try:
            known = SimpleCookie(headers.get("cookie", "")).get(COOKIE)
        except CookieError:
            return False
        return known is not None and self._is_token(known.value)

    def _is_token(self, given: str) -> bool:
        return compare_digest(given.encode(), self.token.encode())

    def _admitted(self, scope: Scope) -> Response:
        """Take the token from the address, where it need not stand any longer."""
        asked = parse_qs(scope["query_string"].decode("latin-1"))
        given = asked.pop("token", [""])
        if scope["method"] != "GET" or not self._is_token(given[0]):
            return _refused(HTTPStatus.FORBIDDEN, "Open the address that was said.")
        rest = f"?{urlencode(asked, doseq=True)}" if asked else ""
        answer = RedirectResponse(f"{scope['path']}{rest}", HTTPStatus.SEE_OTHER)
        answer.set_cookie(COOKIE, self.token, httponly=True, samesite="strict")
        return answer


class Guarded:
    """An ASGI application behind a guard."""

    def __init__(self, app: ASGIApp, guard: Guard) -> None:
        self.app = app
        self.guard = guard

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through, or refuse it; and confine every answer."""
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
            return
        if scope["type"] != "http":
            return

        async def confined(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.setdefault("Content-Security-Policy", policy(_POLICY))
                for name, value in _HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        answer = self.guard.refusal(scope)
        await (answer or self.app)(scope, receive, confined)


def _refused(status: HTTPStatus, said: str) -> Response:
    return PlainTextResponse(f"{said}\n", status)
