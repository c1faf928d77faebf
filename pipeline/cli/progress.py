"""A bar on the terminal for what takes longer than a second."""

import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from threading import Timer
from typing import TypeVar

import click

from pipeline.cli.wording import tell
from pipeline.model.phrases import say
from pipeline.ports import Begin, Executor

In = TypeVar("In")
Out = TypeVar("Out")

_PATIENCE = 1.0


class WatchedExecutor:
    """An executor that shows how far it is, where a terminal looks on.

    The bar is drawn by the calls themselves: a thread for it would be copied
    into the processes that are forked later.
    """

    def __init__(self, executor: Executor, *, is_quiet: bool) -> None:
        self.executor = executor
        self.is_shown = sys.stderr.isatty() and not is_quiet

    @property
    def workers(self) -> int:
        """How many calls may run at once."""
        return self.executor.workers

    def map(
        self, function: Callable[[In], Out], arguments: Iterable[In]
    ) -> Iterable[Out]:
        """Call a function on each argument; results in order."""
        if not self.is_shown:
            return self.executor.map(function, arguments)
        work = list(arguments)
        return _watched(self.executor.map(function, work), len(work))


class PatientBegin:
    """Hears of the stages of a build, and says so if it waits for another one.

    What it waits for has the site for itself, and may take minutes.
    """

    def __init__(self, begin: Begin, *, is_quiet: bool) -> None:
        self.begin = begin
        self.is_quiet = is_quiet
        self._timer: Timer | None = None

    def __call__(self, stage: str) -> None:
        """Hear of a stage, as it begins; no thread is left when another one does."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer.join()
            self._timer = None
        if stage == "waiting" and not self.is_quiet:
            self._timer = Timer(_PATIENCE, _tell_of_waiting)
            self._timer.daemon = True
            self._timer.start()
        self.begin(stage)


def _tell_of_waiting() -> None:
    told = say("Another build of this site is at work. This one waits for its end.")
    click.echo(tell(told), err=True)


@contextmanager
def counted(*, is_quiet: bool) -> Iterator[Callable[[int, int], None]]:
    """Yield what is told how much is done, of how much, and shows it on a terminal."""
    if not sys.stderr.isatty() or is_quiet:
        yield lambda _done, _all: None
        return
    from rich.console import Console  # noqa: PLC0415 - slow to load, rarely needed
    from rich.progress import Progress  # noqa: PLC0415

    console = Console(stderr=True)
    with Progress(console=console, transient=True, auto_refresh=False) as progress:
        task = progress.add_task("", total=None)

        def told(done: int, total: int) -> None:
            progress.update(task, completed=done, total=total, refresh=True)

        yield told


def _watched(results: Iterable[Out], total: int) -> Iterator[Out]:
    started = time.monotonic()
    stream = iter(results)
    done = 0
    while time.monotonic() - started < _PATIENCE:
        try:
            result = next(stream)
        except StopIteration:
            return
        done += 1
        yield result
    yield from _with_bar(stream, done, total)


def _with_bar(results: Iterable[Out], done: int, total: int) -> Iterator[Out]:
    from rich.console import Console  # noqa: PLC0415 - slow to load, rarely needed
    from rich.progress import Progress  # noqa: PLC0415

    console = Console(stderr=True)
    with Progress(console=console, transient=True, auto_refresh=False) as progress:
        task = progress.add_task("", total=total, completed=done)
        for result in results:
            progress.update(task, advance=1, refresh=True)
            yield result
