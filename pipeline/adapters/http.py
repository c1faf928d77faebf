"""One request to a server that may be slow, wrong or hostile, and its answer.

No redirect is followed, since a key would travel along; an answer is bounded
in size and in time.
"""

import time
from collections.abc import Mapping
from http.client import HTTPException, HTTPResponse
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.request import HTTPRedirectHandler, Request, build_opener

from msgspec import Struct, field

from pipeline.errors import OperatingError
from pipeline.model.phrases import say
from pipeline.text import fold, trim
from pipeline.version import VERSION

_LARGEST = 16 * 1024 * 1024
_PIECE = 64 * 1024
_LONGEST_WORD = 200
"""Letters of what a server says of its trouble that are told."""

AGENT = f"Diptyque/{VERSION}"


class RequestError(OperatingError):
    """A server that could not be reached, or did not do what it was asked for.

    `status` is that of HTTP, or 0; `wait` the seconds it asks to be left alone.
    """

    def __init__(self, message: str, status: int = 0, wait: float = 0.0) -> None:
        super().__init__(message)
        self.args = (message, status, wait)
        self.status = status
        self.wait = wait


class Call(Struct, frozen=True, kw_only=True):
    """What is sent to a server; `timeout` is for the whole of it, in seconds.

    Without a body it only asks. Should the server repeat `secret`, nobody is told.
    """

    url: str
    timeout: float
    body: bytes | None = None
    headers: Mapping[str, str] = field(default_factory=dict)
    secret: str = ""


def fetch(url: str, timeout: float = 30.0) -> bytes:
    """Return what stands at an address; raises `OperatingError`."""
    try:
        return send(Call(url=url, timeout=timeout))
    except RequestError as error:
        raise OperatingError(
            say("{url} can't be fetched: {reason}.", url=url, reason=error.message),
            say("Check the address; if nothing is deployed yet, leave it out."),
        ) from error


def send(call: Call) -> bytes:
    """Return what a server answers; raises `RequestError`."""
    started = time.monotonic()
    request = Request(  # noqa: S310 - the configuration takes http(s) alone
        call.url, data=call.body, headers={"User-Agent": AGENT, **call.headers}
    )
    try:
        with _OPENER.open(request, timeout=call.timeout) as response:
            return _read(response, started + call.timeout)
    except HTTPError as error:
        with error:
            raise _answered(error, call.secret) from error
    except TimeoutError as error:
        raise _silent(call.timeout) from error
    except URLError as error:
        if isinstance(error.reason, TimeoutError):
            raise _silent(call.timeout) from error
        raise RequestError(str(error.reason)) from error
    except (OSError, HTTPException, ValueError) as error:
        raise RequestError(str(error) or type(error).__name__) from error


def _read(response: HTTPResponse, deadline: float) -> bytes:
    content = bytearray()
    while piece := response.read1(_PIECE):
        content += piece
        if len(content) > _LARGEST:
            raise RequestError(say("its answer has no end"))
        if time.monotonic() > deadline:
            raise RequestError(say("its answer takes too long"))
    length = response.headers.get("Content-Length")
    if length and length.isdigit() and int(length) != len(content):
        raise RequestError(say("its answer was cut off"))
    return bytes(content)


def _answered(error: HTTPError, secret: str) -> RequestError:
    whole = error.read(_PIECE).decode("utf-8", "replace")
    # Before it is cut, which would leave the beginning of a secret.
    said = (whole.replace(secret, "…") if secret else whole)[:_LONGEST_WORD]
    message = say("it answered {status}", status=error.code)
    if said:
        message = say("{answer}: {said}", answer=message, said=fold(trim(said)))
    wait = error.headers.get("Retry-After", "") if error.headers else ""
    return RequestError(message, error.code, float(wait) if wait.isdigit() else 0.0)


def _silent(seconds: float) -> RequestError:
    return RequestError(
        say("it was silent for {seconds} seconds", seconds=f"{seconds:g}")
    )


class _Unmoved(HTTPRedirectHandler):
    """Follows no redirect, so that nothing is told to a server not chosen."""

    def redirect_request(self, *_: Any, **__: Any) -> None:  # noqa: ANN401 - as urllib calls it
        """Let the answer be one that fails."""


_OPENER = build_opener(_Unmoved)
