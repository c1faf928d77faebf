"""The size of a picture → its smaller copies, and what pages say of them.

Nothing here opens a file: which copies are made, which are worth keeping, and
how a browser is told to choose.
"""

import re
from collections.abc import Callable, Sequence

from pipeline.model.pictures import Candidate, Plate, Print
from pipeline.patterns import pattern
from pipeline.rendering.filling import CLOSE_URL, OPEN_URL

IN_TEXT = "(min-width: 46rem) 42rem, 92vw"
"""How wide a picture in the text is shown (`sizes`, HTML 4.8.4.2.2)."""

_TOO_NEAR = 0.8
"""A copy this near to the picture's own width saves nothing beside it."""

_PICTURE = pattern(
    rf"(?P<before><img [^<>{OPEN_URL}]*{OPEN_URL})(?P<url>[^{CLOSE_URL}]*)"
    rf'(?P<src>{CLOSE_URL}")(?P<after>[^<>]*>)'
)
_WIDTH = pattern(' width="([1-9][0-9]{0,4})"')
_HEIGHT = pattern(' height="([1-9][0-9]{0,4})"')


def copied_widths(width: int, steps: Sequence[int]) -> tuple[int, ...]:
    """Return the widths of the copies of a picture: none is wider than that is.

    The widest is the last step, or the picture's own width if that is less.
    """
    widest = min(width, max(steps, default=0))
    smaller = (step for step in steps if step < widest * _TOO_NEAR)
    return (*sorted(set(smaller)), widest) if widest else ()


def worth_keeping(length: int, prints: Sequence[Print]) -> tuple[Print, ...]:
    """Return the copies that have fewer bytes than the picture and wider copies.

    `length` is that of the picture, in bytes.
    """
    kept: list[Print] = []
    for each in sorted(prints, key=lambda each: each.width, reverse=True):
        if len(each.content) < length:
            kept.append(each)
            length = len(each.content)
    return tuple(reversed(kept))


def candidates(
    original: Candidate, prints: Sequence[Candidate], steps: Sequence[int]
) -> tuple[Candidate, ...]:
    """Return what a browser may choose from: the copies that were kept.

    The picture itself is among them where its widest copy was not worth it.
    """
    if not prints:
        return ()
    widest = copied_widths(original.width, steps)[-1]
    is_whole = prints[-1].width == widest
    return (*prints, *(() if is_whole else (original,)))


def source_set(choice: Sequence[Candidate], root: str) -> str:
    """Return a `srcset`; paths of pictures are such that nothing has to be escaped."""
    return ", ".join(f"{root}{each.path} {each.width}w" for each in choice)


def shown_pictures(html: str) -> list[str]:
    """Return the open URLs of the pictures of a body."""
    return [found["url"] for found in _PICTURE.finditer(html)]


def illustrate(
    html: str, known: Callable[[str], Plate | None], root: str, *, has_choice: bool
) -> str:
    """Tell each picture of a body its size, and let browsers choose a copy.

    `known` returns what is known of the picture at an open URL, `root` leads to
    the top of the site. Without `has_choice` only the picture itself is named.
    Pictures in a text are loaded when they come near (HTML, 2.5.7).
    """

    def told(found: re.Match[str]) -> str:
        plate = known(found["url"])
        written = found["before"] + found["after"]
        attributes = _load(written)
        if plate:
            attributes += _size(plate, written)
        if plate and has_choice and plate.candidates:
            choice = source_set(plate.candidates, root)
            attributes += f' srcset="{choice}" sizes="{_shown(written)}"'
        start = found["before"] + found["url"] + found["src"]
        return start + attributes + found["after"]

    return _PICTURE.sub(told, html)


def _load(written: str) -> str:
    loading = "" if ' loading="' in written else ' loading="lazy"'
    return f'{loading} decoding="async"'


def _size(plate: Plate, written: str) -> str:
    """Return the size, or what is lacking of the one that the author wrote."""
    width, height = _WIDTH.search(written), _HEIGHT.search(written)
    if width and height:
        return ""
    if width:
        return f' height="{_scaled(width[1], plate.height, plate.width)}"'
    if height:
        return f' width="{_scaled(height[1], plate.width, plate.height)}"'
    return f' width="{plate.width}" height="{plate.height}"'


def _scaled(length: str, other: int, own: int) -> int:
    return max(1, round(int(length) * other / own))


def _shown(written: str) -> str:
    """Return how wide a picture is shown: no wider than its author wrote."""
    width = _WIDTH.search(written)
    return f"{width[1]}px" if width else IN_TEXT
