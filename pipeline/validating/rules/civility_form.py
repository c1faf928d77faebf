"""A French title before a name is shortened as in English."""

from collections.abc import Iterator

from pipeline.model.diagnostics import Fix, Replacement, Severity
from pipeline.model.phrases import say
from pipeline.patterns import pattern
from pipeline.validating.batches import in_words
from pipeline.validating.rulebook import Example, Finding, ProseRule
from pipeline.validating.subjects import Pair

_FORM = pattern(
    # A pattern that begins with its letters is looked for quickest.
    r"(M(?<![\w’'-]M)(?:r\.?|me\.|lle\.|rs\.?|s\.?)|D(?<![\w’'-]D)r\.)"
    r"(?=[ \u00a0\u202f](?:[A-ZÀ-Þ]|et |l[ae] ))"
)
_RIGHT = {
    "Mr": "M.",
    "Mme": "Mme",
    "Mlle": "Mlle",
    "Mrs": "Mme",
    "Ms": "Mme",
    "Dr": "Dr",
}


def check(pair: Pair) -> Iterator[Finding]:
    """Look for Mr, Mrs and Mme. before a name."""
    for found in _FORM.finditer(pair.words.text):
        right = _RIGHT[found[1].removesuffix(".")]
        span = pair.words.span(*found.span())
        yield Finding(
            message=say("Write “{right}” for “{wrong}”.", right=right, wrong=found[1]),
            span=span,
            fix=Fix(edits=(Replacement(*span, right),)),
        )


RULE = ProseRule(
    code="civility-form",
    severity=Severity.WARNING,
    summary="A French title before a name is shortened as in English.",
    why="*Monsieur* is shortened to `M.`, and *Madame* to `Mme`, without a full stop, "
    "as it keeps its last letter.",
    mend="Write M., Mme, Mlle.",
    example=Example(source="says Mr Roux", wrong="dit Mr Roux", right="dit M. Roux"),
    check=check,
    languages=("fr",),
    suspects=in_words(_FORM),
)
