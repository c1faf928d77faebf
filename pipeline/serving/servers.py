"""An application → a server of it, which says when it answers."""

import socket
from collections.abc import Callable

import uvicorn
from starlette.types import ASGIApp


class AnnouncedServer(uvicorn.Server):
    """A server that calls `begun` as soon as it answers; it prints nothing itself.

    `run` and `serve` take the sockets that it listens on. They raise
    `KeyboardInterrupt` where an interrupt ends it.
    """

    def __init__(self, app: ASGIApp, begun: Callable[[], None]) -> None:
        settings = uvicorn.Config(
            app, log_config=None, access_log=False, server_header=False, lifespan="off"
        )
        super().__init__(settings)
        self.begun = begun

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Begin to answer, and say so."""
        await super().startup(sockets)
        self.begun()
