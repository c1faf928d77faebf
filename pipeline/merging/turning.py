"""A catalog from one language to another → the same pairs the other way round."""

from collections.abc import Iterator

from msgspec.structs import replace

from pipeline.model.articles import MessageKey
from pipeline.model.catalogs import Catalog, Translation


def turn(catalog: Catalog) -> Catalog:
    """Return the approved pairs with source and text exchanged.

    Of several that have the same text, the first counts. The headers are those
    of translators into the other language, and stay behind.
    """
    seen: set[MessageKey] = set()
    return Catalog(
        locale=catalog.source_locale,
        source_locale=catalog.locale,
        translations=tuple(_turned(catalog.translations, seen)),
        obsolete=tuple(_turned(catalog.obsolete, seen)),
    )


def _turned(
    entries: tuple[Translation, ...], seen: set[MessageKey]
) -> Iterator[Translation]:
    for entry in entries:
        key = (entry.context, entry.text)
        if entry.is_approved and not entry.plural and key not in seen:
            seen.add(key)
            yield replace(
                entry,
                source=entry.text,
                text=entry.source,
                extracted=(),
                references=(),
                line=0,
            )
