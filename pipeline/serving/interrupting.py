"""An executor whose work can be given up, since other work is more urgent."""

from collections.abc import Callable, Iterable, Iterator
from threading import Event
from typing import TypeVar

from pipeline.ports import Executor

In = TypeVar("In")
Out = TypeVar("Out")


class Interruption(Exception):  # noqa: N818 - nothing is wrong
    """The work was given up; whatever it has left half-done, the next build does."""


class InterruptibleExecutor:
    """Works as another executor does, until it is interrupted from another thread."""

    def __init__(self, executor: Executor) -> None:
        self.executor = executor
        self._is_interrupted = Event()

    @property
    def workers(self) -> int:
        """How many calls may run at once."""
        return self.executor.workers

    def interrupt(self) -> None:
        """Have the call of `map` that runs, and all that follow, give up."""
        self._is_interrupted.set()

    def resume(self) -> None:
        """Work again."""
        self._is_interrupted.clear()

    def map(
        self, function: Callable[[In], Out], arguments: Iterable[In]
    ) -> Iterable[Out]:
        """Call a function on each argument; raises `Interruption` between two."""
        self._heed()
        return self._heeding(self.executor.map(function, arguments))

    def _heeding(self, results: Iterable[Out]) -> Iterator[Out]:
        for result in results:
            self._heed()
            yield result

    def _heed(self) -> None:
        if self._is_interrupted.is_set():
            raise Interruption
