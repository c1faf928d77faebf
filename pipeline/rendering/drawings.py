"""The bytes of an SVG → the size that it is shown at, and whether it acts."""

import re
from collections.abc import Mapping
from itertools import starmap

from lxml import etree

from pipeline.patterns import pattern

_ROOT = "{http://www.w3.org/2000/svg}svg"
_LENGTH = pattern(
    r"\+?([0-9]+(?:\.[0-9]+)?|\.[0-9]+)(px|pt|pc|mm|cm|in|q)?", re.IGNORECASE
)
_PIXELS = {
    "": 1.0,
    "px": 1.0,
    "pt": 96 / 72,
    "pc": 16.0,
    "mm": 96 / 25.4,
    "cm": 96 / 2.54,
    "in": 96.0,
    "q": 96 / 101.6,
}
"""The units of CSS (CSS Values 4, 6.2)."""

_ACTIVE = frozenset({"script", "handler", "listener", "foreignobject", "iframe"})
_UNSEEN = pattern("[\x00-\x20]+")
_HIDDEN = pattern(rb"""<!ENTITY[^>"']*(?:"[^"]*(?:<|&#)|'[^']*(?:<|&#))""")
"""An entity that is more than text, such as a script that no parser of ours unfolds."""

_MOST = 100_000
_BETWEEN = pattern("[ \t\r\n,]+")
_AS_WIDE_AS_ANY = 1200


def measure(content: bytes) -> tuple[int, int] | None:
    """Return the width and height of a drawing in pixels, or none if it is none.

    One that has only proportions (`viewBox`) fills the width that it is given,
    so its size is one that is as wide as any place for it; without those it is
    300 by 150, as in browsers (CSS 2, 10.3.2). No entity of the file's own is
    resolved, and nothing is loaded.
    """
    root = _read(content)
    return _size(root.attributes) if root and root.name == _ROOT else None


def acts(content: bytes) -> bool:
    """Say whether a drawing could run something, or hold a page of its own.

    As `<img>` it does not (SVG 2, 2.2.5: secure animated mode); opened by itself it
    would, in the name of the site.
    """
    root = _read(content)
    return bool(root and root.acts) or bool(_HIDDEN.search(content.replace(b"\0", b"")))


def _read(content: bytes) -> "_Root | None":
    """Return what a drawing is seen to be, or none where it is no XML."""
    root = _Root()
    parser = etree.XMLParser(
        target=root,  # type: ignore[arg-type]  # the stubs want all that it may have
        resolve_entities=False,
        no_network=True,
        huge_tree=False,
    )
    try:
        etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError):
        return None
    return root


class _Root:
    """Takes the root in and lets all else go, so that no tree is built."""

    def __init__(self) -> None:
        self.name = ""
        self.attributes: dict[str, str] = {}
        self.acts = False

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Note the first element, and whether any does more than to draw."""
        if not self.name:
            self.name, self.attributes = name, dict(attributes)
        is_active = etree.QName(name).localname.lower() in _ACTIVE
        self.acts |= is_active or any(starmap(_is_act, attributes.items()))

    def pi(self, target: str, _: str | None) -> None:
        """Note what would have the file made into something else (XSLT)."""
        self.acts |= target == "xml-stylesheet"

    def close(self) -> None:
        """Do nothing: the parser wants it."""


def _is_act(name: str, value: str) -> bool:
    """Say whether an attribute runs something, or sets one that does."""
    plain = _UNSEEN.sub("", value).lower()
    is_set = name == "attributeName" and plain.startswith("on")
    is_handler = etree.QName(name).localname.lower().startswith("on")
    return is_handler or is_set or "javascript:" in plain or "data:text/html" in plain


def _size(root: Mapping[str, str]) -> tuple[int, int]:
    width, height = _length(root.get("width")), _length(root.get("height"))
    ratio = _ratio(root.get("viewBox", ""))
    if ratio and not (width and height):
        width = width or (height * ratio if height else _AS_WIDE_AS_ANY)
        height = width / ratio
    return _whole(width or 300), _whole(height or 150)


def _whole(length: float) -> int:
    return min(_MOST, max(1, round(length)))


def _length(written: str | None) -> float:
    """Return a length in pixels; 0 for one that depends on the page (`100%`)."""
    found = _LENGTH.fullmatch(written or "")
    if not found or len(found[1]) > len(str(_MOST)) * 2:
        return 0
    return float(found[1]) * _PIXELS[(found[2] or "").lower()]


def _ratio(view_box: str) -> float:
    """Return the width of a `viewBox` by its height, 0 if it has none (SVG 2, 8.2)."""
    parts = [part for part in _BETWEEN.split(view_box) if part]
    try:
        _, _, width, height = map(float, parts)
        ratio = width / height
    except (ValueError, ZeroDivisionError, OverflowError):
        return 0
    return ratio if 1 / _MOST < ratio < _MOST else 0
