"""Rendered files → Store, and the promises kept about their addresses.

The ledger says where an edition stands and under which id feeds know it;
files are written in the order in which readers find them.
"""

from typing import TYPE_CHECKING

from pipeline.doorways import doorway

if TYPE_CHECKING:
    from pipeline.publishing.enrolling import enroll as enroll
    from pipeline.publishing.hosts import (
        HOST_FILES as HOST_FILES,
        host_redirects as host_redirects,
    )
    from pipeline.publishing.identifying import (
        default_id as default_id,
        identify as identify,
    )
    from pipeline.publishing.ledger import parse as parse, serialize as serialize
    from pipeline.publishing.naming import (
        check_paths as check_paths,
        is_safe_path as is_safe_path,
        is_safe_slug as is_safe_slug,
    )
    from pipeline.publishing.planning import Proposal as Proposal
    from pipeline.publishing.pruning import (
        MARKER as MARKER,
        claim as claim,
        prune as prune,
    )
    from pipeline.publishing.redirecting import redirects as redirects
    from pipeline.publishing.uniting import unite as unite
    from pipeline.publishing.writing import (
        Phase as Phase,
        PublishReport as PublishReport,
        phase as phase,
        publish as publish,
    )

__getattr__, __dir__, __all__ = doorway(
    __name__,
    {
        "enrolling": ("enroll",),
        "hosts": ("HOST_FILES", "host_redirects"),
        "identifying": ("default_id", "identify"),
        "ledger": ("parse", "serialize"),
        "naming": ("check_paths", "is_safe_path", "is_safe_slug"),
        "planning": ("Proposal",),
        "pruning": ("MARKER", "claim", "prune"),
        "redirecting": ("redirects",),
        "uniting": ("unite",),
        "writing": ("Phase", "PublishReport", "phase", "publish"),
    },
)
