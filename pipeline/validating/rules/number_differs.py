"""A figure of the source is not in the translation, or another one is."""

from collections.abc import Iterator
from itertools import chain, zip_longest

from pipeline.model.diagnostics import Severity
from pipeline.model.phrases import say
from pipeline.patterns import pattern
from pipeline.quantities import Quantity, Sort, is_read_by_words
from pipeline.validating.batches import Batch
from pipeline.validating.exchanges import exchanges, suspects as exchanges_suspects
from pipeline.validating.figures import Comparison, compare, suspects
from pipeline.validating.measures import durations, measures
from pipeline.validating.rulebook import Example, Finding, ProseRule
from pipeline.validating.subjects import Pair

# Words that round: the figure may be another.
_LOOSE = pattern(
    r"\b(?:dozens|hundreds|thousands|dizaines|centaines|milliers"
    r"|(?:dix|cent|mill)ièmes?|tenths?|hundredths?|thousandths?)\b"
)

_SCHOOL = pattern(r"c:(?:f[1-9]|t[5-9]|l[1-3]|m[12]|c[em][12])\Z")
_FLAT = pattern(r"c:t[1-4]\Z")
_AT_HOME = pattern(r"m[²2](?!\w)|(?<!\w)(?:[Aa]ppartement|[Ll]oyer|[Ss]tudio)")
"""What France calls its flats, by their rooms, and the years of its schools.

T3 is a flat where one is let; elsewhere it is the third quarter of a year.
"""


def check(pair: Pair) -> Iterator[Finding]:
    """Look for each figure of either side on the other, and for its unit."""
    found = compare(pair)
    if not found.is_odd and _is_known(pair):
        yield from _exchanged(found, pair)
    if found.missing or found.added:
        yield from _differing(found, pair)
    for _, first, times in found.fewer:
        yield Finding(
            message=say(
                "“{figure}” stands {times} times in the source, and less often here: "
                "compare the two.",
                figure=_written(first, found),
                times=times,
            ),
            severity=Severity.WARNING,
        )
    for lost, new in found.other_units:
        yield Finding(
            message=_message(found, lost, new),
            span=pair.words.span(new.start, new.end),
            severity=Severity.WARNING,
        )


def _exchanged(found: Comparison, pair: Pair) -> Iterator[Finding]:
    for was, start, end in exchanges(found.source, found.target):
        now = found.target.text[start:end]
        yield Finding(
            message=say(
                "The source says “{was}”, the translation “{now}”: compare the two.",
                was=was,
                now=now,
            ),
            span=pair.words.span(start, end),
            severity=Severity.WARNING,
        )


def _is_known(pair: Pair) -> bool:
    """Say whether the words of both languages are read."""
    tags = pair.source_locale.language, pair.locale.language
    return all(map(is_read_by_words, tags))


def _suspects(batch: Batch) -> Iterator[int]:
    return chain(suspects(batch), exchanges_suspects(batch))


def _differing(found: Comparison, pair: Pair) -> Iterator[Finding]:
    doubt = _doubt(found)
    is_known = _is_known(pair)
    for lost, new in zip_longest(found.missing, found.added):
        guess = None if is_known else _guess(lost, new)
        yield Finding(
            message=_message(found, lost, new),
            span=pair.words.span(new.start, new.end) if new else None,
            severity=doubt or guess or _gravity(lost, new, found.source.text),
        )


def _guess(lost: Quantity | None, new: Quantity | None) -> Severity | None:
    """Return how grave a difference is where words of a language are not read.

    `23.40 Uhr` is a time, and „vier“ a figure: only one number for another is certain.
    """
    sorts = {each.sort if each else None for each in (lost, new)}
    return None if sorts <= {Sort.NUMBER, Sort.PERCENT} else Severity.WARNING


def _gravity(
    lost: Quantity | None, new: Quantity | None, source: str
) -> Severity | None:
    """Return how grave it is that a code differs; None, if there is none."""
    codes = [each for each in (lost, new) if each and each.sort is Sort.CODE]
    if not codes:
        return None
    is_let = _AT_HOME.search(source) is not None
    is_national = all(_is_national(each, is_let=is_let) for each in codes)
    return Severity.INFO if is_national else Severity.WARNING


def _is_national(code: Quantity, *, is_let: bool) -> bool:
    return any(
        _SCHOOL.match(value) or (is_let and _FLAT.match(value)) for value in code.values
    )


def _doubt(found: Comparison) -> Severity | None:
    """Return how grave a difference is that may well be meant."""
    source, target = found.source.text, found.target.text
    units = measures(source), measures(target)
    if all(units) and units[0] != units[1]:
        return Severity.INFO
    ours, theirs = durations(source), durations(target)
    is_recounted = bool(ours - theirs and theirs - ours)
    if (
        is_recounted
        or found.spans_range
        or _LOOSE.search(source)
        or _LOOSE.search(target)
    ):
        return Severity.WARNING
    return None


def _written(figure: Quantity, found: Comparison) -> str:
    return found.source.text[figure.start : figure.end]


def _message(found: Comparison, lost: Quantity | None, new: Quantity | None) -> str:
    was = _written(lost, found) if lost else ""
    now = found.target.text[new.start : new.end] if new else ""
    if lost and new:
        return say(
            "The source says “{was}”, the translation “{now}”: compare the two.",
            was=was,
            now=now,
        )
    if lost:
        return say("“{was}” of the source is not in the translation: add it.", was=was)
    return say("“{now}” is not in the source: compare the two.", now=now)


RULE = ProseRule(
    code="number-differs",
    severity=Severity.ERROR,
    summary="A number, percentage, amount, date or time is not that of the source.",
    why="A wrong figure is the costliest mistake of a translation, and the hardest to "
    "see. The values are compared, not their signs: `11.5%` and `11,5 %` are one, "
    "`5 p.m.` and `17 h`, `€3.2bn` and `3,2 milliards d’euros`. A number may be spelt "
    "in words on either side. Where words or ranges leave room for doubt, a language "
    "is known by its figures alone (neither French nor English), or a unit is "
    "another one, or a figure stands less often than in the source, the finding is a "
    "warning; where a measure may be converted, an info.",
    mend="Write the figure of the source, in the form of the language.",
    example=Example(
        source="The rate rose by 11.5 points in 2022.",
        wrong="Le taux a gagné 12,5 points en 2022.",
        right="Le taux a gagné 11,5 points en 2022.",
    ),
    check=check,
    suspects=_suspects,
)
