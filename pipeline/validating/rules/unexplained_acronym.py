"""A translation has an acronym that its source has not, and that nobody explains."""

from collections.abc import Iterator

from pipeline.model.diagnostics import Severity
from pipeline.model.phrases import say
from pipeline.validating.acronyms import acronyms, is_explained, is_shouted
from pipeline.validating.rulebook import CatalogRule, Finding
from pipeline.validating.subjects import Review


def check(review: Review) -> Iterator[Finding]:
    """Look for acronyms with no words in brackets beside them, here or elsewhere."""
    found = {
        each[0]: entry
        for entry in reversed(review.approved)
        for each in acronyms(entry.text)
        if "<abbr" not in entry.text and not is_shouted(entry.text)
    }
    if not found:
        return
    whole = "\n".join(entry.text for entry in review.approved)
    for acronym, entry in found.items():
        if acronym not in review.sources and not is_explained(acronym, whole):
            yield Finding(
                message=say(
                    "“{acronym}” is never explained: write what it stands for, and "
                    "{acronym} in brackets, where it first stands.",
                    acronym=acronym,
                ),
                entry=entry,
            )


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
