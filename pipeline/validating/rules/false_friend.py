"""A word looks like one of the source, and means something else."""

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from itertools import groupby
from typing import NamedTuple

from pipeline.model.diagnostics import Severity
from pipeline.model.phrases import say
from pipeline.patterns import pattern
from pipeline.validating.batches import Batch
from pipeline.validating.rulebook import Example, Finding, ProseRule
from pipeline.validating.subjects import Pair


class _Friends(NamedTuple):
    """Two words that look alike, each with what it means in the other language.

    The words are patterns; `english` is what the French one means, `french` what
    the English one does, the first of them as advice.
    """

    one: str
    other: str
    english: str
    french: str


_TABLE = r"""
actually ~ actuellement ~ currently|presently|now|today ~ en fait
eventually ~ éventuellement ~ possibly|perhaps|maybe|may ~ finalement
librar(?:y|ies) ~ librairies? ~ bookshops?|bookstores?|books ~ bibliothèques?
bookshops? ~ bibliothèques? ~ librar(?:y|ies)|bookcases? ~ librairies?
deception ~ déceptions? ~ disappointments? ~ tromperies?
sensible ~ sensibles? ~ sensitive|noticeable|tangible ~ raisonnables?|sensées?
comprehensive ~ compréhensi(?:f|ve)s? ~ understanding ~ complète?s?|exhausti(?:f|ve)
achieved? ~ achev(?:er|é|ée|és|ées|a|ait) ~ finish(?:ed)?|complet(?:e|ed)
  ~ atteindre|atteint|réussi
attend(?:ed|s|ing)? ~ attend(?:re|u|ait|aient|ent|ons)
  ~ wait(?:s|ed|ing)?|expect(?:s|ed|ing)? ~ assist(?:er|é|ait)
journeys? ~ journées? ~ days?|daytime ~ voyages?|trajets?
lectures? ~ lectures? ~ readings? ~ conférences?|cours
petrol ~ pétrole ~ oil|petroleum|crude ~ essence
pretend(?:ed|s|ing)? ~ prétend(?:re|u|ait|ent)? ~ claim(?:s|ed|ing)?|assert(?:s|ed)?
  ~ faire semblant
preservatives? ~ préservatifs? ~ condoms? ~ conservateurs?
sympathetic ~ sympathiques? ~ nice|friendly|likeable|pleasant ~ compatissante?s?
inhabited ~ inhabitée?s? ~ uninhabited|empty|deserted ~ habitée?s?
vacanc(?:y|ies) ~ vacances ~ holidays?|vacations? ~ postes? vacants?
versatile ~ versatiles? ~ fickle|changeable ~ polyvalente?s?
ultimately ~ ultimement ~ finally ~ en fin de compte
deput(?:y|ies) mayors? ~ députés?(?:-| )maires? ~ MP|member of parliament
  ~ adjointe?s? au maire
resum(?:e|ed|es|ing) ~ résum(?:er|é|ée|ait|ent) ~ summar(?:y|ise|ize|ised|ized)|sum
  ~ reprendre|repris
demand(?:ed|s) ~ demand(?:er|é|ait|ent) ~ ask(?:s|ed|ing)?|request(?:s|ed)?
  ~ exiger|exigé
injur(?:y|ies) ~ injures? ~ insults?|abuse ~ blessures?
raisins? ~ raisins? ~ grapes? ~ raisins? secs?
prunes? ~ prunes? ~ plums? ~ pruneaux?
actual ~ actuel(?:le|s|les)? ~ current|present ~ réel(?:le)?s?|effecti(?:f|ve)s?
editors?-in-chief ~ éditeurs? en chef ~ publishers?
  ~ rédacteurs? en chef|rédactrices? en chef
evidence ~ évidences? ~ obvious|self-evident ~ preuves?
issues? ~ issues? ~ way out|exits?|outcomes? ~ problèmes?|questions?|numéros?
assist(?:ed|s|ing)? ~ assist(?:er|é|ait|ent|e)
  ~ attend(?:ed|s|ing)?|watch(?:ed)?|witness(?:ed)? ~ aider|aidé|aide
pass(?:ed|es)? (?:an|the) exam ~ pass(?:er|é|e|ent|ait) (?:un |l[’'])examen
  ~ (?:take|took|taken|sat|sit) an exam ~ réussir (?:un|l[’']) ?examen
eventual ~ éventuel(?:le|s|les)? ~ possible|potential|any ~ final(?:e|s)?|ultime
stages? ~ stages? ~ internships?|placements?|training|courses?
  ~ étapes?|phases?|scènes?
locations? ~ locations? ~ rent(?:al)?s?|hire|letting ~ lieux?|endroits?|emplacements?
"""
"""English, French, what the French one means, what the English one does."""

