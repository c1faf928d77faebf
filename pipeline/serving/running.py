"""A preview → a server that runs until it is told to leave.

The server has its own thread of events. Builds run beside it, one at a time; when
something changes meanwhile it is shown at once, and the build is given up as soon as
it would write.
"""

import asyncio
import socket
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from msgspec import Struct, field
from starlette.types import ASGIApp

from pipeline.serving.bells import Bell
from pipeline.serving.interrupting import InterruptibleExecutor, Interruption
from pipeline.serving.preview import Preview
from pipeline.serving.servers import AnnouncedServer
from pipeline.serving.watching import Changes, watch

_QUIET = 0.25
"""Seconds without a change after which the whole site is built."""


class Upkeep(Struct, frozen=True, kw_only=True):
    """A preview that is kept up to date, and those who are told of it.

    `executor` is what it builds with, `root` the folder of the site. `is_behind`:
    it has to be built before anything changes.
    """

    preview: Preview
    executor: InterruptibleExecutor
    root: Path
    bell: Bell = field(default_factory=Bell)
    is_behind: bool = False


def serve(
    application: ASGIApp,
    upkeep: Upkeep,
    listening: socket.socket,
    begun: Callable[[], None],
) -> None:
    """Answer requests and keep a preview up to date, until an interrupt ends it.

    `begun` is called when there is an answer. Raises `KeyboardInterrupt`.
    """
    server = _Server(application, upkeep.bell, begun)
    asyncio.run(_Run(upkeep, server).until_it_ends(listening))


class _Server(AnnouncedServer):
    """A server that lets go of the pages that listen before it leaves."""

    def __init__(self, app: ASGIApp, bell: Bell, begun: Callable[[], None]) -> None:
        super().__init__(app, begun)
        self.bell = bell

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self.bell.silence()
        await super().shutdown(sockets)


class _Run:
    """One run of a server: it, the files that are watched, and the builds."""

    def __init__(self, upkeep: Upkeep, server: _Server) -> None:
        self.preview = upkeep.preview
        self.executor = upkeep.executor
        self.bell = upkeep.bell
        self.root = upkeep.root
        self.is_behind = upkeep.is_behind
        self.server = server
        self.changes: Changes = _Interrupting(upkeep)

    async def until_it_ends(self, listening: socket.socket) -> None:
        """Serve; what fails in the builds or the watching ends it, and is raised."""
        work = [
            asyncio.create_task(watch(self.root, self._folders, self.changes)),
            asyncio.create_task(self._keep_up()),
        ]
        for task in work:
            task.add_done_callback(self._end)
        try:
            await self.server.serve([listening])
        finally:
            self.executor.interrupt()
            for task in work:
                task.cancel()
            await asyncio.gather(*work, return_exceptions=True)
        for task in work:
            if not task.cancelled():
                task.result()

    def _folders(self) -> tuple[str, ...]:
        site = self.preview.site
        return (site.articles, site.locales, site.theme, site.static)

    def _end(self, _: object) -> None:
        self.server.should_exit = True

    async def _keep_up(self) -> None:
        """Show each change at once, and build when nobody writes for a moment."""
        is_behind = await self._build() if self.is_behind else False
        while True:
            try:
                patience = _QUIET if is_behind else None
                changed = await asyncio.wait_for(self.changes.get(), patience)
            except TimeoutError:
                is_behind = await self._build()
            else:
                is_behind = await self._take(changed)

    async def _take(self, changed: frozenset[str]) -> bool:
        is_behind = await asyncio.to_thread(self.preview.take, changed)
        self.bell.ring()
        return is_behind

    async def _build(self) -> bool:
        """Build, and go on showing changes; return whether to build again."""
        self.executor.resume()
        build = asyncio.create_task(asyncio.to_thread(self._is_given_up))
        is_behind = None
        while not build.done():
            change = asyncio.create_task(self.changes.get())
            await asyncio.wait({build, change}, return_when=asyncio.FIRST_COMPLETED)
            if change.done():
                is_behind = await self._take(change.result())
            else:
                change.cancel()
        self.bell.ring()
        return build.result() if is_behind is None else is_behind

    def _is_given_up(self) -> bool:
        with suppress(Interruption):
            self.preview.build()
            return False
        return True


class _Interrupting(asyncio.Queue[frozenset[str]]):
    """A queue of changes; each ends the build that runs, but for the first.

    That one would never end where somebody goes on writing.
    """

    def __init__(self, upkeep: Upkeep) -> None:
        super().__init__()
        self.upkeep = upkeep

    def put_nowait(self, item: frozenset[str]) -> None:
        if self.upkeep.preview.is_built:
            self.upkeep.executor.interrupt()
        super().put_nowait(item)
