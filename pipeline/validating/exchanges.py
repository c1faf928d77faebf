"""What a translation counts otherwise than its source, though the figures are there.

A number in words that is another one, a score that is turned round or another one, two
figures that change places, a king of another number, a figure that has another unit.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from typing import TypeAlias

from pipeline.patterns import pattern
from pipeline.quantities import Quantity, counting, find_spelt, worth_of
from pipeline.validating.batches import Batch
from pipeline.validating.columns import Column
from pipeline.validating.measures import UNIT, durations, measures, unit_of
from pipeline.validating.sides import Side

Exchange: TypeAlias = tuple[str, int, int]
"""What the source says, and where the translation says another thing."""
_Units: TypeAlias = dict[str, re.Match[str]]
"""The units of a figure, and where each stands."""

_SCORE = pattern(
    r"(\d(?<![\w.,:/–-].)\d{0,2})(?:[–—/-]|[ \u00a0](?:à|to)[ \u00a0])(\d{1,3})"
    r"(?![\w/–-]|[.,:]\d)"
)
_TWO = pattern(
    # No figure has more groups: in a row of them each would look to the end.
    r"(\d(?<![\w.,:/–-].)\d*(?:[.,\u00a0\u202f]\d+){0,5})[ \u00a0](?:and|et)[ \u00a0]"
    r"(\d+(?:[.,\u00a0\u202f]\d+){0,5})(?![\w/–-]|[.,:]\d)"
)
_KING = pattern(r"[IVX](?<=[a-zà-ÿ][ \u00a0].)[IVX]+(?!\w)")
_NO_DIGIT = pattern(r"\D")
_LOST = pattern(
    r"(?<!\w)(?:lost|los(?:e|es|ing)|beaten|defeat\w*|défaites?|perd\w*|battu\w*"
    r"|inclin\w+|dominés?|dominées?)(?!\w)"
)
"""Who loses may be named first in one language, and last in the other."""
_HALF_A_DAY = 12


def exchanges(source: Side, target: Side) -> Iterator[Exchange]:
    """Yield what is another thing; what a side may have converted is left."""
    yield from _spelt(source, target)
    for _, _, differences in _FORMS:
        yield from differences(source.text, target.text)


def suspects(batch: Batch) -> Iterator[int]:
    """Yield the places of pairs where anything may be exchanged."""
    yield from _otherwise_spelt(batch)
    there, here = batch.source_words, batch.words
    for form, having, differences in _FORMS:
        # Few sources have any: of the translations, only theirs are looked at.
        asked = list(having(there, form))
        for at in here.at(asked).having(form):
            place = asked[at]
            if any(differences(there.texts[place], here.texts[place])):
                yield place


def _otherwise_spelt(batch: Batch) -> Iterator[int]:
    """Yield the places of pairs that spell other numbers, each side some."""
    there, here = batch.source_words, batch.words
    one, two = batch.source_locale.language, batch.locale.language
    spelling = counting(two)
    for place in there.with_words(counting(one)):
        said = here.words[place]
        if spelling.isdisjoint(said) or worth_of(there.words[place], one) == worth_of(
            said, two
        ):
            continue
        ours, theirs = (
            {each.value for each in find_spelt(column.texts[place], tag)}
            for column, tag in ((there, one), (here, two))
        )
        if ours - theirs and theirs - ours:
            yield place


def _spelt(source: Side, target: Side) -> Iterator[Exchange]:
    """Pair the numbers in words that the other side has neither so nor in figures."""
    lost, new = _unanswered(source, target), _unanswered(target, source)
    if not lost or not new or _is_converted(source.text, target.text):
        return
    for one, other in zip(lost, new, strict=False):
        if abs(_count(one) - _count(other)) != _HALF_A_DAY:
            yield source.text[one.start : one.end], other.start, other.end


def _unanswered(asked: Side, other: Side) -> list[Quantity]:
    return [
        each
        for each in find_spelt(asked.text, asked.language)
        if each.value not in other.values and each.value not in other.words
    ]


def _count(quantity: Quantity) -> int:
    return int(quantity.value.removeprefix("n:"))


def _is_converted(source: str, target: str) -> bool:
    """Say whether the sides measure in other units, of length or of time."""
    return measures(source) != measures(target) or durations(source) != durations(
        target
    )


def _scored(source: str, target: str) -> Iterator[Exchange]:
    """Yield the scores that are turned round, and one alone that is another.

    Where somebody is said to have lost, the first may be either.
    """
    known, found = _pairs(_SCORE, source), _pairs(_SCORE, target)
    is_lost = _LOST.search(source) or _LOST.search(target)
    if known and found and not is_lost:
        yield from _reversed(known, found)
    there, here = ({frozenset(each) for each in side} for side in (known, found))
    lost = [each for each in known if frozenset(each) not in here]
    new = [each for each in found if frozenset(each) not in there]
    if len(known) == len(found) > 1 and len(lost) == len(new) == 1:
        yield known[lost[0]][0], *found[new[0]].span()


def _turned(source: str, target: str) -> Iterator[Exchange]:
    """Yield two figures side by side that stand in the other order."""
    yield from _reversed(_pairs(_TWO, source), _pairs(_TWO, target))


def _pairs(form: re.Pattern[str], text: str) -> dict[tuple[str, ...], re.Match[str]]:
    return {
        tuple(_NO_DIGIT.sub("", part) for part in each.groups()): each
        for each in form.finditer(text)
    }


def _reversed(
    known: Mapping[tuple[str, ...], re.Match[str]],
    found: Mapping[tuple[str, ...], re.Match[str]],
) -> Iterator[Exchange]:
    for pair, each in found.items():
        turned = pair[::-1]
        if turned in known and pair not in known and turned not in found:
            yield known[turned][0], *each.span()


def _crowned(source: str, target: str) -> Iterator[Exchange]:
    """Yield the number of a king that is another one; each side says one or more."""
    known = {each[0]: each for each in _KING.finditer(source)}
    found = {each[0]: each for each in _KING.finditer(target)}
    lost = [each for each in known if each not in found]
    new = [each for each in found if each not in known]
    if len(known) == len(found):
        for one, other in zip(lost, new, strict=True):
            yield one, *found[other].span()


def _measured(source: str, target: str) -> Iterator[Exchange]:
    """Yield the figures that have another unit than in the source."""
    there, here = _units(source), _units(target)
    for figure, found in here.items():
        known = there.get(figure, {})
        if known and known.keys().isdisjoint(found) and not _shared(known, there, here):
            was, now = next(iter(known.values())), next(iter(found.values()))
            yield was[0], *now.span()


def _shared(
    known: Mapping[str, object], there: Collection[str], here: Mapping[str, _Units]
) -> bool:
    """Say whether another figure, which the source does not have, has its unit."""
    others = (found for figure, found in here.items() if figure not in there)
    return any(not found.keys().isdisjoint(known) for found in others)


def _units(text: str) -> dict[str, _Units]:
    """Return the units that stand behind each figure, and where."""
    units: defaultdict[str, _Units] = defaultdict(dict)
    for found in UNIT.finditer(text):
        units[found[1].replace(",", ".")].setdefault(unit_of(found[2]), found)
    return units


_FORMS = (
    (_SCORE, Column.having_digits, _scored),
    (_TWO, Column.having_digits, _turned),
    (_KING, Column.having, _crowned),
    (UNIT, Column.having_digits, _measured),
)
"""What a text may have, how the texts that have it are found, and are compared."""
