"""One measure is converted in two ways."""

from collections.abc import Iterator

from pipeline.model.diagnostics import Severity
from pipeline.model.phrases import say
from pipeline.patterns import pattern
from pipeline.quantities import Quantity
from pipeline.validating.batches import Batch
from pipeline.validating.figures import Comparison, compare, suspects
from pipeline.validating.rulebook import CatalogRule, Finding
from pipeline.validating.subjects import Pair, Review
from pipeline.validating.vocabulary import DIGIT

_MEASURE = pattern(
    rf"{DIGIT}[ \u00a0\u202f-]?"
    r"(?:feet|foot|ft|inch(?:es)?|miles?|mph|yards?|acres?|pounds?"
    r"|lbs?|ounces?|oz|stones?|gallons?|pints?|cups?|°F|Fahrenheit|livres?|pouces?"
    r"|pieds?|cl|dl)\b"
)
_UNIT = pattern(r"[ \u00a0\u202f-]?([^\W\d_°]*°?[^\W\d_]*)")


def check(review: Review) -> Iterator[Finding]:
    """Compare what stands for one measure of the source in two texts."""
    seen: dict[tuple[str, str], str] = {}
    pairs = list(_measured(review))
    for place in suspects(Batch(pairs)) if pairs else ():
        for measure, written in _converted(compare(pairs[place])):
            first = seen.setdefault(measure, written)
            if first != written:
                yield Finding(
                    message=say(
                        "“{source}” is “{first}” elsewhere, and “{here}” here.",
                        source=" ".join(measure),
                        first=first,
                        here=written,
                    ),
                    entry=pairs[place].translation,
                )


def _measured(review: Review) -> Iterator[Pair]:
    """Yield the approved texts whose sources have measures."""
    for place in review.messages.having(_MEASURE):
        message = review.article.messages[place]
        entry = review.entries.get(message.key)
        if entry and entry.is_approved:
            yield Pair(
                message=message,
                translation=entry,
                source_locale=review.article.locale,
                locale=review.locale,
            )


def _converted(found: Comparison) -> Iterator[tuple[tuple[str, str], str]]:
    """Yield the measures of a source, and what stands in their place."""
    if len(found.missing) != len(found.added):
        return
    for lost, new in zip(found.missing, found.added, strict=True):
        yield (
            _written(lost, found.source.text),
            " ".join(_written(new, found.target.text)),
        )


def _written(quantity: Quantity, text: str) -> tuple[str, str]:
    """Return a figure and its unit."""
    unit = _UNIT.match(text, quantity.end)
    return text[quantity.start : quantity.end], unit[1] if unit else ""


RULE = CatalogRule(
    code="measure-varies",
    severity=Severity.WARNING,
    summary="One measure is converted in two ways.",
    why="Feet may become metres, and pounds kilograms; but a tower that is 60 metres "
    "high in one paragraph is not 65 in the next. What is not converted is compared by "
    "`number-differs`, text by text.",
    mend="Convert it once, and write that everywhere.",
    check=check,
)
