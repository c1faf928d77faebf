"""An output folder → the same without what this build no longer makes.

Nothing is ever removed outside the folders that are wholly ours, and none of
it before the folder has said that it is ours.
"""

from collections.abc import Iterable, Set as AbstractSet

from pipeline.errors import OperatingError
from pipeline.model.phrases import say
from pipeline.patterns import pattern
from pipeline.ports import Store
from pipeline.publishing.hosts import HOST_FILES
from pipeline.publishing.naming import is_safe_path

MARKER = ".diptyque"
"""The file that says that an output folder is ours, and which of its folders."""

_HEAD = "# Made by diptyque, which may replace or remove all that is in:\n"
_ROOT = (
    *("404.html", "editions.json", "index.html", "robots.txt", "sitemap.xml"),
    *sorted(HOST_FILES),
)
_ROOT_NAME = pattern(r"sitemap-\d+\.xml|news-(?P<folder>[A-Za-z0-9-]+)\.xml")


def claim(store: Store, folders: Iterable[str]) -> tuple[str, ...]:
    """Mark the output as ours before the first write; return our folders.

    `folders` are the names of those that this build writes: the languages and
    `assets`. Those of earlier builds, such as a language that the site had,
    come back with them while there is a file of theirs. Raises `OperatingError` where
    the output has such files but is not marked.
    """
    wanted = sorted(set(folders))
    if store.exists(MARKER):
        earlier = _recorded(store.read(MARKER)) - set(wanted)
        wanted = sorted(
            {*wanted, *(name for name in earlier if _has_left(store, name))}
        )
    else:
        _refuse_foreign(store, wanted)
    store.write(MARKER, (_HEAD + "".join(f"{name}/\n" for name in wanted)).encode())
    return tuple(wanted)


def prune(
    store: Store, kept: AbstractSet[str] | None, folders: Iterable[str]
) -> tuple[str, ...]:
    """Remove what is not kept, and return its paths.

    `kept` must name every file of the whole site, and is none where only a
    part of it was made; `folders` are what `claim` returned. Hidden files
    stay, but for what a killed build was writing.
    """
    owned = frozenset(folders)
    found = store.sweep()
    if kept is None:
        return ()
    removed = tuple(
        path for path in found if path not in kept and _is_ours(path, owned)
    )
    for path in removed:
        store.remove(path)
    return removed


def _is_ours(path: str, folders: AbstractSet[str]) -> bool:
    top, _, rest = path.partition("/")
    if rest:
        return top in folders and not rest.rpartition("/")[2].startswith(".")
    found = _ROOT_NAME.fullmatch(path)
    is_made = found is not None and found["folder"] in {None, *folders}
    return path in _ROOT or is_made


def _recorded(marker: bytes) -> set[str]:
    lines = marker.decode("utf-8", "replace").split("\n")
    names = {line.removesuffix("/") for line in lines if not line.startswith("#")}
    return {name for name in names if is_safe_path(name) and "/" not in name}


def _has_left(store: Store, folder: str) -> bool:
    """Say whether a file is there that an earlier build made in, or for, a folder."""
    return store.exists(f"news-{folder}.xml") or _has_file(store, folder)


def _has_file(store: Store, folder: str) -> bool:
    return next(iter(store.walk(folder)), None) is not None


def _refuse_foreign(store: Store, folders: Iterable[str]) -> None:
    foreign = [f"{folder}/" for folder in folders if _has_file(store, folder)]
    foreign += [name for name in _ROOT if store.exists(name)]
    if foreign:
        message = say(
            "the output is not a folder made by diptyque: it has {name}",
            name=foreign[0],
        )
        hint = say(
            "Choose another --output; or, if all of that may be "
            "replaced, put an empty file {marker} there.",
            marker=MARKER,
        )
        raise OperatingError(message, hint)