_FRIENDS = tuple(
    _Friends(*row.replace("\n  ~ ", " ~ ").split(" ~ "))
    for row in re.findall(r"^[^ \n].*(?:\n  ~ .*)*", _TABLE, re.MULTILINE)
)
"""Pairs of which one is hardly ever right for the other."""


_STEM = pattern(r"\w+(?![?\w])|\w+(?=\w\?)")
"""What a pattern begins with that is no sign of patterns."""
_OPENING = 4
_MOST_KEPT = 1 << 16
"""How many letters tell that a word may be one; the shortest stem has as many."""


def check(pair: Pair) -> Iterator[Finding]:
    """Look for both words of a pair, and for nothing that makes the second right."""
    source, target = pair.source_locale.language, pair.locale.language
    if {source, target} != {"en", "fr"}:
        return
    text = pair.words.text
    for found in _any(target).finditer(text):
        friends = _FRIENDS[int((found.lastgroup or "g0")[1:])]
        word, right, means = _sides(friends, source)
        here = _word(word).search(pair.source_words.text)
        if here and not _word(means).search(pair.source_words.text):
            if _word(right).search(text):
                continue
            yield Finding(
                message=say(
                    "“{wrong}” does not mean “{word}”, which is “{right}”.",
                    wrong=found[0],
                    word=here[0],
                    right=_advice(right),
                ),
                span=pair.words.span(*found.span()),
            )


def _sides(friends: _Friends, source: str) -> tuple[str, str, str]:
    """Return the word of the source, what it means, and what the other one means."""
    if source == "en":
        return friends.one, friends.french, friends.english
    return friends.other, friends.english, friends.french


def _suspects(batch: Batch) -> Iterable[int]:
    known = _begun(batch.locale.language)
    return batch.words.with_words(filter(known.__getitem__, batch.words.vocabulary))


class _Begun(dict[str, bool]):
    """Tells of a word whether it begins as a false friend does."""

    def __init__(self, target: str) -> None:
        super().__init__()
        self._openings = _openings(target)

    def __missing__(self, word: str) -> bool:
        if len(self) >= _MOST_KEPT:
            self.clear()
        lower = word.lower()
        stems = self._openings.get(lower[:_OPENING], ())
        is_begun = self[word] = lower.startswith(stems)
        return is_begun


@cache
def _begun(target: str) -> _Begun:
    return _Begun(target)


@lru_cache(maxsize=4)
def _openings(target: str) -> dict[str, tuple[str, ...]]:
    """Return how the words of a language begin, by their first letters."""
    words = (each.other if target == "fr" else each.one for each in _FRIENDS)
    found = (_STEM.match(word) for word in words)
    stems = sorted(match[0] for match in found if match)
    return {
        opening: tuple(same)
        for opening, same in groupby(stems, key=lambda stem: stem[:_OPENING])
    }


@lru_cache(maxsize=4)
def _any(target: str) -> re.Pattern[str]:
    words = (each.other if target == "fr" else each.one for each in _FRIENDS)
    either = "|".join(f"(?P<g{number}>{word})" for number, word in enumerate(words))
    return re.compile(rf"(?<![\w-])(?:{either})(?![\w-])", re.IGNORECASE)


@lru_cache(maxsize=256)
def _word(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{pattern})(?![\w-])", re.IGNORECASE)


def _advice(pattern: str) -> str:
    """Return the first of some words, as it stands in a dictionary."""
    first = re.split(r"\|(?![^(]*\))", pattern)[0]
    return re.sub(r"\(\?:([^|)]*)[^)]*\)\??|\w\?", r"\1", first)


RULE = ProseRule(
    code="false-friend",
    severity=Severity.INFO,
    summary="A word looks like one of the source, and means something else.",
    why="“Eventually” is not « éventuellement », and no spelling checker will say so. "
    "Only pairs are asked for of which one is hardly ever right for the other.",
    mend="Use the word that means the same. Where you meant it, waive the finding.",
    example=Example(
        source="Eventually the lamps went out.",
        wrong="Éventuellement, les lampes s’éteignirent.",
        right="Finalement, les lampes s’éteignirent.",
    ),
    check=check,
    suspects=_suspects,
    languages=("fr", "en"),
)
