"""Two texts that are nearly the same are translated by other words."""

from bisect import bisect_right
from collections.abc import Iterator

from rapidfuzz import process
from rapidfuzz.distance import Indel

from pipeline.model.catalogs import Translation
from pipeline.model.diagnostics import Severity
from pipeline.model.phrases import say
from pipeline.validating.plainness import plain
from pipeline.validating.rulebook import CatalogRule, Finding
from pipeline.validating.subjects import Review

_SHORTEST = 40
"""Code points: shorter texts are soon alike."""

_ALIKE, _UNLIKE = 0.85, 0.6
_NEIGHBOURS = 20
"""How many texts of nearly the same length each is compared with."""


def check(review: Review) -> Iterator[Finding]:
    """Compare texts with those that are hardly longer: others can't be alike."""
    long = [each for each in review.approved if len(each.source) >= _SHORTEST]
    ordered = sorted(long, key=lambda each: (len(each.source), each.source))
    sources = [each.source for each in ordered]
    lengths = list(map(len, sources))
    for at, entry in enumerate(ordered):
        after, last = at + 1, min(at + 1 + _NEIGHBOURS, len(lengths))
        end = bisect_right(lengths, lengths[at] / _ALIKE, after, last)
        near = _alike(entry.source, sources[after:end], _ALIKE)
        for other in _odd(entry, [ordered[after + place] for place in near]):
            yield _finding(entry, other)


def _alike(text: str, others: list[str], least: float) -> list[int]:
    """Return the places of the texts that are nearly the same."""
    found = process.extract(
        text,
        others,
        scorer=Indel.normalized_similarity,
        score_cutoff=least,
        limit=None,
    )
    return sorted([place for _, _, place in found])


def _odd(one: Translation, others: list[Translation]) -> Iterator[Translation]:
    """Yield those whose texts are unlike, and whose sources are not the same."""
    if not others:
        return
    same = _alike(one.text, [each.text for each in others], _UNLIKE)
    if len(same) < len(others):
        for place, two in enumerate(others):
            if place not in same and plain(one.source) != plain(two.source):
                yield two


def _finding(one: Translation, two: Translation) -> Finding:
    first, second = sorted((one, two), key=lambda each: each.line)
    return Finding(
        message=say(
            "“{source}” says nearly the same, and is translated by other words: "
            "“{text}”.",
            source=first.source,
            text=first.text,
        ),
        entry=second,
    )


RULE = CatalogRule(
    code="near-texts-differ",
    severity=Severity.INFO,
    summary="Two texts that are nearly the same are translated by other words.",
    why="A figure that is given twice, or a phrase that comes back, is recognised by "
    "its words. It may be meant: nobody has to repeat themselves.",
    mend="See whether both may be translated alike.",
    check=check,
)
