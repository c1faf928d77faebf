"""Text in which a merge left its marks → the texts of the two sides, and the base's.

The marks are those of git's styles `merge`, `diff3` and `zdiff3`:
https://git-scm.com/docs/git-merge#_how_conflicts_are_presented
"""

from msgspec import Struct

from pipeline.catalogs.decoding import decode
from pipeline.catalogs.refusals import Refusal
from pipeline.patterns import pattern

# In a base that was itself a merge there are longer marks, which are not ours.
_MARK = pattern(r"(<{7,}|\|{7,}|>{7,})(?: .*)?|(={7,})")
_AROUND, _OURS, _BASE, _THEIRS, _LOST = "around", "ours", "base", "theirs", "lost"
_NEXT = {
    (_AROUND, "<"): _OURS,
    (_OURS, "|"): _BASE,
    (_OURS, "="): _THEIRS,
    (_BASE, "="): _THEIRS,
    (_THEIRS, ">"): _AROUND,
}
"""Which part a mark begins, by the part that it ends."""


class Sides(Struct, frozen=True, kw_only=True):
    """The texts that a merge has left in one file.

    Each line stands where it does in the file; those of the other sides are
    empty. `line` is that of the first mark. There is a `base` where every
    conflict shows its own; it may be no whole catalog, since `zdiff3` leaves
    out of it what the two sides have alike.
    """

    ours: str
    theirs: str
    base: str | None
    line: int


def part(content: bytes | str) -> Sides | None:
    """Return the sides of a file in which a merge left its marks, else none."""
    try:
        text = decode(content).text
    except Refusal:
        return None
    return _part(text) if "<<<<<<<" in text else None


def _part(text: str) -> Sides | None:
    lines: dict[str, list[str]] = {_OURS: [], _BASE: [], _THEIRS: []}
    marks: list[tuple[str, int]] = []
    place, size = _AROUND, 0
    for number, line in enumerate(text.split("\n"), 1):
        mark = _mark(line, size)
        if mark:
            marks.append((mark[0], number))
            place = _NEXT.get((place, mark[0]), _LOST)
            size = 0 if place == _AROUND else len(mark)
        for name, side in lines.items():
            side.append(line if not mark and place in {_AROUND, name} else "")
    if place != _AROUND or not marks:
        return None
    signs = [sign for sign, _ in marks]
    return Sides(
        ours="\n".join(lines[_OURS]),
        theirs="\n".join(lines[_THEIRS]),
        base="\n".join(lines[_BASE]) if signs.count("|") == signs.count("<") else None,
        line=marks[0][1],
    )


def _mark(line: str, size: int) -> str:
    """Return the signs of a mark, without its label, or an empty text.

    In a conflict only those are marks that are as long as the first.
    """
    found = _MARK.fullmatch(line)
    signs = (found[1] or found[2]) if found else ""
    return signs if size in {0, len(signs)} else ""
