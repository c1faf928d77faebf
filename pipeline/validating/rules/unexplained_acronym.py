"""A translation has an acronym that its source has not, and that nobody explains."""

from collections.abc import Iterator

from pipeline.model.diagnostics import Severity
from pipeline.model.phrases import say
from pipeline.validating.acronyms import acronyms_of, explained, is_shouted
from pipeline.validating.rulebook import CatalogRule, Finding
from pipeline.validating.subjects import Review


def check(review: Review) -> Iterator[Finding]:
    """Look for acronyms with no words in brackets beside them, here or elsewhere."""
    every = list(acronyms_of(review.texts))
    places = frozenset(place for place, _ in every)  # a text may have thousands
    told = {each for each in places if not _is_silent(review.texts.texts[each])}
    found = {
        acronym: review.approved[place]
        for place, acronym in reversed(every)
        if place in told
    }
    own = {each: found[each] for each in found if each not in review.sources}
    known = explained(review.texts.joined) if own else ()
    for acronym, entry in own.items():
        if acronym not in known:
            yield Finding(
                message=say(
                    "“{acronym}” is never explained: write what it stands for, and "
                    "{acronym} in brackets, where it first stands.",
                    acronym=acronym,
                ),
                entry=entry,
            )


def _is_silent(text: str) -> bool:
    """Say whether a text explains by itself, or is in capitals throughout."""
    return "<abbr" in text or is_shouted(text)


RULE = CatalogRule(
    code="unexplained-acronym",
    severity=Severity.INFO,
    summary="A translation has an acronym of its own, and never explains it.",
    why="Where the source writes a name out, or has an acronym of another language, "
    "its readers have seen the words; those of the translation see letters. Those that "
    "everybody knows are not asked for.",
    mend="Write it out where it first stands: the Night Market Company (NMC).",
    check=check,
)
