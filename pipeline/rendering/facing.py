"""Two editions of one body, in HTML → pairs of passages that face each other.

Both are filled from one skeleton, so they have the same blocks in the same
order, whatever a translator typed (`docs/decisions/0002-skeleton.md`).
"""

import re
from collections.abc import Iterator

from markupsafe import Markup

from pipeline.patterns import pattern
from pipeline.rendering.views import PairView
from pipeline.text import trim_breaking

_BLOCK_TAG = pattern(
    "<(/?)(?:address|article|aside|blockquote|details|div|dl|figcaption|figure|footer"
    "|h[1-6]|header|hr|li|main|nav|ol|p|pre|section|table|ul)(?: [^<>]*)?>"
)
_TAG = pattern("<[^<>]*>")
_ID = pattern(r'(<[a-z][^<>]*?) id="[^"]*"')
_PICTURE = pattern("<img [^<>]*>")
_SHARED = pattern('<(?:hr|pre)\\b|<[a-z]+[^<>]* translate="no"')
"""Blocks that no translation changes: a break, code, what is published as it is."""

_LIST = pattern(r"(<(ul|ol)(?: [^<>]*)?>)(.*)</\2>", re.DOTALL)
_LISTS = ("<ul", "<ol")
_NUMBERED_BY_HAND = pattern("<(?:ol|li) [^<>]*(?:reversed|value=)")
_FIRST = pattern(r' start="(-?\d{1,9})"')

_NOTHING = Markup()


def face(translation: str, original: str) -> tuple[PairView, ...]:
    """Return the passages of two bodies, side by side; a list item by item.

    Only the translation keeps its anchors, so that the page has none twice; a
    link to one leads to both. Bodies that are not of one skeleton, which is
    not to be expected, face each other whole.
    """
    ours, theirs = list(_passages(translation)), list(_passages(original))
    if len(ours) != len(theirs):
        ours, theirs = [translation], [original]
    return tuple(map(_pair, ours, theirs))


def _pair(translation: str, original: str) -> PairView:
    if translation == original and _SHARED.match(translation):
        return PairView(
            translation=_NOTHING, original=_NOTHING, shared=_html(translation)
        )
    bare = _ID.sub(r"\1", original) if ' id="' in original else original
    if not translation.startswith("<figure><img "):
        return PairView(
            translation=_html(translation), original=_html(bare), shared=_NOTHING
        )
    return PairView(
        translation=_caption(translation),
        original=_caption(bare),
        shared=_html("".join(_PICTURE.findall(translation))),
    )


def _html(text: str) -> Markup:
    return Markup(text)  # noqa: S704 - made by `fill`, which escapes all text


def _caption(figure: str) -> Markup:
    """Return a figure without its picture, or nothing if it has no words."""
    rest = _PICTURE.sub("", figure)
    return _html(rest) if trim_breaking(_TAG.sub("", rest)) else _NOTHING


def _passages(body: str) -> Iterator[str]:
    """Yield the blocks of a body, each item of a list as a list of its own."""
    for block in _blocks(body):
        found = _LIST.fullmatch(block) if block.startswith(_LISTS) else None
        if found is None or _NUMBERED_BY_HAND.search(block):
            yield block
            continue
        start, name, items = found.groups()
        for number, item in enumerate(_blocks(items)):
            tag = _going_on(start, number) if name == "ol" else start
            yield f"{tag}{item}</{name}>"


def _going_on(tag: str, number: int) -> str:
    """Return the start tag of an ordered list that begins so many items later."""
    found = _FIRST.search(tag)
    first = int(found[1]) if found else 1
    return f'{_FIRST.sub("", tag).removesuffix(">")} start="{first + number}">'


def _blocks(html: str) -> Iterator[str]:
    """Yield the outermost blocks, each with the loose text before it."""
    depth = begin = 0
    for tag in _BLOCK_TAG.finditer(html):
        if not tag[0].startswith("<hr"):
            depth += -1 if tag[1] else 1
        if depth == 0:
            yield trim_breaking(html[begin : tag.end()])
            begin = tag.end()
    rest = trim_breaking(html[begin:])
    if rest:
        yield rest
