"""Requests → those that were meant for this server.

A page of another site may have its name lead to this machine, and would then be
of one origin with us (DNS rebinding). It can't have its name be another, so a
request that names a host which we are not is refused. The port is no part of it:
whoever forwards one sees us at another.
"""

import socket
from collections.abc import Set as AbstractSet
from http import HTTPStatus
from ipaddress import ip_address

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

_ANY = {"0.0.0.0", "::"}  # noqa: S104 - it is asked for


class HostCheck:
    """An ASGI application that lets through what is addressed to us."""

    def __init__(self, app: ASGIApp, names: AbstractSet[str]) -> None:
        self.app = app
        self.names = names

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or refuse one that is for others."""
        is_request = scope["type"] in {"http", "websocket"}
        refused = misdirected(scope, self.names) if is_request else None
        await (refused or self.app)(scope, receive, send)


def names_of(host: str) -> frozenset[str]:
    """Return the names that mean a server which listens at `host`.

    Where it listens at every address of this machine, they are the machine's.
    """
    machine = socket.gethostname().lower()
    own = {machine, f"{machine}.local"} if host in _ANY else set()
    return frozenset({"localhost", host.lower(), *own})


def misdirected(scope: Scope, names: AbstractSet[str]) -> Response | None:
    """Return a refusal for what is for another host: 421 (RFC 9110, 15.5.20)."""
    hosts = Headers(scope=scope).getlist("host")
    if len(hosts) == 1 and is_named(hosts[0], names):
        return None
    return PlainTextResponse(
        "This server does not answer for that host.\n", HTTPStatus.MISDIRECTED_REQUEST
    )


def is_named(header: str, names: AbstractSet[str]) -> bool:
    """Say whether a `Host` header has one of these names, in lower case, or an address.

    No name server can turn an address of numbers: it leads to us.

    >>> hosts = "localhost:8000", "[::1]", "127.0.0.1", "a.example"
    >>> [is_named(host, {"localhost"}) for host in hosts]
    [True, True, True, False]
    """
    name = _without_port(header).lower()
    return name in names or _is_address(name)


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
