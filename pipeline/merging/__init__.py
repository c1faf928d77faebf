"""Template + old `Catalog` → `Catalog`: nothing that was approved is lost."""

from typing import TYPE_CHECKING

from pipeline.doorways import doorway

if TYPE_CHECKING:
    from pipeline.merging.doors import merge as merge
    from pipeline.merging.likening import likeness as likeness
    from pipeline.merging.prefilling import prefill as prefill
    from pipeline.merging.pruning import prune as prune
    from pipeline.merging.reconciling import (
        Reconciled as Reconciled,
        reconcile as reconcile,
    )
    from pipeline.merging.remarking import remarks as remarks
    from pipeline.merging.restoring import restore as restore
    from pipeline.merging.turning import turn as turn
    from pipeline.merging.typographic import plain_key as plain_key
    from pipeline.merging.whereabouts import Surroundings as Surroundings
    from pipeline.merging.yielding import is_wanting as is_wanting

__getattr__, __dir__, __all__ = doorway(
    __name__,
    {
        "doors": ("merge",),
        "likening": ("likeness",),
        "prefilling": ("prefill",),
        "pruning": ("prune",),
        "reconciling": ("Reconciled", "reconcile"),
        "remarking": ("remarks",),
        "restoring": ("restore",),
        "turning": ("turn",),
        "typographic": ("plain_key",),
        "whereabouts": ("Surroundings",),
        "yielding": ("is_wanting",),
    },
)
