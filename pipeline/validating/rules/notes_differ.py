"""A footnote call of the source is missing, doubled or not the source's."""

from collections import Counter
from collections.abc import Iterable, Iterator

from pipeline.model.diagnostics import Severity
from pipeline.model.phrases import say
from pipeline.patterns import pattern
from pipeline.syntax.tokens import NoteCall, Token
from pipeline.validating.batches import remarked
from pipeline.validating.rulebook import Example, Finding, MarkupRule
from pipeline.validating.signs import Signs
from pipeline.validating.subjects import Pair
from pipeline.validating.wording import differences, times

_CALL = pattern(r"(?<!\\)\[\^([^\[\] \n]{1,99})\]")


def check(pair: Pair) -> Iterator[Finding]:
    """Compare the calls on both sides, and look for calls of no footnote."""
    if NoteCall not in pair.kinds and "[^" not in pair.text:
        return
    source, target = _calls(pair.source_tokens), _calls(pair.tokens)
    for label, expected, actual in differences(source, target):
        yield _counted(label, expected, actual)
    known, shown = set(_CALL.findall(pair.source)), set(_CALL.findall(pair.prose))
    for found in _CALL.finditer(pair.text):
        if found[1] in shown - known:
            yield Finding(
                message=say(
                    "There is no footnote {note} in the source: delete it, or "
                    "correct its name.",
                    note=found[0],
                ),
                span=found.span(),
            )


def _calls(tokens: Iterable[Token]) -> Counter[str]:
    return Counter(token.label for token in tokens if isinstance(token, NoteCall))


def _counted(label: str, expected: int, actual: int) -> Finding:
    if not actual:
        return Finding(
            message=say(
                "The footnote [^{label}] is missing: write [^{label}] behind "
                "the words that it explains.",
                label=label,
            )
        )
    return Finding(
        message=say(
            "The footnote [^{label}] stands here {here}, and "
            "{there} in the source: keep it as often.",
            label=label,
            here=times(actual),
            there=times(expected),
        ),
        severity=Severity.WARNING,
    )


RULE = MarkupRule(
    code="notes-differ",
    severity=Severity.ERROR,
    summary="A footnote is missing, or not the source's.",
    why="`[^1]` is where the reader finds the way to the footnote, and back. Without "
    "it the note stands at the foot of the page with nothing to explain. A warning "
    "where it only stands more or less often than in the source.",
    mend="Write each `[^1]` of the source behind the words that it explains.",
    example=Example(
        source="It opened in 1993.[^1]",
        wrong="Il a ouvert en 1993.",
        right="Il a ouvert en 1993[^1].",
    ),
    is_binding=True,
    check=check,
    suspects=remarked,
    signs=(Signs(text="[", source="["),),
)
