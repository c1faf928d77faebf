"""A French capital has lost its accent."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import chain

from pipeline.model.diagnostics import Severity
from pipeline.patterns import pattern
from pipeline.validating.batches import Batch
from pipeline.validating.instead import instead
from pipeline.validating.rulebook import Example, Finding, ProseRule
from pipeline.validating.subjects import Pair
from pipeline.validating.vocabulary import names

_WORDS = names(
    "âge âges âme âmes âne ânes âpre ça ébauche écart écarts échange échanges échec "
    "échecs éclairage éclat éclats école écoles écolier écoliers écologie écologique "
    "écologiste écologistes économie économies économique économiques écoutez écran "
    "écrans écrire écrit écrite écrites écrits écrivain écrivaine écrivains écrivez "
    "éditeur éditeurs édition éditions éditorial éditrice éducation éducatif éducateur "
    "éducateurs égal égale également égalité église églises égouttez égypte élaborer "
    "élection élections électeur électeurs électrice électrices électricité "
    "électricien électrique électriques électronique élément éléments élevage élève "
    "élèves éleveur éleveurs élu élue élues élus émincez émission émissions émotion "
    "émotions énergétique énergie énergies énorme énormes énormément épargne épicerie "
    "épisode épisodes époque époques épreuve épreuves équilibre équipe équipement "
    "équipements équipes érosion établissement établissements étalez étape étapes état "
    "états étaient était étant été étés éteignez étienne éthique étoile étoiles "
    "étranger étrangère étrangères étrangers être êtes étroit étude études étudiant "
    "étudiante étudiantes étudiants évacuation évaluation événement événements évêque "
    "éviter évitez évidemment évolution évolutions évry île îles ôter"
)
"""Words that have no twin without the accent."""


def _bare(text: str) -> str:
    return "".join(
        each
        for each in unicodedata.normalize("NFD", text)
        if not unicodedata.combining(each)
    )


_ACCENTED = {
    **{_bare(word[0]).upper() + word[1:]: word.capitalize() for word in _WORDS},
    **{_bare(word).upper(): word.upper() for word in _WORDS if len(word) > len("été")},
}
_WORD = pattern(r"[EAIOC](?<![\w-].)\w++")
_ALONE = pattern(
    r"(?:(?<=[.!?…:»”] )|(?<=[.!?…»”]  )|(?<=[«“(])|(?<=«[ \u00a0\u202f])|\A)"
    r"A(?= (?!(?:priori|posteriori|fortiori|contrario|minima|maxima|cappella|giorno)\b)"
    r"[\w«])"
)
_LONE = pattern("A [\\w«]")


def check(pair: Pair) -> Iterator[Finding]:
    """Look for the words of a list, and for a lone A that begins a sentence."""
    text = pair.words.text
    if pair.text == pair.source:
        return
    for found in _WORD.finditer(text):
        if found[0] in _ACCENTED and not _is_name(found, pair):
            yield instead(pair, found.span(), _ACCENTED[found[0]])
    for found in _ALONE.finditer(text):
        yield instead(pair, found.span(), "À")


def _suspects(batch: Batch) -> Iterable[int]:
    words = batch.words
    return chain(words.with_words(_ACCENTED), words.having(_LONE))


def _is_name(found: re.Match[str], pair: Pair) -> bool:
    """Say whether it stands before another capital, as in the source."""
    text = pair.words.text
    is_followed = text[found.end() + 1 : found.end() + 2].isupper()
    return is_followed and found[0] in pair.source_words.text


RULE = ProseRule(
    code="accent-missing",
    severity=Severity.INFO,
    summary="A French capital has lost its accent.",
    why="Typewriters had no É and no À; printers always did. *État* and *À Paris* are "
    "the words, whatever the size of their letters. Only words of a list are looked "
    "for; in a name that the source has too they are left.",
    mend="Write É, È, Ê, À, Ç, Î, Ô.",
    example=Example(
        source="The State pays.", wrong="L’Etat paie.", right="L’État paie."
    ),
    check=check,
    languages=("fr",),
    suspects=_suspects,
)
