"""A desk → a server that runs until it is told to leave."""

import socket
from collections.abc import Callable

import uvicorn
from starlette.applications import Starlette

from pipeline.errors import OperatingError
from pipeline.model.phrases import say


def listen(host: str, port: int) -> socket.socket:
    """Return a socket that listens; port 0 is any that is free.

    Raises `OperatingError` where it can't be had.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family)
    except (OSError, UnicodeError) as error:
        raise OperatingError(
            say(
                "The desk can't stand at {host}, port {port}: {reason}.",
                host=host,
                port=port,
                reason=getattr(error, "strerror", "") or str(error),
            ),
            say("Choose another with `--host` and `--port`; 0 takes any that is free."),
        ) from error


def serve(desk: Starlette, listening: socket.socket, begun: Callable[[], None]) -> None:
    """Serve until an interrupt ends the program; `begun` is called when it answers.

    Raises `KeyboardInterrupt`.
    """
    settings = uvicorn.Config(
        desk, log_config=None, access_log=False, server_header=False, lifespan="off"
    )
    _AnnouncingServer(settings, begun).run([listening])


class _AnnouncingServer(uvicorn.Server):
    """A server that says when it has begun."""

    def __init__(self, config: uvicorn.Config, begun: Callable[[], None]) -> None:
        super().__init__(config)
        self.begun = begun

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self.begun()
