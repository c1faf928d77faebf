"""What stores have in common that show a tree, but for some of its files."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain

from pipeline.ports import Store


def census_of(
    overlay: Store, tree: Store, under: str
) -> Iterator[tuple[str, str, bool]]:
    """Yield the folders of the tree, and the stamps that the overlay has."""
    folders = (each for each in tree.census(under) if each[0][-1] == "/")
    return chain(folders, overlay.stamps(under))


def restamped(
    paths: Iterable[str], tree: Store, own: Mapping[str, Callable[[], str]]
) -> Iterator[str]:
    """Yield the stamps of the tree, but for the paths of the overlay's `own`."""
    listed = list(paths)
    for path, stamp in zip(listed, tree.restamp(listed), strict=True):
        yield own[path]() if path in own else stamp
