"""Texts as they are compared: without what typography alone makes of them."""

from collections.abc import Iterator

from pipeline.model.catalogs import Catalog, Translation
from pipeline.text import normalize

_SIGNS = (
    *(("’", "'"), ("“", '"'), ("”", '"'), ("«", '"'), ("»", '"')),
    *(("\u00a0", " "), ("\u202f", " ")),
)


def plain(text: str) -> str:
    """Return a text without what typography alone makes of it."""
    folded = normalize(text)
    for sign, other in _SIGNS:
        folded = folded.replace(sign, other)
    return folded.casefold().rstrip(".")


def approved(catalog: Catalog) -> Iterator[Translation]:
    """Yield the entries that are published as they stand."""
    return (entry for entry in catalog.translations if entry.is_approved)
