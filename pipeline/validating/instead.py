"""A stretch of the words of a translation, and what to write there → a finding."""

from pipeline.model.diagnostics import Fix, Replacement
from pipeline.model.phrases import Phrase, say
from pipeline.validating.rulebook import Finding, Span
from pipeline.validating.subjects import Pair


def instead(
    pair: Pair,
    place: Span,
    right: str,
    *,
    message: Phrase | None = None,
    is_safe: bool = True,
) -> Finding:
    """Return a finding that would replace some words, if no mark is among them.

    `place` is in `pair.words.text`. A fix that is not safe is only suggested.
    """
    wrong = pair.words.text[slice(*place)]
    span = pair.words.span(*place)
    is_whole = pair.text[slice(*span)] == wrong
    fix = Fix(edits=(Replacement(*span, right),), is_safe=is_safe)
    return Finding(
        message=message
        or say("Write “{right}” for “{wrong}”.", right=right, wrong=wrong),
        span=span,
        fix=fix if is_whole else None,
    )
