"""Third pass: an entry that waits, where an approved one says the same.

What is empty or outdated takes the approved text of a source that differs in its
typography only, as it would have had it come later (decision 0022).
"""

from pipeline.merging.making import Making
from pipeline.merging.matching import Closeness, Edit, Match, Matches
from pipeline.merging.plurals import is_alike
from pipeline.merging.typographic import approved_twins
from pipeline.merging.yielding import give_way, is_wanting


def match_overruled(edit: Edit, matches: Matches) -> Matches:
    """Match messages anew that only had an entry without an approved text."""
    waiting = [at for at, match in matches.items() if _is_waiting(match)]
    twins = approved_twins(edit, waiting) if waiting else {}
    if not twins:
        return {}
    made = Making((*edit.live, *edit.obsolete), edit.languages)
    return {
        at: Match(
            origin=give_way(matches[at].origin, twin, made.has_made),
            closeness=Closeness.TYPOGRAPHIC,
            place=matches[at].place,
        )
        for at, twin in twins.items()
        if is_alike(edit.template[at], twin)
    }


def _is_waiting(match: Match) -> bool:
    return match.closeness is Closeness.EXACT and is_wanting(match.origin)
