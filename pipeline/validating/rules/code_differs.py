"""A code span that is not the source's, letter for letter."""

from collections import Counter
from collections.abc import Iterable, Iterator

from pipeline.model.diagnostics import Severity
from pipeline.model.phrases import say
from pipeline.syntax.tokens import Code, Token
from pipeline.validating.batches import remarked
from pipeline.validating.rulebook import Example, Finding, MarkupRule
from pipeline.validating.signs import Signs
from pipeline.validating.subjects import Pair
from pipeline.validating.wording import differences, quote, times


def check(pair: Pair) -> Iterator[Finding]:
    """Compare the code spans on both sides."""
    if Code not in pair.kinds:
        return
    source, target = _codes(pair.source_tokens), _codes(pair.tokens)
    for code, expected, actual in differences(source, target):
        yield Finding(message=_sentence(code, expected, actual))


def _codes(tokens: Iterable[Token]) -> Counter[str]:
    return Counter(token.text for token in tokens if isinstance(token, Code))


def _sentence(code: str, expected: int, actual: int) -> str:
    if not actual:
        return say(
            "The code {code} is missing or changed: keep it between "
            "backticks, letter for letter.",
            code=quote(code),
        )
    if not expected:
        return say(
            "The source has no code {code}: keep code as it is there.", code=quote(code)
        )
    return say(
        "The code {code} must stand here {expected}.",
        code=quote(code),
        expected=times(expected),
    )


RULE = MarkupRule(
    code="code-differs",
    severity=Severity.ERROR,
    summary="Code differs from the source's.",
    why="What stands between backticks is typed by the reader into a computer: a "
    "translated word or a no-break space would keep it from working.",
    mend="Copy the code from the source.",
    example=Example(
        source="Run `make site` first.",
        wrong="Lancez d’abord `faire site`.",
        right="Lancez d’abord `make site`.",
    ),
    check=check,
    suspects=remarked,
    signs=(Signs(text="`", source="`"),),
)
