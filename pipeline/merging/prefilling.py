"""`site.po` + what the package ships → `site.po`, with the words that it lacks."""

from msgspec.structs import replace

from pipeline.model.catalogs import Catalog, Translation

_NAMES = frozenset({"site", "section", "tag"})


def prefill(catalog: Catalog, shipped: Catalog) -> Catalog:
    """Return `site.po` with the package's translations where the site has none.

    The names of the site, its sections and its tags are the site's own.
    """
    known = {entry.key: entry for entry in shipped.translations if entry.is_approved}
    filled = (_filled(entry, known.get(entry.key)) for entry in catalog.translations)
    return replace(catalog, translations=tuple(filled))


def _filled(entry: Translation, shipped: Translation | None) -> Translation:
    is_missing = not entry.text and entry.context not in _NAMES
    if shipped is None or not is_missing or shipped.plural != entry.plural:
        return entry
    if len(shipped.texts) != len(entry.texts):
        return entry
    return replace(entry, text=shipped.text, texts=shipped.texts)
