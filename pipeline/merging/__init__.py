"""Template + old `Catalog` → `Catalog`: nothing that was approved is lost."""

from typing import TYPE_CHECKING

from pipeline.doorways import doorway

if TYPE_CHECKING:
    from pipeline.merging.doors import merge
    from pipeline.merging.likening import likeness
    from pipeline.merging.prefilling import prefill
    from pipeline.merging.pruning import prune
    from pipeline.merging.reconciling import Reconciled, reconcile
    from pipeline.merging.remarking import remarks
    from pipeline.merging.restoring import is_wanting, restore
    from pipeline.merging.turning import turn
    from pipeline.merging.typographic import plain_key

_HOMES = {
    "Reconciled": "reconciling",
    "is_wanting": "restoring",
    "likeness": "likening",
    "merge": "doors",
    "plain_key": "typographic",
    "prefill": "prefilling",
    "prune": "pruning",
    "reconcile": "reconciling",
    "remarks": "remarking",
    "restore": "restoring",
    "turn": "turning",
}

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

__getattr__ = doorway(__name__, _HOMES)
