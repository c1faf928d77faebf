"""A word looks like one of the source, and means something else."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from pipeline.model.diagnostics import Severity
from pipeline.model.phrases import say
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


_FRIENDS = (
    _Friends(
        "actually",
        "actuellement",
        "currently|presently|now|today",
        "en fait",
    ),
    _Friends(
        "eventually",
        "éventuellement",
        "possibly|perhaps|maybe|may",
        "finalement",
    ),
    _Friends(
        "librar(?:y|ies)",
        "librairies?",
        "bookshops?|bookstores?|books",
        "bibliothèques?",
    ),
    _Friends(
        "bookshops?",
        "bibliothèques?",
        "librar(?:y|ies)|bookcases?",
        "librairies?",
    ),
    _Friends(
        "deception",
        "déceptions?",
        "disappointments?",
        "tromperies?",
    ),
    _Friends(
        "sensible",
        "sensibles?",
        "sensitive|noticeable|tangible",
        "raisonnables?|sensées?",
    ),
    _Friends(
        "comprehensive",
        "compréhensi(?:f|ve)s?",
        "understanding",
        "complète?s?|exhausti(?:f|ve)",
    ),
    _Friends(
        "achieved?",
        "achev(?:er|é|ée|és|ées|a|ait)",
        "finish(?:ed)?|complet(?:e|ed)",
        "atteindre|atteint|réussi",
    ),
    _Friends(
        "attend(?:ed|s|ing)?",
        "attend(?:re|u|ait|aient|ent|ons)",
        "wait(?:s|ed|ing)?|expect(?:s|ed|ing)?",
        "assist(?:er|é|ait)",
    ),
    _Friends(
        "journeys?",
        "journées?",
        "days?|daytime",
        "voyages?|trajets?",
    ),
    _Friends(
        "lectures?",
        "lectures?",
        "readings?",
        "conférences?|cours",
    ),
    _Friends(
        "petrol",
        "pétrole",
        "oil|petroleum|crude",
        "essence",
    ),
    _Friends(
        "pretend(?:ed|s|ing)?",
        "prétend(?:re|u|ait|ent)?",
        "claim(?:s|ed|ing)?|assert(?:s|ed)?",
        "faire semblant",
    ),
    _Friends(
        "preservatives?",
        "préservatifs?",
        "condoms?",
        "conservateurs?",
    ),
    _Friends(
        "sympathetic",
        "sympathiques?",
        "nice|friendly|likeable|pleasant",
        "compatissante?s?",
    ),
    _Friends(
        "inhabited",
        "inhabitée?s?",
        "uninhabited|empty|deserted",
        "habitée?s?",
    ),
    _Friends(
        "vacanc(?:y|ies)",
        "vacances",
        "holidays?|vacations?",
        "postes? vacants?",
    ),
    _Friends(
        "versatile",
        "versatiles?",
        "fickle|changeable",
        "polyvalente?s?",
    ),
    _Friends(
        "ultimately",
        "ultimement",
        "finally",
        "en fin de compte",
    ),
    _Friends(
        "deput(?:y|ies) mayors?",
        "députés?(?:-| )maires?",
        "MP|member of parliament",
        "adjointe?s? au maire",
    ),
    _Friends(
        "resum(?:e|ed|es|ing)",
        "résum(?:er|é|ée|ait|ent)",
        "summar(?:y|ise|ize|ised|ized)|sum",
        "reprendre|repris",
    ),
    _Friends(
        "to demand|demanded|demands",
        "demand(?:er|é|ait|ent)",
        "ask(?:s|ed|ing)?|request(?:s|ed)?",
        "exiger|exigé",
    ),
    _Friends(
        "injur(?:y|ies)",
        "injures?",
        "insults?|abuse",
        "blessures?",
    ),
    _Friends(
        "raisins?",
        "raisins?",
        "grapes?",
        "raisins? secs?",
    ),
    _Friends(
        "prunes?",
        "prunes?",
        "plums?",
        "pruneaux?",
    ),
    _Friends(
        "actual",
        "actuel(?:le|s|les)?",
        "current|present",
        "réel(?:le)?s?|effecti(?:f|ve)s?",
    ),
    _Friends(
        "editors?-in-chief",
        "éditeurs? en chef",
        "publishers?",
        "rédacteurs? en chef|rédactrices? en chef",
    ),
    _Friends(
        "evidence",
        "évidences?",
        "obvious|self-evident",
        "preuves?",
    ),
    _Friends(
        "issues?",
        "issues?",
        "way out|exits?|outcomes?",
        "problèmes?|questions?|numéros?",
    ),
    _Friends(
        "assist(?:ed|s|ing)?",
        "assist(?:er|é|ait|ent|e)",
        "attend(?:ed|s|ing)?|watch(?:ed)?|witness(?:ed)?",
        "aider|aidé|aide",
    ),
    _Friends(
        "pass(?:ed|es)? (?:an|the) exam",
        "pass(?:er|é|e|ent|ait) (?:un |l[’'])examen",
        "(?:take|took|taken|sat|sit) an exam",
        "réussir (?:un|l[’']) ?examen",
    ),
    _Friends(
        "eventual",
        "éventuel(?:le|s|les)?",
        "possible|potential|any",
        "final(?:e|s)?|ultime",
    ),
    _Friends(
        "stages?",
        "stages?",
        "internships?|placements?|training|courses?",
        "étapes?|phases?|scènes?",
    ),
    _Friends(
        "locations?",
        "locations?",
        "rent(?:al)?s?|hire|letting",
        "lieux?|endroits?|emplacements?",
    ),
)
"""Pairs of which one is hardly ever right for the other."""


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
    languages=("fr", "en"),
)
