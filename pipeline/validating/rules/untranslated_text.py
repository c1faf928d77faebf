"""How much of a catalog is still to be done."""

from collections import Counter
from collections.abc import Iterator

from pipeline.model.catalogs import State, retired, state_of
from pipeline.model.diagnostics import Severity
from pipeline.validating.rulebook import CatalogRule, Finding
from pipeline.validating.subjects import Review
from pipeline.validating.wording import counted

_OPEN = (State.UNTRANSLATED, State.OUTDATED, State.FUZZY)


def check(review: Review) -> Iterator[Finding]:
    """Count the entries by state, in one finding for the catalog."""
    entries, pairs = review.catalog.translations, retired(review.catalog)
    states = Counter(state_of(entry, pairs) for entry in entries)
    open_states = [f"{states[each]} {each.value}" for each in _OPEN if states[each]]
    if open_states:
        yield Finding(
            message=f"Of {counted(len(entries), 'text')}, {', '.join(open_states)}: "
            "translate them, or approve what is right by removing “fuzzy”."
        )


RULE = CatalogRule(
    code="untranslated-text",
    severity=Severity.INFO,
    summary="Some texts are not approved yet.",
    why="Readers see the source of an untranslated or fuzzy text, and the last "
    "approved version of an outdated one; both are marked as such.",
    mend="Translate the texts, or remove `fuzzy` where they are right.",
    check=check,
)
