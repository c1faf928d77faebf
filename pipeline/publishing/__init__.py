"""Rendered files → Store, and the promises kept about their addresses.

The ledger says where an edition stands and under which id feeds know it;
files are written in the order in which readers find them.
"""

from typing import TYPE_CHECKING

from pipeline.doorways import doorway

if TYPE_CHECKING:
    from pipeline.publishing.enrolling import enroll
    from pipeline.publishing.hosts import HOST_FILES, host_redirects
    from pipeline.publishing.identifying import default_id, identify
    from pipeline.publishing.ledger import parse, serialize
    from pipeline.publishing.naming import check_paths, is_safe_path, is_safe_slug
    from pipeline.publishing.planning import Proposal
    from pipeline.publishing.pruning import MARKER, claim, prune
    from pipeline.publishing.redirecting import redirects
    from pipeline.publishing.uniting import unite
    from pipeline.publishing.writing import Phase, PublishReport, phase, publish

_HOMES = {
    "HOST_FILES": "hosts",
    "MARKER": "pruning",
    "Phase": "writing",
    "Proposal": "planning",
    "PublishReport": "writing",
    "check_paths": "naming",
    "claim": "pruning",
    "default_id": "identifying",
    "enroll": "enrolling",
    "host_redirects": "hosts",
    "identify": "identifying",
    "is_safe_path": "naming",
    "is_safe_slug": "naming",
    "parse": "ledger",
    "phase": "writing",
    "prune": "pruning",
    "publish": "writing",
    "redirects": "redirecting",
    "serialize": "ledger",
    "unite": "uniting",
}

__all__ = [
    "HOST_FILES",
    "MARKER",
    "Phase",
    "Proposal",
    "PublishReport",
    "check_paths",
    "claim",
    "default_id",
    "enroll",
    "host_redirects",
    "identify",
    "is_safe_path",
    "is_safe_slug",
    "parse",
    "phase",
    "prune",
    "publish",
    "redirects",
    "serialize",
    "unite",
]

__getattr__ = doorway(__name__, _HOMES)
