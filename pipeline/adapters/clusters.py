"""Calls on the machines of a Dask cluster.

A worker that is killed loses nothing: the scheduler gives its calls to another, and
each may be made twice, for what it writes is whole and always the same.
"""

import logging
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext, suppress
from functools import lru_cache, partial
from threading import Lock
from types import TracebackType
from typing import Any, Self, TypeVar

from distributed import Client, Future
from distributed.client import FutureCancelledError
from distributed.comm.core import CommClosedError
from distributed.scheduler import KilledWorker

from pipeline.adapters.executors import call, in_order
from pipeline.adapters.program import recipe
from pipeline.errors import OperatingError
from pipeline.model.phrases import say
from pipeline.ports import Question

In = TypeVar("In")
Out = TypeVar("Out")

PATIENCE = 30.0
"""Seconds in which a scheduler answers, and within which a worker has to come."""

_GLANCE = 2.0
"""Seconds of waiting for a result after which it is seen whether anybody works."""

_LOGGERS = ("distributed", "distributed.client")
"""Those that tell what is raised, too, and with a traceback; each has its level."""

_alone = Lock()


class DaskExecutor:
    """Calls in the workers that a scheduler has; a context, which leaves them there.

    `address` is the scheduler's (`tcp://host:8786`; `tls://` takes its keys from Dask's
    own configuration). Each worker process makes one call at a time, whatever threads
    it has: the rooms are not made for more.
    """

    def __init__(self, address: str) -> None:
        self.address = address
        for name in _LOGGERS:
            logging.getLogger(name).setLevel(logging.CRITICAL)
        try:
            self._client = Client(address, timeout=PATIENCE, set_as_default=False)
        except (OSError, ValueError) as error:
            raise OperatingError(
                say("No scheduler answers at {address}.", address=address),
                say("Start one with `dask scheduler`, and workers with `dask worker`."),
            ) from error

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._client.close()

    def beside(self, question: Question) -> AbstractContextManager[Question]:
        """Ask a question here, when the answer is wanted: they are for large work."""
        return nullcontext(question)

    @property
    def workers(self) -> int:
        """How many worker processes there are now; one at least, for one may come."""
        return max(1, self._count())

    def map(
        self, function: Callable[[In], Out], arguments: Iterable[In]
    ) -> Iterable[Out]:
        """Call a picklable function on each argument; results in order.

        Raises `OperatingError` where the cluster can't do it: its scheduler or all its
        workers are gone, or they have another version of what makes the pages.
        """
        return self._results(function, arguments)

    def _results(
        self, function: Callable[[In], Out], arguments: Iterable[In]
    ) -> Iterator[Out]:
        submit = partial(self._submit, recipe())
        try:
            yield from in_order(submit, function, arguments, self.workers)
        except KilledWorker as error:
            raise OperatingError(
                say("A piece of the work has ended several workers."),
                say(
                    "They may have run out of memory: give them more, each one thread."
                ),
            ) from error
        except (FutureCancelledError, CommClosedError) as error:
            raise self._lost() from error
        except ImportError as error:
            raise _strangers(str(error)) from error

    def _submit(self, wanted: str, function: bytes, argument: bytes) -> "_Awaited":
        future = self._client.submit(work, wanted, function, argument, pure=False)
        return _Awaited(future, self)

    def _count(self) -> int:
        try:
            return len(self._client.scheduler_info(n_workers=-1)["workers"])
        except (OSError, KeyError):
            return 0

    def _lost(self) -> OperatingError:
        return OperatingError(
            say("The scheduler at {address} has gone.", address=self.address),
            say("Start it again, and then the build: it goes on where it was."),
        )

    def look(self, since: float) -> float:
        """Return when somebody was last at work, of whom it was known at a moment.

        Raises `OperatingError` if that is too long ago.
        """
        if self._client.status != "running":
            raise self._lost()
        if self._count():
            return time.monotonic()
        if time.monotonic() - since > PATIENCE:
            raise OperatingError(
                say("The scheduler at {address} has no workers.", address=self.address),
                say("Start some with `dask worker {address}`.", address=self.address),
            )
        return since


class _Awaited:
    """A result to come from a cluster that may have nobody left to make it."""

    def __init__(self, future: Future[Any], executor: DaskExecutor) -> None:
        self.future = future
        self.executor = executor

    def result(self) -> Any:  # noqa: ANN401 - whatever was called says
        """Wait for it, as long as there is somebody to make it."""
        since = time.monotonic()
        while not self.future.done():
            with suppress(TimeoutError):
                return self.future.result(timeout=_GLANCE)
            since = self.executor.look(since)
        return self.future.result()

    def cancel(self) -> None:
        """Give the call up."""
        self.future.cancel()


def work(wanted: str, function: bytes, argument: bytes) -> Any:  # noqa: ANN401
    """Make a call in a worker, if that would make the same of it as we."""
    with _alone:
        if _own_recipe() != wanted:
            raise _strangers(say("what makes the pages differs"))
        return call(function, argument)


@lru_cache
def _own_recipe() -> str:
    return recipe()


def _strangers(why: str) -> OperatingError:
    return OperatingError(
        say("The workers can't do the work of this Diptyque: {reason}.", reason=why),
        say("Install the same versions of it, its libraries and Python there."),
    )
