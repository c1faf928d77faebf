"""Files → Store, in the order in which a reader finds them."""

from collections.abc import Iterable
from enum import IntEnum

from msgspec import Struct

from pipeline.errors import OperatingError
from pipeline.model.editions import File
from pipeline.patterns import pattern
from pipeline.ports import Store
from pipeline.publishing.naming import LISTS, check_paths

_ANNOUNCEMENT = pattern(
    r"(?:.*/)?(?:feed\.xml|atom\.xml|feed\.json)"
    r"|(?:sitemap(?:-\d+)?|news-[A-Za-z0-9-]+)\.xml|robots\.txt|editions\.json"
)
_DEPTH_OF_LISTS = 2
_ARCHIVE = pattern(r"[^/]+/[0-9]{4}/(?:[0-9]{2}/)?(?:page/[0-9]+/)?index\.html")


class Phase(IntEnum):
    """When a file is written: nothing is announced that is not there yet."""

    ASSET = 1
    PAGE = 2
    LIST = 3
    FEED = 4


class PublishReport(Struct, frozen=True, kw_only=True):
    """The paths that were written, and those that held these bytes already."""

    written: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()


def phase(path: str) -> Phase:
    """Return when a file is written, by where it stands in the output."""
    folders = path.split("/")
    if _ANNOUNCEMENT.fullmatch(path):
        return Phase.FEED
    if folders[0] == "assets" or not path.endswith(".html"):
        return Phase.ASSET
    is_list = len(folders) <= _DEPTH_OF_LISTS or folders[1] in LISTS
    if is_list or _ARCHIVE.fullmatch(path):
        return Phase.LIST
    return Phase.PAGE


def publish(files: Iterable[File], store: Store) -> PublishReport:
    """Write the files, pictures before pages, pages before lists and feeds.

    Raises `OperatingError`, before anything is written, for a path that not
    every file system can hold.
    """
    ordered = sorted(files, key=lambda file: (phase(file.path), file.path))
    for trouble in check_paths(file.path for file in ordered):
        raise OperatingError(trouble.message)
    written: list[str] = []
    unchanged: list[str] = []
    for file in ordered:
        is_new = store.write(file.path, file.content)
        (written if is_new else unchanged).append(file.path)
    return PublishReport(written=tuple(written), unchanged=tuple(unchanged))
