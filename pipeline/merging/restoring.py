"""`Catalog` + pairs approved elsewhere → `Catalog`: what was moved stays approved."""

import dataclasses
from collections.abc import Iterable

from msgspec.structs import replace

from pipeline.model.articles import MessageKey
from pipeline.model.catalogs import Catalog, Translation


def is_wanting(entry: Translation) -> bool:
    """Say whether an approved pair of the same source would help an entry.

    A text that a translator marked as fuzzy, its source unchanged, is the
    translator's to finish.
    """
    is_outdated = entry.is_fuzzy and entry.previous is not None
    return not entry.text or is_outdated


def restore(catalog: Catalog, pool: Iterable[Translation]) -> Catalog:
    """Return the catalog with the first approved pair that has a wanted key.

    Both must be of the same two languages. The pool keeps what it lends.
    """
    known: dict[MessageKey, Translation] = {}
    for pair in pool:
        if pair.is_approved:
            known.setdefault(pair.key, pair)
    if not known:
        return catalog
    restored = tuple(_restored(entry, known) for entry in catalog.translations)
    return dataclasses.replace(catalog, translations=restored)


def _restored(entry: Translation, known: dict[MessageKey, Translation]) -> Translation:
    pair = known.get(entry.key)
    if pair is None or not is_wanting(entry) or pair.plural != entry.plural:
        return entry
    # Only what is restored has remarks to lose; what knows them takes long to load.
    from pipeline.merging.remarking import is_remark  # noqa: PLC0415

    return replace(
        entry,
        text=pair.text,
        texts=pair.texts,
        is_fuzzy=False,
        previous=None,
        extracted=tuple(x for x in entry.extracted if not is_remark(x)),
        comments=tuple(dict.fromkeys((*entry.comments, *pair.comments))),
    )
