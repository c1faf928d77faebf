"""The garden: what stands behind the windows on this machine.

Each part is loaded when it is asked for: most commands need few of them.
"""

from typing import TYPE_CHECKING

from pipeline.doorways import doorway

if TYPE_CHECKING:
    from pipeline.adapters.aside import AsideStore
    from pipeline.adapters.clocks import FixedClock, set_clock
    from pipeline.adapters.configuration import find_root, is_site, load, load_from
    from pipeline.adapters.executors import (
        BackwardExecutor,
        InlineExecutor,
        ProcessExecutor,
    )
    from pipeline.adapters.indexing import PagefindIndexer
    from pipeline.adapters.memory import MemoryStore
    from pipeline.adapters.pictures import PillowDarkroom
    from pipeline.adapters.plugins import admit
    from pipeline.adapters.program import fingerprint
    from pipeline.adapters.redirected import RedirectedStore
    from pipeline.adapters.reference import write_reference
    from pipeline.adapters.spelling import equip
    from pipeline.adapters.stopwatch import Stopwatch
    from pipeline.adapters.stores import LocalStore

_HOMES = {
    "AsideStore": "aside",
    "BackwardExecutor": "executors",
    "FixedClock": "clocks",
    "InlineExecutor": "executors",
    "LocalStore": "stores",
    "MemoryStore": "memory",
    "PagefindIndexer": "indexing",
    "PillowDarkroom": "pictures",
    "ProcessExecutor": "executors",
    "RedirectedStore": "redirected",
    "Stopwatch": "stopwatch",
    "admit": "plugins",
    "equip": "spelling",
    "find_root": "configuration",
    "fingerprint": "program",
    "is_site": "configuration",
    "load": "configuration",
    "load_from": "configuration",
    "set_clock": "clocks",
    "write_reference": "reference",
}

__all__ = [
    "AsideStore",
    "BackwardExecutor",
    "FixedClock",
    "InlineExecutor",
    "LocalStore",
    "MemoryStore",
    "PagefindIndexer",
    "PillowDarkroom",
    "ProcessExecutor",
    "RedirectedStore",
    "Stopwatch",
    "admit",
    "equip",
    "find_root",
    "fingerprint",
    "is_site",
    "load",
    "load_from",
    "set_clock",
    "write_reference",
]

__getattr__ = doorway(__name__, _HOMES)
