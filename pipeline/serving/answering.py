"""The path of a URL → the file of the output that a host would send for it."""

from http import HTTPStatus
from mimetypes import MimeTypes
from posixpath import basename

from msgspec import Struct

from pipeline.ports import Store

_INDEX = "index.html"
_LOST = "404.html"

_DEEPEST = 32
"""How many folders down a page is looked for that says what is not there.

Any page of another site can ask for a path of 30,000 folders.
"""

# No table of this machine is asked: everybody gets the same types.
_KNOWN = MimeTypes(())
_TYPES = {
    "atom.xml": "application/atom+xml",
    "both.xml": "application/atom+xml",
    "feed.json": "application/feed+json",
    "feed.xml": "application/rss+xml",
    ".avif": "image/avif",
    ".opml": "text/x-opml",
    ".webp": "image/webp",
    ".woff": "font/woff",
    ".woff2": "font/woff2",
    ".xml": "application/xml",
}


class Answer(Struct, frozen=True, kw_only=True):
    """What is sent: the file at `path` in the output, or the way to `location`.

    Both are empty where there is nothing to send.
    """

    status: HTTPStatus
    path: str = ""
    location: str = ""


def answer(path: str, output: Store, base_path: str = "/") -> Answer:
    """Return what a host of static files answers to a path, decoded already.

    A folder has its `index.html`, and is led to where its slash is missing; what
    is not there has the nearest `404.html` on the way up. `base_path` is that of
    the site on its host, with a slash at both ends. Hidden files are not there,
    nor is what stands behind a link.
    """
    if not path.startswith(base_path):
        is_above = base_path.startswith(f"{path.removesuffix('/')}/")
        return _moved(base_path) if is_above else _lost("", output)
    place = path.removeprefix(base_path)
    if _is_sent(found := _with_index(place), output):
        return Answer(status=HTTPStatus.OK, path=found)
    if place and _is_sent(f"{place}/{_INDEX}", output):
        return _moved(f"{path}/")
    return _lost(place, output)


def media_type(path: str) -> str:
    """Return the type of a file by its name (feeds have types of their own)."""
    name = basename(path)
    suffix = name[name.rfind(".") :]
    guessed, _ = _KNOWN.guess_type(name)
    return _TYPES.get(name) or _TYPES.get(suffix) or guessed or _BYTES


_BYTES = "application/octet-stream"


def _with_index(place: str) -> str:
    return f"{place}{_INDEX}" if not place or place.endswith("/") else place


def _is_sent(place: str, output: Store) -> bool:
    is_hidden = any(name.startswith(".") for name in place.split("/"))
    return not is_hidden and output.exists(place)


def _moved(location: str) -> Answer:
    """Lead elsewhere, for this time: a browser would remember more for ever."""
    return Answer(status=HTTPStatus.TEMPORARY_REDIRECT, location=location)


def _lost(place: str, output: Store) -> Answer:
    folders = place.split("/")[:-1][:_DEEPEST]
    for depth in range(len(folders), -1, -1):
        found = "/".join((*folders[:depth], _LOST))
        if _is_sent(found, output):
            return Answer(status=HTTPStatus.NOT_FOUND, path=found)
    return Answer(status=HTTPStatus.NOT_FOUND)
