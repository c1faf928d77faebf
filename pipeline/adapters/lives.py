"""A process ↔ a mark of it, by which another on the same machine knows that it ended.

A number alone is given again, and means another process in another container: a mark
has the boot of the machine, the space of the numbers and the start of the process too
(proc(5), `/proc/PID/stat`). Where that can't be known there is no mark, and nothing is
said of anybody.
"""

import os
from pathlib import Path

_PROC = Path("/proc")
_START = 19
"""The place of a process's start behind its name and state, which may have spaces."""


def mark(process: int) -> str:
    """Return the mark of a process that runs here; nothing where none can be made."""
    try:
        boot = (_PROC / "sys/kernel/random/boot_id").read_text("ascii")[:-1]
        space = os.readlink(_PROC / "self/ns/pid")  # noqa: PTH115 - it is no path
        return f"{boot} {space} {process} {_start(process)}"
    except (OSError, ValueError, IndexError):
        return ""


def has_ended(known: str) -> bool:
    """Say whether the process of a mark is known to run no more."""
    try:
        *machine, process, _ = known.split(" ")
        here = mark(os.getpid()).split(" ")[:2]
        return machine == here and mark(int(process)) != known
    except ValueError:
        return False


def _start(process: int) -> str:
    status = (_PROC / str(process) / "stat").read_text("utf-8", "replace")
    return status.rpartition(") ")[2].split(" ")[_START]
