"""The corridor: sends the articles of a site through the rooms.

The only package that knows two rooms. Whoever calls it passes the windows in;
the command line, a test and a cluster differ in nothing else. Each door is
opened when it is asked for: to extract does not load what publishes.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipeline.building.alignment import align
    from pipeline.building.bilinguals import Stack
    from pipeline.building.changes import Action, Change, Tally
    from pipeline.building.checking import check
    from pipeline.building.extraction import extract
    from pipeline.building.publication import build
    from pipeline.building.reconciliation import reconcile
    from pipeline.building.reports import (
        AlignedPair,
        AlignReport,
        BuildReport,
        CheckReport,
        ExtractReport,
    )

_HOMES = {
    "Action": "changes",
    "AlignReport": "reports",
    "AlignedPair": "reports",
    "BuildReport": "reports",
    "Change": "changes",
    "CheckReport": "reports",
    "ExtractReport": "reports",
    "Stack": "bilinguals",
    "Tally": "changes",
    "align": "alignment",
    "build": "publication",
    "check": "checking",
    "extract": "extraction",
    "reconcile": "reconciliation",
}

__all__ = [
    "Action",
    "AlignReport",
    "AlignedPair",
    "BuildReport",
    "Change",
    "CheckReport",
    "ExtractReport",
    "Stack",
    "Tally",
    "align",
    "build",
    "check",
    "extract",
    "reconcile",
]


def __getattr__(name: str) -> object:
    """Return a public name from its home (PEP 562)."""
    if name in _HOMES:
        return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    raise AttributeError(name)
