"""A French ordinal is written as one says it, not as one writes it."""

from collections.abc import Iterator

from pipeline.model.diagnostics import Fix, Replacement, Severity
from pipeline.model.phrases import say
from pipeline.patterns import pattern
from pipeline.validating.batches import in_words
from pipeline.validating.rulebook import Example, Finding, ProseRule
from pipeline.validating.subjects import Pair

_HINT = pattern("[\\dIVXLC](?:[eéè]me|ième|[eè]re|i[eè]r)")
_FORM = pattern(
    r"(?<![\w.,])(?:(1)(ère|ere|ières?|ères|ier)|(\d{1,4}|[IVXLC]{1,7})(ème|eme|éme|ième|èmes)"
    r")(?!\w)"
)


def check(pair: Pair) -> Iterator[Finding]:
    """Look for 1ère, 2ème and their like."""
    text = pair.words.text
    for found in _FORM.finditer(text):
        figure, ending = found[1] or found[3], found[2] or found[4]
        plural = "s" if ending.endswith("s") else ""
        first = "er" if ending == "ier" else "re"
        short = f"{figure}{first if found[1] else 'e'}{plural}"
        span = pair.words.span(*found.span())
        is_whole = pair.text[span[0] : span[1]] == found[0]
        yield Finding(
            message=say("Write “{right}” for “{wrong}”.", right=short, wrong=found[0]),
            span=span,
            fix=Fix(edits=(Replacement(*span, short),)) if is_whole else None,
        )


RULE = ProseRule(
    code="ordinal-form",
    severity=Severity.WARNING,
    summary="A French ordinal has too many letters.",
    why="French shortens *première* to `1re` and *deuxième* to `2e`; `1ère` and `2ème` "
    "are common, and wrong.",
    mend="Write 1er, 1re, 2e, 3e, XXIe; `<sup>` around the letters is optional.",
    example=Example(
        source="the 2nd floor",
        wrong="le 2ème étage",
        right="le 2e étage",
    ),
    check=check,
    languages=("fr",),
    suspects=in_words(_HINT),
)
