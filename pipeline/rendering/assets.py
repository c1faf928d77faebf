"""The files of a theme → what is published, and the path of each.

The only module that reads style sheets.
"""

import re
from collections.abc import Mapping
from hashlib import blake2b
from pathlib import PurePosixPath
from posixpath import dirname, normpath, relpath

from pipeline.model.editions import File
from pipeline.patterns import pattern

STYLE = "style.css"
"""The sheet that every page has."""

_URL = pattern(rb"""url\(\s*["']?([^"')\s]+)["']?\s*\)""")
_MARKED = pattern(_URL.pattern + rb"[^;{}]*;\s*/\*\s*preload\s*\*/")
_AT_ONCE = "preload:"
"""Stands before the second name: no file is called so, on any system."""


def asset_files(assets: Mapping[str, bytes]) -> tuple[tuple[File, ...], dict[str, str]]:
    """Return the files to publish, and the path of each logical name.

    A path holds a hash of the bytes, so that a browser may keep it for ever. A
    style sheet names the others as they are called here, `url("text.woff2")`, and
    is published with their paths. What `style.css` marks `/* preload */` has its
    path under a second name too, for `preloaded`.
    """
    paths: dict[str, str] = {}
    files = []
    for name, content in sorted(assets.items(), key=lambda each: _is_style(each[0])):
        linked = _linked(content, name, paths) if _is_style(name) else content
        path = PurePosixPath("assets", name)
        digest = blake2b(linked, digest_size=4).hexdigest()
        hashed = str(path.with_suffix(f".{digest}{path.suffix}"))
        files.append(File(path=hashed, content=linked))
        paths[name] = hashed
    marked = (found[1].decode() for found in _MARKED.finditer(assets.get(STYLE, b"")))
    paths |= {_AT_ONCE + name: paths[name] for name in marked if name in paths}
    return tuple(files), paths


def preloaded(paths: Mapping[str, str]) -> tuple[str, ...]:
    """Return the paths of what a page should ask for before it has read its style."""
    return tuple(path for name, path in paths.items() if name.startswith(_AT_ONCE))


def _is_style(name: str) -> bool:
    return name.endswith(".css")


def _linked(style: bytes, name: str, paths: Mapping[str, str]) -> bytes:
    """Return a style sheet with the published path of each file that it names."""
    here = dirname(f"assets/{name}")

    def put(found: re.Match[bytes]) -> bytes:
        named = normpath(f"{here}/{found[1].decode(errors='replace')}")
        path = paths.get(named.removeprefix("assets/"))
        return b'url("%s")' % relpath(path, here).encode() if path else found[0]

    return _URL.sub(put, style)
