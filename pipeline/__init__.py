"""Diptyque: articles written once, published whole in each language.

The names that a program needs to do what the command line does (`docs/library.md`).
Each is opened when it is asked for.
"""

from pipeline.doorways import doorway
from pipeline.version import VERSION

TYPE_CHECKING = False  # as checkers know it; `typing` is slow to load
if TYPE_CHECKING:
    from pipeline.adapters import (
        FixedClock as FixedClock,
        GitHistory as GitHistory,
        InlineExecutor as InlineExecutor,
        LocalStore as LocalStore,
        MemoryStore as MemoryStore,
        ProcessExecutor as ProcessExecutor,
        admit as admit,
        load as load,
        set_clock as set_clock,
    )
    from pipeline.building import (
        align as align,
        build as build,
        check as check,
        explain as explain,
        export as export,
        extract as extract,
        ingest as ingest,
        survey as survey,
        translate as translate,
    )
    from pipeline.errors import PipelineError as PipelineError
    from pipeline.model.diagnostics import (
        Diagnostic as Diagnostic,
        Severity as Severity,
    )
    from pipeline.model.site import Site as Site
    from pipeline.ports import (
        Clock as Clock,
        Executor as Executor,
        History as History,
        Store as Store,
    )

__version__ = VERSION
__getattr__, __dir__, __all__ = doorway(
    __name__,
    {
        "adapters": (
            "FixedClock",
            "GitHistory",
            "InlineExecutor",
            "LocalStore",
            "MemoryStore",
            "ProcessExecutor",
            "admit",
            "load",
            "set_clock",
        ),
        "building": (
            "align",
            "build",
            "check",
            "explain",
            "export",
            "extract",
            "ingest",
            "survey",
            "translate",
        ),
        "errors": ("PipelineError",),
        "model.diagnostics": ("Diagnostic", "Severity"),
        "model.site": ("Site",),
        "ports": ("Clock", "Executor", "History", "Store"),
    },
)
