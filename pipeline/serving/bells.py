"""A bell that many may wait for: each ring wakes all who wait at that moment."""

import asyncio


class Bell:
    """Rung in the loop of the server, and heard by every page that is open."""

    def __init__(self) -> None:
        self._next = asyncio.Event()
        self.is_silent = False

    def next_ring(self) -> asyncio.Event:
        """Return what the next ring sets: take it first, then look, then wait."""
        return self._next

    def ring(self) -> None:
        """Wake all who wait."""
        rung, self._next = self._next, asyncio.Event()
        rung.set()

    def silence(self) -> None:
        """Wake all who wait, for the last time."""
        self.is_silent = True
        self.ring()
