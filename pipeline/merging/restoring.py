"""`Catalog` + pairs approved elsewhere → `Catalog`: what was moved stays approved."""

from collections.abc import Callable, Iterable, Mapping

from msgspec.structs import replace

from pipeline.merging.yielding import give_way, is_wanting
from pipeline.model.articles import MessageKey
from pipeline.model.catalogs import Catalog, Translation

_Pairs = Mapping[MessageKey, Translation]


def restore(catalog: Catalog, pool: Iterable[Translation]) -> Catalog:
    """Return the catalog with the first approved pair that has a wanted key.

    Both must be of the same two languages. The pool keeps what it lends.
    """
    known: dict[MessageKey, Translation] = {}
    for pair in pool:
        if pair.is_approved:
            known.setdefault(pair.key, pair)
    if not known or not any(_is_helped(each, known) for each in catalog.translations):
        return catalog
    # Only what is restored has remarks to lose; what knows them takes long to load.
    from pipeline.merging.making import Making  # noqa: PLC0415

    every = (*catalog.translations, *catalog.obsolete)
    made = Making(every, (catalog.source_locale.language, catalog.locale.language))
    restored = (
        _restored(entry, known[entry.key], made.has_made)
        if _is_helped(entry, known)
        else entry
        for entry in catalog.translations
    )
    return replace(catalog, translations=tuple(restored))


def _is_helped(entry: Translation, known: _Pairs) -> bool:
    pair = known.get(entry.key)
    return pair is not None and is_wanting(entry) and pair.plural == entry.plural


def _restored(
    entry: Translation, pair: Translation, has_made: Callable[[Translation], bool]
) -> Translation:
    from pipeline.catalogs import with_hints  # noqa: PLC0415
    from pipeline.merging.remarking import is_remark  # noqa: PLC0415

    kept = (line for line in entry.extracted if not is_remark(line))
    lent = replace(pair, flags=(), sticky=())
    return replace(give_way(entry, lent, has_made), extracted=with_hints(kept, ()))
