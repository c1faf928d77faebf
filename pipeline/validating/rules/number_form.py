"""A figure has the form of the other language."""

from collections.abc import Iterable, Iterator

from pipeline.model.diagnostics import Severity
from pipeline.model.phrases import say
from pipeline.patterns import pattern
from pipeline.validating.batches import Batch, in_figures
from pipeline.validating.rulebook import Example, Finding, ProseRule
from pipeline.validating.subjects import Pair

_UNITS = "(?:[mk]?g|[kcm]?m|m?l|s|h|GB|Go)"
_ENGLISH = pattern(
    r"(?<![\w.,/])(?:\d++\.\d++(?=[ \u00a0\u202f]?[%€$£]"
    rf"|[ \u00a0\u202f](?:millions?|milliards?|pouces?|euros?|{_UNITS})(?!\w))"
    r"|\d{1,3}(?:,\d{3}){2,}|[€$£]\d++(?:[.,]\d++)*)(?!\w)"
)
_FRENCH = pattern(
    r"(?<![\w.,/])(?:[€$£]\d++(?:,\d{1,2}|[ \u00a0\u202f]\d{3})(?!\d)"
    r"|\d++,\d{1,2}(?=[ \u00a0\u202f]?[%€$£]"
    rf"|[ \u00a0\u202f](?:millions?|billions?|{_UNITS})(?!\w))"
    r"|\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?=[ \u00a0\u202f][a-z])"
    r"|\d++(?:[.,]\d++)*[ \u00a0\u202f]€)(?!\w)"
)
_SWISS = pattern(
    r"(?<![\d.,])\d++\.(?:\d\d|[–—-])[ \u00a0\u202f](?:francs?|CHF|euros?)"
    r"|(?:CHF|Fr\.)[ \u00a0\u202f]\d++\.(?:\d\d|[–—-])"
)
"""Swiss money has a point before its cents, in French too (Federal Chancellery)."""

_HINTS = {
    "fr": pattern(r"[€$£.,](?:\d{3},|(?<!,)\d)"),
    "en": pattern("\\d[, \u00a0\u202f][\\d€]"),
}
_FORMS = {"fr": _ENGLISH, "en": _FRENCH}
_EXAMPLES = {"fr": "11,5 %, 1 234 567, 5 €", "en": "11.5%, 1,234,567, €5"}


def check(pair: Pair) -> Iterator[Finding]:
    """Look for points, commas and signs of money where the other language has them."""
    language, text = pair.locale.language, pair.words.text
    is_swiss = pair.locale.territory == "CH"
    for found in _FORMS[language].finditer(text):
        if is_swiss and _SWISS.match(text, found.start()):
            continue
        yield Finding(
            message=say(
                "“{found}” has the form of another language; here one writes {right}.",
                found=found[0],
                right=_EXAMPLES[language],
            ),
            span=pair.words.span(*found.span()),
        )


def _suspects(batch: Batch) -> Iterable[int]:
    return in_figures(_HINTS[batch.locale.language])(batch)


RULE = ProseRule(
    code="number-form",
    severity=Severity.WARNING,
    summary="A figure has the form of the other language.",
    why="A French reader takes `11.5` for a version and `1,234` for little more than "
    "one; the euro stands behind the figure in French, and before it in English. "
    "In Switzerland (`fr-CH`) money has a point before its cents.",
    mend="Write the figure as the language does: 11,5 %, 1 234 567, 5 € in French; "
    "11.5%, 1,234,567, €5 in English.",
    example=Example(
        source="It costs €12.50.",
        wrong="Il en coûte €12,50.",
        right="Il en coûte 12,50 €.",
    ),
    check=check,
    languages=("fr", "en"),
    suspects=_suspects,
)
