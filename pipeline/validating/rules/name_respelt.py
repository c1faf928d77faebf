"""A translation spells a name in two ways, of which the source has one."""

from collections import Counter
from collections.abc import Iterator

from pipeline.model.diagnostics import Severity
from pipeline.model.phrases import say
from pipeline.validating.rulebook import CatalogRule, Finding
from pipeline.validating.spellings import WholeName, named, variants
from pipeline.validating.subjects import Review


def check(review: Review) -> Iterator[Finding]:
    """Compare the names of all texts, but for those that the source varies itself."""
    names = list(named(review.texts))
    counts: Counter[WholeName] = Counter(name for name, _ in names)
    if len(counts) < 2:  # noqa: PLR2004 - two spellings
        return
    places = dict(reversed(names))
    for pair in variants(counts):
        odd = [name for name in pair if name[1] not in review.sources]
        if len(odd) == 1:
            usual = pair[0] if pair[1] == odd[0] else pair[1]
            yield Finding(
                message=say(
                    "“{name}” is “{other}” elsewhere in the article: which is right?",
                    name=" ".join(odd[0]),
                    other=" ".join(usual),
                ),
                entry=review.approved[places[odd[0]]],
            )


RULE = CatalogRule(
    code="name-respelt",
    severity=Severity.WARNING,
    summary="A translation spells a name in two ways, of which the source has one.",
    why="Where a translation names a person whom its source does not name again, no "
    "comparison of the two shows a misspelt name; the other texts do.",
    mend="Spell the name as the source does.",
    check=check,
)
