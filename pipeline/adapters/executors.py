"""Executors: here and now, or in processes of this machine."""

import os
import pickle
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from itertools import chain, islice
from threading import active_count
from types import TracebackType
from typing import TYPE_CHECKING, Any, NoReturn, Protocol, Self, TypeVar

from pipeline.errors import OperatingError
from pipeline.model.phrases import say
from pipeline.ports import Question

if TYPE_CHECKING:  # its import takes longer than a small build
    from concurrent.futures import Future, ProcessPoolExecutor

In = TypeVar("In")
Out = TypeVar("Out")

_AHEAD = 4
"""How many calls are handed out for each worker: no more of them is in memory."""


class InlineExecutor:
    """Calls one after the other, in this process."""

    workers = 1

    def map(
        self, function: Callable[[In], Out], arguments: Iterable[In]
    ) -> Iterable[Out]:
        """Call a function on each argument; results in order."""
        return map(function, arguments)


class BackwardExecutor:
    """Calls here and now, the last first, and takes itself to have more workers.

    What comes of it has to be the same: that is what it is for.
    """

    workers = 5

    def map(
        self, function: Callable[[In], Out], arguments: Iterable[In]
    ) -> Iterable[Out]:
        """Call a function on each argument; results in the order of these."""
        work = list(arguments)
        return [function(each) for each in reversed(work)][::-1]


class ProcessExecutor:
    """Calls in as many processes as `workers`; a context, which ends them.

    The processes are started by the first call that has work for two, and
    stay for all that follow. They end when this process does, however it does.
    With `is_fresh` each is an interpreter of its own, not a copy of this one.
    """

    def __init__(self, workers: int | None = None, *, is_fresh: bool = False) -> None:
        self.workers = workers or available_processors()
        self.is_fresh = is_fresh
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)
            self._pool = None

    def beside(self, question: Question) -> AbstractContextManager[Question]:
        """Ask a question in a copy of this process, if a processor is left for it.

        Where a thread would be missing in a copy it is asked here, when the answer is
        wanted.
        """
        may_copy = self.workers > 1 and not self.is_fresh and hasattr(os, "fork")
        is_alone = may_copy and active_count() == 1
        return _in_copy(question) if is_alone else nullcontext(question)

    def start(self) -> None:
        """Start the processes now: no thread that begins later is copied into them."""
        if self.workers > 1:
            list(self._results(abs, [0]))

    def map(
        self, function: Callable[[In], Out], arguments: Iterable[In]
    ) -> Iterable[Out]:
        """Call a picklable function on each argument; results in order.

        Raises `OperatingError` where a process is killed.
        """
        work = iter(arguments)
        first = list(islice(work, 2))
        if self.workers == 1 or len(first) < 2:  # noqa: PLR2004 - work for two
            return map(function, chain(first, work))
        return self._results(function, chain(first, work))

    def _results(
        self, function: Callable[[In], Out], work: Iterable[In]
    ) -> Iterator[Out]:
        from concurrent.futures.process import BrokenProcessPool  # noqa: PLC0415

        try:
            yield from in_order(self._submit, function, work, self.workers)
        except BrokenProcessPool as error:
            self._pool = None
            raise OperatingError(
                say("A worker process was killed."),
                say("It may have run out of memory. Try again with `--jobs 1`."),
            ) from error

    def _submit(self, function: bytes, argument: bytes) -> "Future[Any]":
        return self._started().submit(call, function, argument)

    def _started(self) -> "ProcessPoolExecutor":
        if self._pool is None:
            import multiprocessing  # noqa: PLC0415
            from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415

            # A fork costs a few milliseconds, a fresh interpreter hundreds.
            ways = multiprocessing.get_all_start_methods()
            is_copied = "fork" in ways and not self.is_fresh
            way = "fork" if is_copied else "spawn"
            self._pool = ProcessPoolExecutor(
                self.workers, multiprocessing.get_context(way), _settle
            )
        return self._pool


@contextmanager
def _in_copy(question: Question) -> Iterator[Question]:
    """Ask a question in a copy of this process, which ends with the context.

    Where it says nothing, as it was killed, the question is asked here.
    """
    heard, told = os.pipe()
    process = os.fork()
    if not process:
        _answer(question, told)
    os.close(told)

    def answer() -> bool:
        said = os.read(heard, 1)
        return said == _YES if said else question()

    try:
        yield answer
    finally:
        os.close(heard)
        os.kill(process, signal.SIGKILL)  # it is there until somebody waits for it
        os.waitpid(process, 0)


def _answer(question: Question, told: int) -> NoReturn:
    """Say yes or no, and end this process, of which nothing else is wanted."""
    with suppress(BaseException):
        os.write(told, _YES if question() else _NO)
    os._exit(0)


_YES, _NO = b"y", b"n"


def call(function: bytes, argument: bytes) -> Any:  # noqa: ANN401 - as pickle says
    """Call a pickled function on a pickled argument."""
    return pickle.loads(function)(pickle.loads(argument))  # noqa: S301 - our own


class Pending(Protocol):
    """A call whose result is still to come, as futures are."""

    def result(self) -> Any:  # noqa: ANN401 - whatever was called says
        """Wait for the result; what the call raised is raised."""

    def cancel(self) -> object:
        """Give the call up, if it has not begun."""


def in_order(
    submit: Callable[[bytes, bytes], Pending],
    function: Callable[[In], Out],
    work: Iterable[In],
    workers: int,
) -> Iterator[Out]:
    """Yield the results of calls elsewhere in the order of their arguments.

    `submit` takes function and argument pickled: Python's own pool pickles in a
    thread, and may hang where it can't (CPython 3.11, gh-105829).
    """
    pickled, ahead = pickle.dumps(function), deque[Pending]()
    try:
        for each in work:
            ahead.append(submit(pickled, pickle.dumps(each)))
            if len(ahead) > workers * _AHEAD:
                yield ahead.popleft().result()
        while ahead:
            yield ahead.popleft().result()
    finally:
        for pending in ahead:
            pending.cancel()


def available_processors() -> int:
    """Return how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _settle() -> None:
    """Make a worker leave interrupts to its parent, and end when that ends."""
    from threading import Thread  # noqa: PLC0415

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_follow_parent, daemon=True).start()


def _follow_parent() -> None:
    from multiprocessing import parent_process  # noqa: PLC0415

    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
