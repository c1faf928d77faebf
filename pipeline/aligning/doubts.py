"""Beads → what speaks against taking each for certain.

A bead without a doubt is approved in the catalog. So whatever is not told by
numbers, names, lengths and place together is a doubt.
"""

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from msgspec import Struct
from msgspec.structs import replace

from pipeline.aligning import figures
from pipeline.aligning.beads import Bead
from pipeline.aligning.costs import kind_cost, strangeness
from pipeline.aligning.listing import is_listed
from pipeline.aligning.units import plain

PLACE = "its place in the article is not certain"
WEAK = "little in its words tells that it is this text"
"""The doubt that the texts around it may take away."""

ALIEN = "the two articles have little in common"

_MARGIN, _SUPPORT = 4.0, 1.0
_STRANGE, _STRANGE_AMONG = 3.0, 2.5
_LEAST_AMONG, _LEAST_PER_LETTER = -0.7, -0.008
"""Support in nats, and for each letter, below which a text is rather another one."""

_RIVAL = 1.0
"""By how much words may speak more for another pair, before place does not count."""

_TRUSTED = 0.25
"""The share of the source, in letters, that tells a translation from another text."""


class Judged(Struct, frozen=True, kw_only=True):
    """A bead, and why it is not certain: half-sentences, or none."""

    bead: Bead
    doubts: tuple[str, ...] = ()


def judge(beads: Sequence[Bead], *, head: int) -> tuple[Judged, ...]:
    """Return the beads with their doubts; the first `head` are paired by their role.

    A run of texts that say too little to be told apart is certain where it
    stands between two that are in their place, one for one and of the same
    kinds. It is so, and a title is, only where the article as a whole is a
    translation; where it is not, what says little is no pair at all.
    """
    judged = [
        Judged(bead=bead, doubts=(*_doubts(bead), *_section_doubts(bead, following)))
        for bead, following in zip_longest(beads, beads[1:])
    ]
    front, body = judged[:head], judged[head:]
    if _share(body) >= _TRUSTED:
        return (*map(_by_role, front), *filter(_is_kept, _settled(body)))
    pairs = tuple(each for each in body if WEAK not in each.doubts)
    if body and not pairs:
        return ()
    return (*(_by_role(each, ALIEN) for each in front), *pairs)


def _is_kept(judged: Judged) -> bool:
    """Say whether a pair is likelier than none: by its words, or else by its place."""
    return not {PLACE, WEAK} <= {*judged.doubts}


def _doubts(bead: Bead) -> Iterator[str]:
    if max(bead.margin, bead.lead) < _MARGIN:
        yield PLACE
    if bead.support < _SUPPORT and not _is_same(bead):
        yield WEAK
    if _oddness(bead) > _STRANGE:
        yield "it is much longer or shorter than the source"
    yield from _figures(bead)
    if _is_other(bead):
        yield "it is another kind of text"


def _section_doubts(bead: Bead, following: Bead | None) -> Iterator[str]:
    """Doubt a heading that does not stand above the same text on both sides.

    A translation may have dropped it, and kept the section and the next heading.
    """
    is_heading = any(unit.kind.is_heading for unit in bead.source)
    is_firm = following is None or (following.source and following.target)
    if is_heading and (bead.is_moved or not is_firm):
        yield "what follows it is not the same"


def _is_same(bead: Bead) -> bool:
    """Say whether both sides have the same words: a name, a figure, a quotation."""
    ours, theirs = (
        [plain(u.tokens) for u in side] for side in (bead.source, bead.target)
    )
    return ours == theirs


def _figures(bead: Bead) -> Iterator[str]:
    """Yield the figures of each side that the other does not have."""
    sides = ([unit.figures for unit in side] for side in (bead.source, bead.target))
    return figures.doubts(*sides)


def _is_other(bead: Bead) -> bool:
    """Say whether the kinds differ, where that is more than layout."""
    if is_listed(bead.source, bead.target):
        return False
    kinds = {unit.kind for unit in (*bead.source, *bead.target)}
    several = len(bead.source) + len(bead.target) > len(("one", "other"))
    return len(kinds) > 1 and (several or kind_cost(*sorted(kinds)[:2]) > 1)


def _oddness(bead: Bead) -> float:
    return strangeness(
        sum(unit.length for unit in bead.source),
        sum(unit.length for unit in bead.target),
    )


def _share(judged: Sequence[Judged]) -> float:
    """Return the share of the source's letters in beads without a doubt."""
    every = sum(unit.length for each in judged for unit in each.bead.source)
    sure = sum(
        unit.length
        for each in judged
        for unit in each.bead.source
        if each.bead.target and not each.doubts
    )
    return sure / every if every else 0.0


def _by_role(judged: Judged, *doubts: str) -> Judged:
    return replace(judged, doubts=(*_figures(judged.bead), *doubts))


def _settled(body: Sequence[Judged]) -> Iterator[Judged]:
    """Take their doubt from the runs whose place alone says what they are."""
    least = _LEAST_PER_LETTER * (
        2 if all(_is_parallel(each.bead) for each in body) else 1
    )
    run: list[Judged] = []
    is_held = True
    for each in body:
        if _is_told_by_place(each, least):
            run.append(each)
            continue
        is_placed = {PLACE, WEAK}.isdisjoint(each.doubts)
        is_pair = bool(each.bead.source and each.bead.target)
        is_fixed = is_placed and is_pair and not each.bead.is_moved
        yield from _let_go(run, is_certain=is_held and is_fixed)
        yield each
        run, is_held = [], is_fixed
    yield from _let_go(run, is_certain=is_held)


def _is_told_by_place(judged: Judged, least: float) -> bool:
    """Say whether nothing but its place is wanting.

    A list and a paragraph have that in common only with their neighbours.
    """
    bead = judged.bead
    if is_listed(bead.source, bead.target):
        letters = sum(unit.length for unit in (*bead.source, *bead.target)) / 2
        is_other = bead.support < _LEAST_AMONG + _LEAST_PER_LETTER * letters
        wanting = {*judged.doubts}
        return bool(wanting) and wanting <= {PLACE, WEAK} and not is_other
    return judged.doubts == (WEAK,) and _is_alike(bead, least)


def _let_go(run: Sequence[Judged], *, is_certain: bool) -> Iterator[Judged]:
    for each in run:
        yield replace(each, doubts=()) if is_certain else each


def _is_parallel(bead: Bead) -> bool:
    """Say whether a bead holds one text on each side, and both of the same kind."""
    ours = [unit.kind for unit in bead.source]
    return len(ours) == 1 and ours == [unit.kind for unit in bead.target]


def _is_alike(bead: Bead, least: float) -> bool:
    """Say whether nothing speaks against a bead but that little is for it.

    A heading has all that its section says, so that this must be for it.
    """
    if bead.is_moved or not _is_parallel(bead):
        return False
    (ours,), (theirs,) = bead.source, bead.target
    is_odd = strangeness(ours.length, theirs.length) > _STRANGE_AMONG
    letters = (ours.length + theirs.length) / 2
    bound = 0.0 if ours.kind.is_heading else _LEAST_AMONG + least * letters
    is_other = bead.support < bound
    is_wooed = bead.lead < -_RIVAL
    return not is_odd and not is_other and not is_wooed
