"""A site → the stamps of its files, and which have changed since the last look."""

from collections.abc import Iterable, Iterator

from pipeline.building.contents.inventory import catalog_path
from pipeline.building.traces.remembering import Stamps
from pipeline.building.traces.seals import Seal, seal, settled
from pipeline.model.site import Site
from pipeline.ports import Store


def look_out(site: Site, store: Store, before: Seal) -> Seal:
    """Return what there is now of articles, catalogs and ledger.

    What may yet change unseen has no stamp. Files are sought only where a name has
    come or gone since `before`.
    """
    stamps = before.now(store) if before.paths else {}
    if not stamps or not before.has_all(stamps, store):
        return seal(settled(_found(site, store)))
    known = before.known
    return seal(
        {
            path: stamp if stamp == known[path] or store.has_settled(path) else ""
            for path, stamp in stamps.items()
        }
    )


def _found(site: Site, store: Store) -> Stamps:
    """Return all that there is; what is not there has no stamp."""
    folders = (site.articles, site.locales)
    known = {f"{folder}/": ("", True) for folder in folders}
    known[site.ledger] = (store.stamp(site.ledger), store.has_settled(site.ledger))
    for folder in folders:
        for path, stamp, is_settled in store.census(folder):
            known[path] = (stamp, is_settled)
    return known


def differing(before: Seal, after: Seal) -> set[str]:
    """Return the files that came, went or changed, or may have."""
    old, new = before.files, after.files
    unsure = (path for path, stamp in new.items() if not stamp)
    return {*unsure, *(path for path, _ in old.items() ^ new.items())}


def concerned(paths: Iterable[str], site: Site) -> Iterator[str]:
    """Yield the ids of the articles that have these catalogs."""
    folders = tuple(catalog_path(site, each, "")[:-3] for each in site.languages)
    for path in paths:
        for folder in folders:
            if path.startswith(folder):
                yield path.removeprefix(folder).removesuffix(".po")
