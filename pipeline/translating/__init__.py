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
from pipeline.translating.strings import has_placeholders, protect_string

__all__ = [
    "Filled",
    "Fragment",
    "Means",
    "Origin",
    "fill",
    "fill_by_machine",
    "fill_with_accents",
    "has_placeholders",
    "protect",
    "protect_string",
    "pseudo",
    "pseudo_slug",
    "pseudo_text",
    "restore",
]
