"""Requests → those that were meant for this server.

A page of another site may have its name lead to this machine, and would then be
of one origin with us (DNS rebinding). It can't have its name be another, so a
request that names a host which we are not is refused.
"""

from http import HTTPStatus
from ipaddress import ip_address

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send


class HostCheck:
    """An ASGI application that lets through what is addressed to us.

    That is `localhost`, any address of numbers (which no name server can turn),
    and `host`, the name that the server was asked to be.
    """

    def __init__(self, app: ASGIApp, host: str = "localhost") -> None:
        self.app = app
        self.host = host

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request that is for others with 421 (RFC 9110, 15.5.20)."""
        if scope["type"] not in {"http", "websocket"} or self._is_ours(scope):
            await self.app(scope, receive, send)
            return
        refusal = PlainTextResponse(
            "This server does not answer for that host.\n",
            HTTPStatus.MISDIRECTED_REQUEST,
        )
        await refusal(scope, receive, send)

    def _is_ours(self, scope: Scope) -> bool:
        named = Headers(scope=scope).getlist("host")
        return len(named) == 1 and is_named(named[0], self.host)


def is_named(header: str, host: str) -> bool:
    """Say whether a `Host` header means this machine, or the name `host`.

    >>> [is_named(h, "") for h in ("localhost:8000", "[::1]", "127.0.0.1", "a.example")]
    [True, True, True, False]
    """
    name = _without_port(header).lower()
    return name in {"localhost", host.lower()} - {""} or _is_address(name)


def _without_port(header: str) -> str:
    if header.startswith("["):
        return header.partition("]")[0].removeprefix("[")
    return header.partition(":")[0]


def _is_address(name: str) -> bool:
    try:
        ip_address(name)
    except ValueError:
        return False
    return True
