"""How much of a catalog is still to be done."""

from collections import Counter
from collections.abc import Iterator

from pipeline.model.articles import Kind
from pipeline.model.catalogs import State, approved_pairs, state_of
from pipeline.model.diagnostics import Severity
from pipeline.model.phrases import Phrase, say_list, say_many
from pipeline.validating.rulebook import CatalogRule, Finding
from pipeline.validating.subjects import Review

_OPEN = (State.UNTRANSLATED, State.OUTDATED, State.FUZZY)


def check(review: Review) -> Iterator[Finding]:
    """Count the entries by state, in one finding for the catalog."""
    slug = Kind.SLUG.context  # without one, the title makes it
    entries = [each for each in review.catalog.translations if each.context != slug]
    open_ = [each for each in entries if not each.is_approved]
    pairs = approved_pairs(review.catalog) if open_ else {}
    states = Counter(state_of(entry, pairs) for entry in open_)
    waiting = [_waiting(each, states[each]) for each in _OPEN if states[each]]
    if waiting:
        yield Finding(
            message=say_many(
                "Of {count} text, {waiting}: translate the rest, or approve what is "
                "right by removing “fuzzy”.",
                "Of {count} texts, {waiting}: translate the rest, or approve what is "
                "right by removing “fuzzy”.",
                count=len(entries),
                waiting=say_list(waiting),
            )
        )


def _waiting(state: State, count: int) -> Phrase:
    match state:
        case State.UNTRANSLATED:
            return say_many("{count} untranslated", "{count} untranslated", count=count)
        case State.OUTDATED:
            return say_many("{count} outdated", "{count} outdated", count=count)
        case _:
            return say_many("{count} fuzzy", "{count} fuzzy", count=count)


RULE = CatalogRule(
    code="untranslated-text",
    severity=Severity.INFO,
    summary="Some texts are not approved yet.",
    why="Readers see the source of an untranslated or fuzzy text, and the last "
    "approved version of an outdated one; both are marked as such.",
    mend="Translate the texts, or remove `fuzzy` where they are right.",
    check=check,
)
