"""All the ways in which a correct pair is broken, for the measure of trust."""

from .abroad import ABROAD
from .articles import ARTICLES
from .catalogs import CATALOGS
from .characters import CHARACTERS
from .figures import FIGURES
from .making import Mutation
from .marks import FORMS, MARKS, marked
from .setting import PLAIN
from .typography import SET
from .words import WORDS

FAMILIES = {
    "figures": FIGURES,
    "marks": MARKS,
    "characters": CHARACTERS,
    "words": WORDS,
    "signs": (*SET, *PLAIN, *ABROAD),
}
WHOLES = {"articles": ARTICLES, "catalogs": CATALOGS}
"""What happens to a whole article, or to a whole catalog."""

MUTATIONS = tuple(
    each for family in (*FAMILIES.values(), *WHOLES.values()) for each in family
)

__all__ = ["FAMILIES", "FORMS", "MUTATIONS", "PLAIN", "WHOLES", "Mutation", "marked"]
