"""Points of suspension stand behind “etc.”, which says the same."""

from collections.abc import Iterator

from pipeline.model.diagnostics import Fix, Replacement, Severity
from pipeline.model.phrases import say
from pipeline.patterns import pattern
from pipeline.validating.batches import with_words
from pipeline.validating.rulebook import Example, Finding, ProseRule
from pipeline.validating.subjects import Pair

_FORM = pattern(r"(?<!\w)etc(?:\.?…|\.{2,})")


def check(pair: Pair) -> Iterator[Finding]:
    """Look for etc… and etc..."""
    for found in _FORM.finditer(pair.words.text):
        span = pair.words.span(*found.span())
        yield Finding(
            message=say("Write “{right}” for “{wrong}”.", right="etc.", wrong=found[0]),
            span=span,
            fix=Fix(edits=(Replacement(*span, "etc."),)),
        )


RULE = ProseRule(
    code="etc-ellipsis",
    severity=Severity.WARNING,
    summary="Points of suspension stand behind “etc.”.",
    why="“Etc.” and the points say the same: that the list goes on.",
    mend="Write etc. with one full stop.",
    example=Example(
        source="figs, plums, etc.",
        wrong="figues, prunes, etc...",
        right="figues, prunes, etc.",
    ),
    check=check,
    suspects=with_words(frozenset({"etc"})),
)
