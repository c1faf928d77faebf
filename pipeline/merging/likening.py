"""Template + a catalog of unknown origin → how likely both are one article's."""

from pipeline.differences import similarity
from pipeline.merging.exact import match_exact
from pipeline.merging.matching import Closeness, Edit, Match, Matches
from pipeline.merging.neighbours import match_neighbours
from pipeline.merging.typographic import match_typographic
from pipeline.model.catalogs import Catalog, Translation
from pipeline.text import count_words

_PASSES = (match_exact, match_typographic, match_neighbours)


def likeness(template: Catalog, catalog: Catalog) -> float:
    """Return the share of words in messages that both have, from 0 to 1.

    A message that was edited counts in part, as far as it stayed the same
    (Dice's coefficient, with words for elements). Only live entries count.
    """
    edit = Edit(template=template.translations, live=catalog.translations, obsolete=())
    matches: Matches = {}
    for find in _PASSES:
        matches = {**matches, **find(edit, matches)}
    shared = sum(
        _words(edit.template[at]) * _sameness(edit.template[at].source, match)
        for at, match in matches.items()
    )
    every = sum(map(_words, edit.template)) + sum(map(_words, edit.live))
    return 2 * shared / every if every else 0.0


def _sameness(source: str, match: Match) -> float:
    is_same = match.closeness is not Closeness.SIMILAR
    return 1.0 if is_same else similarity(source, match.origin.source)


def _words(entry: Translation) -> int:
    return count_words(entry.source)
