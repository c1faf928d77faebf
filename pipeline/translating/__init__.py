"""`Catalog` → `Catalog`: what can be filled is, and never as if it were approved."""

from pipeline.translating.filling import (
    Filled,
    Means,
    Origin,
    fill,
    fill_by_machine,
    fill_with_accents,
)
from pipeline.translating.protecting import Fragment, protect, restore
from pipeline.translating.pseudo import pseudo, pseudo_slug, pseudo_text

__all__ = [
    "Filled",
    "Fragment",
    "Means",
    "Origin",
    "fill",
    "fill_by_machine",
    "fill_with_accents",
    "protect",
    "pseudo",
    "pseudo_slug",
    "pseudo_text",
    "restore",
]
