"""Lines of (size, seconds) → an SVG with two logarithmic axes.

Growth in proportion is a line that rises one decade in each.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from html import escape
from math import ceil, floor, log10
from typing import TypeAlias

Line: TypeAlias = list[tuple[int, float]]
"""Sizes, and the seconds that each took."""

Place: TypeAlias = Callable[[float, float], tuple[float, float]]
"""Size and seconds → where they stand."""

_WIDTH, _HEIGHT, _MARGIN = 640, 420, 60
_COLOURS = ("#b5482f", "#2f5f5b", "#c9962d", "#3d4663", "#7a4b78")


def plot(lines: Mapping[str, Line]) -> str:
    """Return the picture; each line has its name at its end."""
    points = [point for line in lines.values() for point in line]
    left, right = _decades([size for size, _ in points])
    low, high = _decades([took for _, took in points])

    def place(size: float, took: float) -> tuple[float, float]:
        across = (log10(size) - left) / (right - left)
        up = (log10(took) - low) / (high - low)
        width, height = _WIDTH - 3 * _MARGIN, _HEIGHT - 2 * _MARGIN
        return _MARGIN + across * width, _HEIGHT - _MARGIN - up * height

    below = (10**x for x in range(left, right + 1))
    aside = (10.0**y for y in range(low, high + 1))
    parts = [
        *(_label(_beside(place(x, 10**low), 0, 20), f"{x:,}") for x in below),
        *(_label(_beside(place(10**left, y), -45, 4), f"{y:g} s") for y in aside),
        *_drawn(lines, place),
    ]
    return _picture(parts, _WIDTH, _HEIGHT)


def bars(pairs: Mapping[str, tuple[float, float]], names: tuple[str, str]) -> str:
    """Return a picture of what each thing took the two; a step is a tenth part."""
    low, high = _decades([took for pair in pairs.values() for took in pair])
    left, room, height = 3 * _MARGIN, _WIDTH - 4 * _MARGIN, 48 * len(pairs) + 60
    parts = []
    for power in range(low, high + 1):
        x = left + room * (power - low) / (high - low)
        parts.append(f'<path d="M{x:.0f} 10V{height - 40}" stroke="#ddd"/>')
        parts.append(_label((x - 8, height - 22), f"{10.0**power:g} s"))
    for index, (thing, pair) in enumerate(pairs.items()):
        top = 20 + 48 * index
        parts.append(_label((10, top + 22), thing))
        for each, colour in enumerate(_COLOURS[:2]):
            width = room * (log10(pair[each]) - low) / (high - low)
            y, said = top + 18 * each, f"{names[each]} {pair[each]:.2f} s"
            place = f'x="{left}" y="{y}" width="{width:.1f}" height="15"'
            parts.append(f'<rect {place} fill="{colour}"/>')
            parts.append(_label((left + width + 6, y + 12), said, colour))
    return _picture(parts, _WIDTH + 2 * _MARGIN, height)


def _picture(parts: Iterable[str], width: int, height: int) -> str:
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}"'
    style = 'font-family="Georgia, serif" font-size="13" fill="none"'
    return f"{head} {style}>\n" + "\n".join(parts) + "\n</svg>\n"


def _decades(values: list[float] | list[int]) -> tuple[int, int]:
    return floor(log10(min(values))), ceil(log10(max(values)))


def _drawn(lines: Mapping[str, Line], place: Place) -> Iterator[str]:
    for (name, line), colour in zip(lines.items(), _COLOURS, strict=False):
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y in (place(*each) for each in line))
        yield f'<polyline points="{path}" stroke="{colour}" stroke-width="2"/>'
        yield _label(_beside(place(*line[-1]), 8, 4), name, colour)


def _label(place: tuple[float, float], text: str, colour: str = "#555") -> str:
    x, y = place
    return f'<text x="{x:.1f}" y="{y:.1f}" fill="{colour}">{escape(text)}</text>'


def _beside(place: tuple[float, float], right: int, down: int) -> tuple[float, float]:
    return place[0] + right, place[1] + down
