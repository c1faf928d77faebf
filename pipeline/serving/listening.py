"""A host and a port → a socket that listens there, or at the next free port."""

import errno
import socket

from pipeline.errors import OperatingError
from pipeline.model.phrases import say

_TRIED = 50


def listen(host: str, port: int) -> socket.socket:
    """Return a socket that listens on the first free port from `port` on.

    Raises `OperatingError` where there is none, or no such address.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    for number in range(port, min(port + _TRIED, 65536)) if port else (0,):
        try:
            return socket.create_server((host, number), family=family)
        except (OSError, UnicodeError) as error:  # a name that no host can have
            if getattr(error, "errno", 0) != errno.EADDRINUSE:
                raise _refusal(host, number, error) from error
    raise OperatingError(
        say("No port from {port} on is free.", port=port),
        say("Choose another with `--port`; 0 takes any that is free."),
    )


def url_of(listening: socket.socket, path: str) -> str:
    """Return where a browser of this machine finds a path of what listens."""
    host, port = listening.getsockname()[:2]
    name = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104 - any
    shown = f"[{name}]" if ":" in name else name
    return f"http://{shown}:{port}{path}"


def _refusal(host: str, port: int, error: OSError | UnicodeError) -> OperatingError:
    return OperatingError(
        say(
            "{host} can't be listened to at port {port}: {reason}.",
            host=host,
            port=port,
            reason=getattr(error, "strerror", "") or str(error),
        ),
        say("Choose another with `--host` and `--port`."),
    )
