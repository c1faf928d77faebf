"""The garden: what stands behind the windows on this machine."""

from pipeline.adapters.aside import AsideStore
from pipeline.adapters.clocks import FixedClock, set_clock
from pipeline.adapters.configuration import find_root, is_site, load
from pipeline.adapters.executors import (
    BackwardExecutor,
    InlineExecutor,
    ProcessExecutor,
)
from pipeline.adapters.memory import MemoryStore
from pipeline.adapters.pictures import PillowDarkroom
from pipeline.adapters.plugins import admit
from pipeline.adapters.program import fingerprint
from pipeline.adapters.redirected import RedirectedStore
from pipeline.adapters.reference import write_reference
from pipeline.adapters.stores import LocalStore

__all__ = [
    "AsideStore",
    "BackwardExecutor",
    "FixedClock",
    "InlineExecutor",
    "LocalStore",
    "MemoryStore",
    "PillowDarkroom",
    "ProcessExecutor",
    "RedirectedStore",
    "admit",
    "find_root",
    "fingerprint",
    "is_site",
    "load",
    "set_clock",
    "write_reference",
]
