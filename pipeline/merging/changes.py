"""Two sources → one line that shows a translator what has changed."""

import re
from collections.abc import Iterator

from rapidfuzz.distance import LCSseq

_PIECES = re.compile(r"[^\W_]+|\s+|.", re.DOTALL)
_LONGEST_SAME = 14
"""Pieces of an unchanged passage shown whole: about seven words."""

_LARGEST_TABLE = 16_000_000
"""Two texts of some two thousand words each."""

LABEL = "changed since: "
"""How the line begins, in the `#.` of an entry to be reviewed."""


def changes(before: str, after: str) -> str:
    """Return the source with `[-what went-]` and `{+what came+}`.

    Where nothing changed for more than some words, an ellipsis stands.
    """
    old, new = _PIECES.findall(before), _PIECES.findall(after)
    if len(old) * len(new) > _LARGEST_TABLE:
        return LABEL + "too long to be compared here"
    return LABEL + "".join(_marked(old, new))


def _marked(before: list[str], after: list[str]) -> Iterator[str]:
    went, came = "", ""
    for step in LCSseq.opcodes(before, after):
        if step.tag == "equal":
            yield _changed(went, came)
            yield _shortened(after[step.dest_start : step.dest_end])
            went, came = "", ""
        else:
            went += "".join(before[step.src_start : step.src_end])
            came += "".join(after[step.dest_start : step.dest_end])
    yield _changed(went, came)


def _changed(went: str, came: str) -> str:
    return (went and f"[-{went}-]") + (came and f"{{+{came}+}}")


def _shortened(same: list[str]) -> str:
    if len(same) <= _LONGEST_SAME:
        return "".join(same)
    half = _LONGEST_SAME // 2
    return "".join((*same[:half], "…", *same[-half:]))
