"""A preview → a server that runs until it is told to leave.

The server has its own thread of events. Builds run beside it, one at a time; when
something changes meanwhile it is shown at once, and the build is given up as soon as
it would write.
"""

import asyncio
import socket
from collections.abc import Callable
from collections.abc import Set as AbstractSet
from contextlib import suppress
from pathlib import Path

from starlette.types import ASGIApp

from pipeline.serving.application import application
from pipeline.serving.bells import Bell
from pipeline.serving.interrupting import InterruptibleExecutor, Interruption
from pipeline.serving.preview import Preview
from pipeline.serving.servers import AnnouncedServer
from pipeline.serving.voices import Voice
from pipeline.serving.watching import Changes, watch

_QUIET = 0.25
"""Seconds without a change after which the whole site is built."""


def serve(  # noqa: PLR0913 - a site, where it is, and who is told what
    preview: Preview,
    executor: InterruptibleExecutor,
    root: Path,
    listening: socket.socket,
    *,
    names: AbstractSet[str],
    voice: Voice,
    begun: Callable[[], None],
) -> None:
    """Show a preview and keep it up to date, until an interrupt ends the program.

    `executor` is what the preview builds with, `names` are those by which the
    server is asked, and `begun` is called when there is an answer. Raises
    `KeyboardInterrupt`.
    """
    bell = Bell()
    server = _Server(application(preview, bell, voice, names), bell, begun)
    asyncio.run(_Run(preview, executor, bell, server).until_it_ends(root, listening))


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

    def __init__(
        self,
        preview: Preview,
        executor: InterruptibleExecutor,
        bell: Bell,
        server: _Server,
    ) -> None:
        self.preview = preview
        self.executor = executor
        self.bell = bell
        self.server = server
        self.changes: Changes = _Interrupting(executor)

    async def until_it_ends(self, root: Path, listening: socket.socket) -> None:
        """Serve; what fails in the builds or the watching ends it, and is raised."""
        work = [
            asyncio.create_task(watch(root, self._folders, self.changes)),
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
        is_behind = False
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
    """A queue of changes; each ends the build that runs."""

    def __init__(self, executor: InterruptibleExecutor) -> None:
        super().__init__()
        self.executor = executor

    def put_nowait(self, item: frozenset[str]) -> None:
        self.executor.interrupt()
        super().put_nowait(item)
