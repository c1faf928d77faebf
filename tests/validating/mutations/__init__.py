"""All the ways in which a correct pair is broken, for the measure of trust."""

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
    "signs": SET,
}
MUTATIONS = tuple(each for family in FAMILIES.values() for each in family)

__all__ = ["FAMILIES", "FORMS", "MUTATIONS", "PLAIN", "Mutation", "marked"]
