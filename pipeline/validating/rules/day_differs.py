"""A day of the week or a month of the source is another one in the translation."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TypeAlias

from pipeline.model.diagnostics import Severity
from pipeline.model.phrases import say
from pipeline.patterns import pattern
from pipeline.quantities import named_days
from pipeline.validating.batches import Batch
from pipeline.validating.rulebook import Example, Finding, ProseRule
from pipeline.validating.subjects import Pair
from pipeline.validating.vocabulary import WORD

_Day: TypeAlias = tuple[str, int]
"""What a name is, a day of the week or a month, and its number."""

_MONTH = "m"
_DATED = pattern(r"\d[\w.,]*[ \u00a0\u202f]?(?:de |d’|of )?\Z")
_REACH = 12


def check(pair: Pair) -> Iterator[Finding]:
    """Compare the names of days and months; those in dates are `number-differs`'.

    “May” may be a verb, and « mars » a planet, and a translator may write “at the
    weekend”: a name that is lost says nothing if there is no other in its place.
    """
    known = named_days(pair.source_locale.language)
    other = named_days(pair.locale.language)
    there, here = _days(pair.source_word_list, known), _days(pair.word_list, other)
    if there == here or not here:
        return
    lost = _lone(pair.source_words.text, known, here)
    for odd, found in _lone(pair.words.text, other, there).items():
        meant = next((each for day, each in lost.items() if day[0] == odd[0]), None)
        if meant:
            yield Finding(
                message=say(
                    "The source says “{was}”, the translation “{now}”: compare the "
                    "two.",
                    was=meant[0],
                    now=found[0],
                ),
                span=pair.words.span(*found.span()),
            )


def _suspects(batch: Batch) -> Iterator[int]:
    known = named_days(batch.source_locale.language)
    other = named_days(batch.locale.language)
    sources, targets = batch.source_words, batch.words
    for place in sources.with_words(known):
        here = _days(targets.words[place], other)
        if here and here != _days(sources.words[place], known):
            yield place


def _days(words: Iterable[str], names: Mapping[str, _Day]) -> set[_Day]:
    return {names[word] for word in words if word in names}


def _lone(
    text: str, names: Mapping[str, _Day], answered: set[_Day]
) -> dict[_Day, re.Match[str]]:
    """Return the days and months that have no answer, and where each first stands."""
    found = (each for each in WORD.finditer(text) if each[0] in names)
    return {
        names[each[0]]: each
        for each in reversed(list(found))
        if names[each[0]] not in answered and not _is_dated(each, names[each[0]])
    }


def _is_dated(found: re.Match[str], day: _Day) -> bool:
    """Say whether a month stands beside a figure."""
    if day[0] != _MONTH:
        return False
    before = found.string[max(0, found.start() - _REACH) : found.start()]
    behind = found.string[found.end() : found.end() + 3]
    return bool(_DATED.search(before)) or any(map(str.isdigit, behind))


RULE = ProseRule(
    code="day-differs",
    severity=Severity.ERROR,
    summary="A day of the week or a month is not that of the source.",
    why="Who reads *Thursday* for *Tuesday* stands before a closed door. Names of days "
    "and of months are compared where they stand by themselves; a month beside a "
    "figure is a date, and compared by `number-differs`.",
    mend="Write the day, or the month, of the source.",
    example=Example(
        source="The council voted on Monday night.",
        wrong="Le conseil a voté mardi soir.",
        right="Le conseil a voté lundi soir.",
    ),
    check=check,
    suspects=_suspects,
)
