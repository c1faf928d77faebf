"""A translation that shows nothing."""

from collections.abc import Iterator

from pipeline.model.diagnostics import Severity
from pipeline.model.phrases import say
from pipeline.syntax.tokens import Code, NoteCall, Picture, Text, Token
from pipeline.text import trim
from pipeline.validating.rulebook import Example, Finding, TextRule
from pipeline.validating.signs import Signs, those
from pipeline.validating.subjects import Pair


def check(pair: Pair) -> Iterator[Finding]:
    """Look for anything that a reader would see."""
    if pair.text[0].isalnum() or any(_is_seen(each, pair) for each in pair.tokens):
        return
    if any(_is_seen(each, pair) for each in pair.source_tokens):
        yield Finding(
            message=say(
                "This translation shows nothing: translate the text, or "
                "leave msgstr empty until it is done."
            ),
            span=(0, len(pair.text)),
        )


def _is_seen(token: Token, pair: Pair) -> bool:
    if isinstance(token, Text | Code):
        return any(
            trim(each) and each not in pair.oddities for each in trim(token.text)
        )
    return isinstance(token, NoteCall | Picture)


RULE = TextRule(
    code="empty-text",
    severity=Severity.ERROR,
    summary="The translation shows nothing.",
    why="A msgstr of spaces or of marks alone counts as translated, and would leave a "
    "hole in the page.",
    mend="Translate the text, or empty `msgstr`: readers then see the source.",
    example=Example(source="A new market", wrong=" ", right="Un nouveau marché"),
    is_binding=True,
    check=check,
    signs=(Signs(opening=those(r"[\W_]")),),
)
