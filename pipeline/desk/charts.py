"""How far a language was over time → the points of a line in a small picture."""

from collections.abc import Sequence

from msgspec import Struct

from pipeline.building.answers.chronicling import Moment

WIDTH, HEIGHT = 240, 56
_MARGIN = 4


class Chart(Struct, frozen=True, kw_only=True):
    """The share of the words that were approved, in per cent, from 0 to 100.

    `line` are the points of an SVG polyline in a box of `WIDTH` by `HEIGHT`, and
    `last` is the last of them; `shares` are moment and share, the earliest first.
    """

    tag: str
    line: str
    last: tuple[float, float]
    shares: tuple[tuple[Moment, int], ...]

    @property
    def area(self) -> str:
        """The points of the area below the line."""
        left, right = self.line.split(",", 1)[0], self.last[0]
        return f"{left},{HEIGHT} {self.line} {right},{HEIGHT}"


def chart(tag: str, moments: Sequence[Moment]) -> Chart | None:
    """Return the chart of a language; none, where there is no more than today."""
    known = [each for each in moments if each.sums.get(tag, (0, 0))[1]]
    if len(known) < 2:  # noqa: PLR2004 - a line has two ends
        return None
    shares = [_share(*each.sums[tag]) for each in known]
    points = [
        _point(each, share, known) for each, share in zip(known, shares, strict=True)
    ]
    return Chart(
        tag=tag,
        line=" ".join(f"{x},{y}" for x, y in points),
        last=points[-1],
        shares=tuple(zip(known, map(int, shares), strict=True)),
    )


def _share(done: int, every: int) -> float:
    return 100 * done / every


def _point(each: Moment, share: float, known: Sequence[Moment]) -> tuple[float, float]:
    first, last = known[0].moment, known[-1].moment
    across = (each.moment - first) / (last - first) if last > first else 1.0
    high = HEIGHT - 2 * _MARGIN
    return (
        round(_MARGIN + across * (WIDTH - 2 * _MARGIN), 1),
        round(_MARGIN + high * (1 - share / 100), 1),
    )
