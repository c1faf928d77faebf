"""Template + old `Catalog` → `Catalog`: nothing that was approved is lost."""

from pipeline.merging.doors import merge, prefill
from pipeline.merging.likening import likeness
from pipeline.merging.pruning import prune
from pipeline.merging.reconciling import Reconciled, reconcile
from pipeline.merging.remarks import remarks
from pipeline.merging.restoring import is_wanting, restore
from pipeline.merging.turning import turn
from pipeline.merging.typographic import plain_key

__all__ = [
    "Reconciled",
    "is_wanting",
    "likeness",
    "merge",
    "plain_key",
    "prefill",
    "prune",
    "reconcile",
    "remarks",
    "restore",
    "turn",
]
