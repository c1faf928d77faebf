"""One question to an address that anyone may have written, and the head of the answer.

The names of this machine and of its network are asked nothing, unless they may be: a
link in an article is no way to reach what stands behind a wall. It is the address that
is looked at, not the name, and what was looked at is what is called.
"""

import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from ipaddress import IPv6Address, ip_address
from threading import Event, Timer
from urllib.parse import SplitResult, quote, urlsplit

from msgspec import Struct

from pipeline.adapters.http import AGENT, RequestError
from pipeline.model.phrases import say

_SAFE = "/%:=&?~+!$,;'@()*[]|"
_MOST_ADDRESSES = 4


class PrivateError(RequestError):
    """An address of this machine, or of a network that readers can't reach."""


class Courtesy(Struct, frozen=True, kw_only=True):
    """How strangers are asked.

    A server may take `patience` seconds for an answer, and has `delay` seconds of rest
    before the next question; `hosts` of them are asked at once. `has_private`: those
    of this machine and its network too.
    """

    patience: float = 10.0
    delay: float = 1.0
    hosts: int = 8
    has_private: bool = False


class Head(Struct, frozen=True, kw_only=True):
    """What a server answered: a status, where it leads if it does, and some bytes."""

    status: int
    location: str = ""
    body: bytes = b""


def call(method: str, url: str, courtesy: Courtesy, most: int = 0) -> Head:
    """Ask once, follow nothing, and read at most some bytes; raises `RequestError`."""
    try:
        parts = urlsplit(url)
        with _connected(parts, courtesy) as connection:
            connection.request(method, _target(parts), headers=_HEADERS)
            response = connection.getresponse()
            location = response.headers.get("Location", "").encode("latin-1", "replace")
            return Head(
                status=response.status,
                location=location.decode("utf-8", "replace"),
                body=response.read(most) if most else b"",
            )
    except (OSError, HTTPException, ValueError) as error:
        raise RequestError(_reason(error)) from error


def _reason(error: Exception) -> str:
    """Return what the system says, without its number for it."""
    said = error.strerror if isinstance(error, OSError) else ""
    return said or str(error) or type(error).__name__


_HEADERS = {"User-Agent": AGENT, "Accept": "*/*", "Connection": "close"}


def _target(parts: SplitResult) -> str:
    query = f"?{parts.query}" if parts.query else ""
    return quote((parts.path or "/") + query, safe=_SAFE)


@contextmanager
def _connected(parts: SplitResult, courtesy: Courtesy) -> Iterator[HTTPConnection]:
    """Hang up when the whole takes too long: a server may send a letter a minute."""
    kind = _Secured if parts.scheme == "https" else _Plain
    host = (parts.hostname or "").encode("idna").decode()
    port = kind.default_port if parts.port is None else parts.port
    connection = kind(host, port, timeout=courtesy.patience)
    connection.has_private = courtesy.has_private
    is_over = Event()
    watch = Timer(courtesy.patience, _hang_up, (connection, is_over))
    watch.daemon = True
    watch.start()
    try:
        yield connection
        if is_over.is_set():  # what was cut off looks like a short answer
            raise TimeoutError
    except (OSError, HTTPException, ValueError) as error:
        if is_over.is_set() or isinstance(error, TimeoutError):
            raise RequestError(
                say(
                    "it was silent for {seconds} seconds",
                    seconds=f"{courtesy.patience:g}",
                )
            ) from error
        raise
    finally:
        watch.cancel()
        connection.close()


def _hang_up(connection: HTTPConnection, is_over: Event) -> None:
    is_over.set()
    with suppress(OSError):
        if connection.sock:
            connection.sock.shutdown(socket.SHUT_RDWR)


class _Plain(HTTPConnection):
    """A connection that dials what was looked at."""

    has_private = False

    def connect(self) -> None:
        """Dial."""
        self.sock = _dial(self)


class _Secured(HTTPSConnection):
    """The same, and sure of whom it speaks with."""

    has_private = False

    def connect(self) -> None:
        """Dial, and see the certificate."""
        context = ssl.create_default_context()
        self.sock = context.wrap_socket(_dial(self), server_hostname=self.host)


def _dial(connection: _Plain | _Secured) -> socket.socket:
    found = socket.getaddrinfo(
        connection.host, connection.port, type=socket.SOCK_STREAM
    )
    places = list(dict.fromkeys(str(each[4][0]) for each in found))[:_MOST_ADDRESSES]
    if not connection.has_private and not all(map(_is_public, places)):
        raise PrivateError(say("it is an address that readers can't reach"))
    trouble = OSError(connection.host)
    for place in places:
        try:
            return socket.create_connection(
                (place, connection.port), connection.timeout
            )
        except OSError as error:
            trouble = error
    raise trouble


def _is_public(place: str) -> bool:
    address = ip_address(place)
    if isinstance(address, IPv6Address) and address.ipv4_mapped:
        address = address.ipv4_mapped
    return address.is_global and not address.is_multicast
