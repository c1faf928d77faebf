"""A command → what it cost: wall clock, processor time, memory of its processes.

The traps: commands take turns, so that a drift of the machine hits them alike;
what a run must not find is moved aside before it, never deleted, because a file
system that has just deleted thousands of files creates new ones slowly; memory is
watched in a run of its own, so that the watching is not timed.
"""

import os
import subprocess
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from statistics import median

import psutil
from msgspec import Struct, field

_GLANCE = 0.01  # seconds between two looks at the memory
_MEBIBYTE = 2**20


class Command(Struct, frozen=True, kw_only=True):
    """What is timed, and what is done before it, untimed.

    `accepts` are the exit codes of a run that did its work.
    """

    name: str
    arguments: Sequence[str]
    prepare: Callable[[], None]
    accepts: tuple[int, ...] = (0,)


class Cost(Struct, frozen=True, kw_only=True):
    """Medians over the runs: seconds, seconds of processor, peak in MiB.

    `memory` adds up the resident pages of all the processes, so that pages
    which two of them share are counted twice.
    """

    wall: float
    cpu: float
    memory: float


class _Runs(Struct):
    wall: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)


def compare(commands: Sequence[Command], runs: int) -> dict[str, Cost]:
    """Run the commands in turn, A B A B, after one round that is not timed."""
    memory = {each.name: _peak(each) for each in commands}
    timed = {each.name: _Runs() for each in commands}
    for _ in range(runs):
        for each in commands:
            wall, cpu = _timed(each)
            timed[each.name].wall.append(wall)
            timed[each.name].cpu.append(cpu)
    return {
        name: Cost(wall=median(each.wall), cpu=median(each.cpu), memory=memory[name])
        for name, each in timed.items()
    }


def _timed(command: Command) -> tuple[float, float]:
    """Run once; processor time includes that of children it has waited for."""
    command.prepare()
    start = time.monotonic()
    process = subprocess.Popen(command.arguments, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.monotonic() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    _insist(command, process.returncode)
    return wall, usage.ru_utime + usage.ru_stime


def _peak(command: Command) -> float:
    """Run once, watching; return the most that its processes held, in MiB."""
    command.prepare()
    with psutil.Popen(command.arguments, stdout=subprocess.DEVNULL) as process:
        peak = 0
        while process.poll() is None:
            peak = max(peak, _resident(process))
            time.sleep(_GLANCE)
    _insist(command, process.returncode)
    return peak / _MEBIBYTE


def _resident(root: psutil.Process) -> int:
    """Return the bytes that a process and its descendants hold now."""
    total = 0
    with suppress(psutil.NoSuchProcess):
        for each in (root, *root.children(recursive=True)):
            with suppress(psutil.NoSuchProcess):
                total += each.memory_info().rss
    return total


def _insist(command: Command, code: int) -> None:
    if code not in command.accepts:
        message = f"{command.name} ended with {code}: {' '.join(command.arguments)}"
        raise SystemExit(message)


class Attic(Struct):
    """Where the output of earlier runs goes, until nothing is timed any more."""

    folder: Path
    count: int = 0

    def take(self, *paths: Path) -> None:
        """Move files and folders here, those that are there."""
        self.folder.mkdir(parents=True, exist_ok=True)
        for path in filter(Path.exists, paths):
            self.count += 1
            path.rename(self.folder / str(self.count))
