"""A path of a preview → what is sent for it, and what tells when it is another."""

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import suppress

from msgspec import Struct
from starlette.responses import PlainTextResponse, RedirectResponse, Response

from pipeline.errors import StoreError
from pipeline.serving.answering import Answer, answer, media_type
from pipeline.serving.bells import Bell
from pipeline.serving.preview import Preview

Dress = Callable[[bytes, str], bytes]
"""A page, and what `Storefront.seen` says of it → the page as it is sent."""

EVENTS = "text/event-stream"
HEARTBEAT = ":\n\n"
_PATIENCE = 15.0
"""Seconds after which something is said, so that a page that is gone is noticed."""


class Storefront(Struct, frozen=True):
    """A preview, as a host of static files shows it; nothing is kept by a browser."""

    preview: Preview

    def find(self, path: str) -> Answer:
        """Return what a host would answer to a path, decoded already."""
        return answer(path, self.preview.output, self.preview.site.base_path)

    def seen(self, found: Answer) -> str:
        """Return what is another when a page is, or what it refers to."""
        stamp = self.preview.output.stamp(found.path) if found.path else ""
        return f"{stamp}.{self.preview.edition}"

    def send(
        self, path: str, headers: Mapping[str, str], dress: Dress = lambda page, _: page
    ) -> Response:
        """Return the answer to a path; pages of HTML are dressed first."""
        found = self.find(path)
        if found.location:
            return RedirectResponse(found.location, found.status, headers=headers)
        kind = media_type(found.path)
        try:
            seen = self.seen(found)
            content = self.preview.output.read(found.path) if found.path else b""
        except StoreError:  # a build has removed it in this very moment
            return PlainTextResponse("", 404, headers=headers)
        if kind == "text/html":
            content = dress(content, seen)
        return Response(content, found.status, headers=headers, media_type=kind)


async def rings(bell: Bell) -> AsyncIterator[bool]:
    """Yield at once, at each ring (true), and where none came for a while (false).

    It ends when the bell is silenced. What is looked at while it yields is never
    older than the last ring.
    """
    has_rung = True
    while not bell.is_silent:
        ring = bell.next_ring()
        yield has_rung
        has_rung = False
        with suppress(TimeoutError):
            has_rung = await asyncio.wait_for(ring.wait(), _PATIENCE)


def event(name: str, content: str) -> str:
    """Return an event as it is sent (HTML, 9.2.5)."""
    return f"event: {name}\ndata: {content}\n\n"
