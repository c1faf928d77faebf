"""A process that has the command loaded; its children run it, each on its own.

To start Python and load the desk takes a second of a processor, to copy a process that
has done so a few milliseconds: a desk can be killed and begun again hundreds of times.

It reads a line for each thing that is asked of it, and answers with one: `begin` and a
task in JSON, with the number of the child; `end` and such a number, when that is dead.
"""

import json
import os
import signal
import sys
from contextlib import suppress
from importlib import import_module
from typing import Any

from pipeline.cli.door import main

LOADED = ("pipeline.cli.desk", "pipeline.desk", "pipeline.serving")


def run(task: dict[str, Any]) -> None:
    """Be the command, with its words, its environment and what it prints."""
    os.environ.update(task["environment"])
    nothing = os.open(os.devnull, os.O_RDONLY)
    said, complained = (
        os.open(task[name], os.O_WRONLY | os.O_CREAT, 0o600)
        for name in ("said", "complained")
    )
    for number, stream in enumerate((nothing, said, complained)):
        os.dup2(stream, number)
    main(task["words"])


def begin(told: str) -> int:
    """Begin a child; return its number."""
    child = os.fork()
    if child == 0:
        try:
            run(json.loads(told))
        finally:
            os._exit(1)
    return child


def end(told: str) -> int:
    """Kill a child, as a machine does that loses its power; return when it is dead."""
    child = int(told)
    with suppress(ProcessLookupError):
        os.kill(child, signal.SIGKILL)
    with suppress(ChildProcessError):
        os.waitpid(child, 0)
    return child


def keep_to_one_processor() -> None:
    """Have the desks begin no processes of their own to make so small a site."""
    if hasattr(os, "sched_setaffinity"):
        every = sorted(os.sched_getaffinity(0))
        os.sched_setaffinity(0, {every[os.getpid() % len(every)]})


if __name__ == "__main__":
    keep_to_one_processor()
    for each in LOADED:
        import_module(each)
    for line in sys.stdin:
        name, _, rest = line.rstrip("\n").partition(" ")
        print({"begin": begin, "end": end}[name](rest), flush=True)  # noqa: T201
