"""Many articles in two languages → how alike any two of them are.

Told by what a translation keeps letter for letter: numbers, addresses, code,
and the names of people and places.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from math import fsum, log

from pipeline.aligning.units import plain, units
from pipeline.model.articles import Article
from pipeline.patterns import pattern

_KEPT = frozenset("#@`")
_NAME = pattern(r"[A-ZÀ-ÖØ-Þ][^\W\d_]{3,}")
_COMMON = 20
"""Articles of one language that may have a trait, before it tells nothing."""


def fingerprint(article: Article) -> frozenset[str]:
    """Return what tells an article from others, in any language."""
    found = units(article)
    kept = {trait for unit in found for trait in unit.traits if trait[0] in _KEPT}
    names = {name for unit in found for name in _NAME.findall(plain(unit.tokens))}
    return frozenset(kept | names)


def likenesses(
    ours: Mapping[str, frozenset[str]], theirs: Mapping[str, frozenset[str]]
) -> Iterator[tuple[str, str, float]]:
    """Yield (one, other, share) for those that have something rare in common.

    The share, from 0 to 1, is that of the traits of both, the rarer counting
    for more (Dice's coefficient with Spärck Jones's weights).
    """
    every = len(ours) + len(theirs)
    counts = Counter(
        trait for side in (ours, theirs) for traits in side.values() for trait in traits
    )
    weights = {trait: log(1 + every / count) for trait, count in counts.items()}
    known = _owners(theirs)
    masses = {
        (at, name): fsum(weights[trait] for trait in traits)
        for at, side in enumerate((ours, theirs))
        for name, traits in side.items()
    }
    for one, traits in ours.items():
        near = {other for trait in traits for other in known.get(trait, ())}
        for other in sorted(near):
            shared = fsum(weights[trait] for trait in traits & theirs[other])
            yield one, other, 2 * shared / (masses[0, one] + masses[1, other])


def _owners(side: Mapping[str, frozenset[str]]) -> Mapping[str, list[str]]:
    """Return which articles have each trait, if they are few."""
    owners: defaultdict[str, list[str]] = defaultdict(list)
    for name, traits in side.items():
        for trait in traits:
            owners[trait].append(name)
    return {trait: names for trait, names in owners.items() if len(names) <= _COMMON}
