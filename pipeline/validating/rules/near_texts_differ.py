"""Two texts that are nearly the same are translated by other words."""

from collections.abc import Iterator

from rapidfuzz.distance import Indel

from pipeline.model.catalogs import Translation
from pipeline.model.diagnostics import Severity
from pipeline.model.phrases import say
from pipeline.validating.likeness import approved, plain
from pipeline.validating.rulebook import CatalogRule, Finding
from pipeline.validating.subjects import Review

_SHORTEST = 40
"""Code points: shorter texts are soon alike."""

_ALIKE, _UNLIKE = 0.85, 0.6
_NEIGHBOURS = 20
"""How many texts of nearly the same length each is compared with."""


def check(review: Review) -> Iterator[Finding]:
    """Compare texts with those that are hardly longer: others can't be alike."""
    long = [each for each in approved(review.catalog) if len(each.source) >= _SHORTEST]
    ordered = sorted(long, key=lambda each: (len(each.source), each.source))
    for at, entry in enumerate(ordered):
        for other in ordered[at + 1 : at + 1 + _NEIGHBOURS]:
            if len(entry.source) < _ALIKE * len(other.source):
                break
            if _is_odd(entry, other):
                yield _finding(entry, other)


def _is_odd(one: Translation, two: Translation) -> bool:
    alike = _ratio(one.source, two.source, _ALIKE)
    if alike < _ALIKE or plain(one.source) == plain(two.source):
        return False
    return _ratio(one.text, two.text, 0.0) < _UNLIKE


def _ratio(one: str, two: str, least: float) -> float:
    return Indel.normalized_similarity(one, two, score_cutoff=least)


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
