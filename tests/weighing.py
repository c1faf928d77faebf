"""Calls → the bytes that they have in memory at once, as Python counts them."""

import tracemalloc
from collections.abc import Callable


def most_held(work: Callable[[], object]) -> int:
    """Return the most that a call holds at any moment, with what it returns."""
    work()  # what is loaded and made once is no part of it
    tracemalloc.start()
    try:
        work()
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
