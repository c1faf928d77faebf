"""The garden: what stands behind the windows on this machine.

Each part is loaded when it is asked for: most commands need few of them.
"""

from typing import TYPE_CHECKING

from pipeline.doorways import doorway

if TYPE_CHECKING:
    from pipeline.adapters.aside import AsideStore as AsideStore
    from pipeline.adapters.clocks import (
        FixedClock as FixedClock,
        set_clock as set_clock,
    )
    from pipeline.adapters.configuration import (
        find_root as find_root,
        is_site as is_site,
        load as load,
        load_from as load_from,
    )
    from pipeline.adapters.executors import (
        BackwardExecutor as BackwardExecutor,
        InlineExecutor as InlineExecutor,
        ProcessExecutor as ProcessExecutor,
    )
    from pipeline.adapters.histories import GitHistory as GitHistory
    from pipeline.adapters.indexing import PagefindIndexer as PagefindIndexer
    from pipeline.adapters.memory import MemoryStore as MemoryStore
    from pipeline.adapters.pictures import PillowDarkroom as PillowDarkroom
    from pipeline.adapters.plugins import admit as admit
    from pipeline.adapters.program import fingerprint as fingerprint
    from pipeline.adapters.redirected import RedirectedStore as RedirectedStore
    from pipeline.adapters.reference import write_reference as write_reference
    from pipeline.adapters.spelling import equip as equip
    from pipeline.adapters.stopwatch import Stopwatch as Stopwatch
    from pipeline.adapters.stores import LocalStore as LocalStore

__getattr__, __dir__, __all__ = doorway(
    __name__,
    {
        "aside": ("AsideStore",),
        "clocks": ("FixedClock", "set_clock"),
        "configuration": ("find_root", "is_site", "load", "load_from"),
        "executors": ("BackwardExecutor", "InlineExecutor", "ProcessExecutor"),
        "histories": ("GitHistory",),
        "indexing": ("PagefindIndexer",),
        "memory": ("MemoryStore",),
        "pictures": ("PillowDarkroom",),
        "plugins": ("admit",),
        "program": ("fingerprint",),
        "redirected": ("RedirectedStore",),
        "reference": ("write_reference",),
        "spelling": ("equip",),
        "stopwatch": ("Stopwatch",),
        "stores": ("LocalStore",),
    },
)
