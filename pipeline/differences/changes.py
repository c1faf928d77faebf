"""Two sources → one line that shows a translator what has changed."""

import re
from collections.abc import Iterator

from rapidfuzz.distance import LCSseq

from pipeline.model.phrases import say
from pipeline.patterns import pattern
from pipeline.syntax import sentences
from pipeline.text import UNSPACED

_PIECES = pattern(rf"\d+(?:[.,:\u00a0\u202f]\d+)+|[^\W_{UNSPACED}]+|\s+|.", re.DOTALL)
_WORD = pattern(rf"[{UNSPACED}]|[^\W_{UNSPACED}]+")
_LONGEST_SAME = 14
"""Pieces of an unchanged passage shown whole: about seven words."""

_LARGEST_TABLE = 16_000_000
"""Two texts of some two thousand words each."""

_ALIKE = 0.5
"""Share of the words in common, below which a passage is another one."""

LABEL = "changed since: "
"""How the line begins, in the `#.` of an entry to be reviewed."""


def changes(before: str, after: str) -> str:
    """Return the source with `[-what went-]` and `{+what came+}`.

    Sentences are compared first, and words within those that differ. Where
    nothing changed for more than some words, an ellipsis stands.
    """
    passages = " ".join(filter(None, _passages(before, after)))
    return say("changed since: {passages}", passages=passages)


def _passages(before: str, after: str) -> Iterator[str]:
    """Yield the sentences that stayed, and what became of those between them."""
    old, new = sentences(before), sentences(after)
    went: list[str] = []
    came: list[str] = []
    for step in LCSseq.opcodes(old, new):
        ours = old[step.src_start : step.src_end]
        theirs = new[step.dest_start : step.dest_end]
        if step.tag == "equal":
            yield _compared(" ".join(went), " ".join(came))
            yield _shortened(_PIECES.findall(" ".join(theirs)))
            went, came = [], []
        else:
            went += ours
            came += theirs
    yield _compared(" ".join(went), " ".join(came))


def _compared(before: str, after: str) -> str:
    """Return two passages as one, by words if they have enough in common."""
    old, new = _PIECES.findall(before), _PIECES.findall(after)
    if len(old) * len(new) > _LARGEST_TABLE:
        return "too long to be compared here"
    if before and after and _overlap(before, after) < _ALIKE:
        return f"{_changed(before, '')} {_changed('', after)}"
    return "".join(_marked(old, new))


def _overlap(one: str, other: str) -> float:
    """Return the share of the words of the shorter passage that the other has."""
    ours, theirs = _WORD.findall(one), _WORD.findall(other)
    shortest = min(len(ours), len(theirs))
    return LCSseq.similarity(ours, theirs) / shortest if shortest else 1.0


def _marked(before: list[str], after: list[str]) -> Iterator[str]:
    """Yield what stayed and what changed; words that follow one another are one."""
    went, came = "", ""
    for step in LCSseq.opcodes(before, after):
        ours = before[step.src_start : step.src_end]
        theirs = after[step.dest_start : step.dest_end]
        if step.tag == "equal" and not (went and came and theirs == [" "]):
            yield _changed(went, came)
            yield _shortened(theirs)
            went, came = "", ""
        else:
            went += "".join(ours)
            came += "".join(theirs)
    yield _changed(went, came)


def _changed(went: str, came: str) -> str:
    """Return what went and what came; a space that both end in has not changed."""
    if went.endswith(" ") and came.endswith(" "):
        return f"{_changed(went[:-1], came[:-1])} "
    return (went and f"[-{went}-]") + (came and f"{{+{came}+}}")


def _shortened(same: list[str]) -> str:
    if len(same) <= _LONGEST_SAME:
        return "".join(same)
    half = _LONGEST_SAME // 2
    return "".join((*same[:half], "…", *same[-half:]))
