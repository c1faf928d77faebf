"""What is the same in two texts, or in a catalog: letters that were copied."""

from collections.abc import Iterator

from pipeline.model.articles import Kind
from pipeline.model.catalogs import Catalog, Translation
from pipeline.validating.subjects import Pair


def approved(catalog: Catalog) -> Iterator[Translation]:
    """Yield the texts that are published as they stand; a slug is none."""
    return (
        entry
        for entry in catalog.translations
        if entry.is_approved and entry.context != Kind.SLUG.context
    )


def is_copied(pair: Pair) -> bool:
    """Say whether a translation has the very letters of its source, in their order.

    Signs and spaces may have been set since it was copied.
    """
    one, two = pair.source, pair.text
    if one == two:
        return True
    if abs(len(one) - len(two)) > _MOST_SIGNS or not _begin_alike(one, two):
        return False
    return _letters(one) == _letters(two)


_MOST_SIGNS = 20
_START, _LETTERS = 12, 5


def _begin_alike(one: str, two: str) -> bool:
    """Compare a few letters, which tell nearly all texts apart."""
    return _letters(one[:_START])[:_LETTERS] == _letters(two[:_START])[:_LETTERS]


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))
