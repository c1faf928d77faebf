"""A name that stands alone is spelt nearly, but not quite, as in the source."""

import re
from collections.abc import Iterable, Iterator
from itertools import product, takewhile

from msgspec.structs import replace
from rapidfuzz.distance import OSA

from pipeline.model.diagnostics import Severity
from pipeline.model.phrases import say
from pipeline.patterns import pattern
from pipeline.text import slugify
from pipeline.validating.batches import Batch
from pipeline.validating.instead import instead
from pipeline.validating.rulebook import Example, Finding, ProseRule
from pipeline.validating.subjects import Pair
from pipeline.validating.vocabulary import GENERICS, INSTITUTIONS, names

# A pattern that begins with its letter is looked for quickest.
_NAME = pattern(r"[A-ZÀ-ÖØ-ÞŒ](?<![\w-].)[^\W\d_]{4,}+(?![\w-])")
_FEWEST_LETTERS, _LONGEST = 5, 100
_SHORT, _LONG = 6, 9
_SHORT_EDITS, _LONG_EDITS = 1, 2
_ENDINGS = frozenset(
    tuple(each.split("/"))
    for each in names(
        "a/e ia/ie /e s/ s/es w/u le/e y/e y/ie an/en ans/ens n/in ns/ins o/e er/re "
        "ers/res or/eur ors/eurs on/en ic/ique us/e i/y ch/que h/que cs/que"
    )
)
"""How a word or a place ends in English, and how in French."""

_ENDINGS |= {each[::-1] for each in _ENDINGS if each != ("s", "")}
_LONG_ENDINGS = frozenset(each for each in _ENDINGS if min(map(len, each)) > 1)
_COMMON = pattern(
    r"(?:ments?|ions?|[ae]nces?|ers?|eu[rx]s?|[sc]es?|ages?|ives?|istes?|ists?|iques?"
    r"|ics?|i?ties|tes|[ae]nts?|ales?|als?|elles?|ings?|aires?|ary|ies|ees|ez|e?urs?)\Z"
)
"""How words end that are no names, and alike in both languages."""


def check(pair: Pair) -> Iterator[Finding]:
    """Compare the long words with a capital that only one of the sides has."""
    text = pair.words.text
    found_here = list(_NAME.finditer(text))
    if not found_here:
        return
    known = pair.source_word_set
    odd = [
        found
        for found in found_here
        if found[0] not in known and not found[0].isupper()
    ]
    if not odd:
        return
    here = set(pair.word_list)
    source = pair.source_words.text
    lost = [found for found in _NAME.finditer(source) if found[0] not in here]
    for found in odd if lost else ():
        meant = [each[0] for each in lost if _is_meant(found, each, pair)]
        if len(set(meant)) == 1:
            yield _finding(pair, found, meant[0])


def _suspects(batch: Batch) -> Iterator[int]:
    words, sources = batch.words, batch.source_words
    here, there = (_long(each.capitals) for each in (words, sources))
    sides = zip(words.words, sources.words, strict=True)
    for place, (said, meant) in enumerate(sides):
        odd = here.intersection(said).difference(meant)
        if odd:
            lost = there.intersection(meant).difference(said)
            if any(_is_near(one, two) for one, two in product(odd, lost)):
                yield place


def _long(words: Iterable[str]) -> set[str]:
    """Return the words that are long enough for names."""
    return {each for each in words if _FEWEST_LETTERS <= len(each) <= _LONGEST}


def _is_near(one: str, two: str) -> bool:
    """Say whether two words with a capital are the same but for a letter or two."""
    if one[0] != two[0]:
        return False
    longer, shorter = max(len(one), len(two)), min(len(one), len(two))
    if not _SHORT <= longer <= _LONGEST or one == two:
        return False
    most = _LONG_EDITS if shorter >= _LONG else _SHORT_EDITS
    return OSA.distance(one, two, score_cutoff=most) <= most


def _is_meant(odd: re.Match[str], meant: re.Match[str], pair: Pair) -> bool:
    one, two = odd[0], meant[0]
    if not _is_near(one, two):
        return False
    slugs = slugify(one), slugify(two)
    kin = slugs if pair.locale.language == "en" else slugs[::-1]
    if slugs[0] == slugs[1] or slugs[0] in _GENERIC or _are_kin(*kin):
        return False
    if _stands_within(odd) or _stands_within(meant):
        return True
    is_short = min(len(one), len(two)) < _LONG
    return is_short and not any(map(_COMMON.search, slugs))


_GENERIC = INSTITUTIONS | GENERICS


def _are_kin(english: str, french: str) -> bool:
    """Say whether two words differ by what parts the two languages."""
    french = french.replace("bourg", "burg")
    pairs = zip(english, french, strict=False)
    shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
    ends = (english[shared:], french[shared:])
    return (
        ends == ("", "")
        or ends in _ENDINGS
        or any(
            english.endswith(one)
            and french.endswith(two)
            and OSA.distance(english.removesuffix(one), french.removesuffix(two)) <= 1
            for one, two in _LONG_ENDINGS
        )
    )


def _stands_within(found: re.Match[str]) -> bool:
    """Say whether a word stands within a sentence, so that its capital is its own."""
    before = found.string[max(0, found.start() - 2) : found.start()]
    return len(before) > 1 and (before[0].isalnum() or before[0] in ",;’")


def _finding(pair: Pair, found: re.Match[str], meant: str) -> Finding:
    told = instead(
        pair,
        found.span(),
        meant,
        is_safe=False,
        message=say(
            "The source spells this name “{meant}”, the translation “{odd}”.",
            meant=meant,
            odd=found[0],
        ),
    )
    return told if _stands_within(found) else replace(told, severity=Severity.INFO)


RULE = ProseRule(
    code="lone-name-differs",
    severity=Severity.WARNING,
    summary="A name that stands alone is spelt nearly as in the source.",
    why="Beside a first name, a misspelt one is plain (`name-differs`); alone it may "
    "also be a place that has its own name in each language, or a word. So endings "
    "that part the languages, as in *Barcelona* and *Barcelone*, are no fault, and a "
    "word that begins a sentence is but an info.",
    mend="Spell the name as the source does; if the source is wrong, tell its author.",
    example=Example(
        source="Shares in Nordane fell.",
        wrong="L’action Nordanne a reculé.",
        right="L’action Nordane a reculé.",
    ),
    check=check,
    suspects=_suspects,
)
