"""A figure of the source is not in the translation, or another one is."""

import re
from collections.abc import Iterator

from pipeline.model.diagnostics import Severity
from pipeline.quantities import Quantity, Sort
from pipeline.validating.figures import Comparison, compare
from pipeline.validating.rulebook import Example, Finding, ProseRule
from pipeline.validating.subjects import Pair

# What a translator may convert, and words that round: the figure may be another.
_LOOSE = re.compile(
    r"\b(?:miles?|feet|foot|inch(?:es)?|yards?|acres?|pounds?|lbs?|ounces?|oz|gallons?"
    r"|pints?|mph|stones?|dozens|hundreds|thousands|dizaines|centaines"
    r"|milliers)\b|°F|Fahrenheit"
)


def check(pair: Pair) -> Iterator[Finding]:
    """Look for each figure of either side on the other."""
    found = compare(pair)
    if found is None or not (found.missing or found.added):
        return
    doubtful = _is_doubtful(found)
    for at in range(max(len(found.missing), len(found.added))):
        lost = found.missing[at] if at < len(found.missing) else None
        new = found.added[at] if at < len(found.added) else None
        is_mild = doubtful or Sort.CODE in {each.sort for each in (lost, new) if each}
        yield Finding(
            message=_message(found, lost, new),
            span=pair.words.span(new.start, new.end) if new else None,
            severity=Severity.WARNING if is_mild else None,
        )


def _is_doubtful(found: Comparison) -> bool:
    """Say whether vague words, a range or a measure leave room for another figure."""
    texts = (found.source.text, found.target.text)
    return found.spans_range or any(map(_LOOSE.search, texts))


def _message(found: Comparison, lost: Quantity | None, new: Quantity | None) -> str:
    was = found.source.text[lost.start : lost.end] if lost else ""
    now = found.target.text[new.start : new.end] if new else ""
    if lost and new:
        return f"The source says “{was}”, the translation “{now}”: compare the two."
    if lost:
        return f"“{was}” of the source is not in the translation: add it."
    return f"“{now}” is not in the source: compare the two."


RULE = ProseRule(
    code="number-differs",
    severity=Severity.ERROR,
    summary="A number, percentage, amount, date or time is not that of the source.",
    why="A wrong figure is the costliest mistake of a translation, and the hardest to "
    "see. The values are compared, not their signs: `11.5%` and `11,5 %` are one, "
    "`5 p.m.` and `17 h`, `€3.2bn` and `3,2 milliards d’euros`. A number may be spelt "
    "in words on either side. Where words, ranges or measures that are converted leave "
    "room for doubt, the finding is a warning.",
    mend="Write the figure of the source, in the form of the language.",
    example=Example(
        source="The rate rose by 11.5 points in 2022.",
        wrong="Le taux a gagné 12,5 points en 2022.",
        right="Le taux a gagné 11,5 points en 2022.",
    ),
    check=check,
)
