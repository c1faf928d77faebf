"""Two texts that are nearly the same are translated by other words."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

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
    long.sort(key=lambda each: (len(each.source), each.source))
    sources, texts = [each.source for each in long], [each.text for each in long]
    lengths = list(map(len, sources))
    for at, length in enumerate(lengths):
        after, last = at + 1, min(at + 1 + _NEIGHBOURS, len(lengths))
        end = bisect_right(lengths, length / _ALIKE, after, last)
        found = _alike(sources[at], sources[after:end], _ALIKE)
        near = [after + place for place in found]
        for other in _unlike(texts, at, near) if near else ():
            if plain(sources[at]) != plain(sources[other]):
                yield _finding(long[at], long[other])


def _alike(text: str, others: Sequence[str], least: float) -> list[int]:
    """Return the places of the texts that are nearly the same, in any order."""
    found = process.extract(
        text,
        others,
        scorer=Indel.normalized_similarity,
        score_cutoff=least,
        limit=None,
    )
    return [place for _, _, place in found]


def _unlike(texts: Sequence[str], at: int, near: Sequence[int]) -> list[int]:
    """Return those of the near places whose texts are other ones, in their order."""
    same = _alike(texts[at], [texts[place] for place in near], _UNLIKE)
    if len(same) == len(near):  # as nearly always
        return []
    return sorted(set(near).difference(near[place] for place in same))


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
