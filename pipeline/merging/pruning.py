"""`Catalog` → `Catalog` without the obsolete entries that nothing leans on."""

from collections.abc import Set as AbstractSet

from msgspec.structs import replace

from pipeline.model.articles import MessageKey
from pipeline.model.catalogs import Catalog


def prune(catalog: Catalog, needed: AbstractSet[MessageKey] = frozenset()) -> Catalog:
    """Drop obsolete entries, but not the approved text of an outdated one.

    Nor those whose key is `needed`, for whatever reason the caller has.
    """
    backing = {
        entry.previous.key
        for entry in catalog.translations
        if entry.is_fuzzy and entry.previous
    }
    kept = (each for each in catalog.obsolete if each.key in backing | needed)
    return replace(catalog, obsolete=tuple(kept))
