"""A mark or tag that opens and does not close, or closes and never opened."""

from collections.abc import Iterator

from pipeline.model.diagnostics import Severity
from pipeline.model.phrases import say
from pipeline.patterns import pattern
from pipeline.syntax.html import VOID_ELEMENTS
from pipeline.syntax.tags import FREE_TAGS
from pipeline.syntax.tokens import (
    LinkEnd,
    LinkStart,
    MarkEnd,
    MarkStart,
    TagEnd,
    TagStart,
    Text,
    Token,
)
from pipeline.validating.batches import remarked
from pipeline.validating.elements import element, is_unsafe_element
from pipeline.validating.rulebook import Example, Finding, MarkupRule
from pipeline.validating.subjects import Pair
from pipeline.validating.wording import quote

_ESCAPED = pattern(r"\\.")
_MARKS = ("**", "~~", "`")
_CUT_TAG = pattern(r"</?([A-Za-z][A-Za-z0-9-]{0,30})(?![A-Za-z0-9-])")


def check(pair: Pair) -> Iterator[Finding]:
    """Look for tags that cross, and for marks that were left over as text."""
    name = _crossed(pair.tokens, pair)
    if name and not _crossed(pair.source_tokens, pair):
        yield Finding(
            message=say(
                "<{name}> and </{name}> do not match: every tag that opens "
                "must close, the last one first.",
                name=name,
            )
        )
    yield from _left_over(pair)
    yield from _brackets(pair)
    yield from _cut_tags(pair)


def _crossed(tokens: tuple[Token, ...], pair: Pair) -> str:
    """Return the name of the first tag that is not closed in its place."""
    opened: list[str] = []
    for token in tokens:
        if type(token) is Text:  # as most are
            continue
        if isinstance(token, TagStart | TagEnd) and is_unsafe_element(token, pair):
            continue
        start, end = _opens(token), _closes(token)
        if start:
            opened.append(start)
        elif end and (not opened or opened.pop() != end):
            return end
    return opened[-1] if opened else ""


def _opens(token: Token) -> str:
    """Return the element that a token opens, or an empty text."""
    match token:
        case TagStart(name) if element(name) not in VOID_ELEMENTS:
            return element(name)
        case MarkStart(mark):
            return mark.value
        case LinkStart():
            return "a"
        case _:
            return ""


def _closes(token: Token) -> str:
    """Return the element that a token closes, or an empty text."""
    match token:
        case TagEnd(name) if element(name) not in VOID_ELEMENTS:
            return element(name)
        case MarkEnd(mark):
            return mark.value
        case LinkEnd():
            return "a"
        case _:
            return ""


def _left_over(pair: Pair) -> Iterator[Finding]:
    """Yield the marks that are shown as text, and are not in the source."""
    typed = _ESCAPED.sub("", pair.text)
    for mark in _MARKS:
        if mark in typed and _is_more(mark, pair):
            yield _unclosed(mark, pair)
            return
    is_emphasis_lost = _emphases(pair.source_tokens) > _emphases(pair.tokens)
    if is_emphasis_lost and "*" in typed and _is_more("*", pair):
        yield _unclosed("*", pair)


def _is_more(mark: str, pair: Pair) -> bool:
    return pair.prose.count(mark) > pair.source_prose.count(mark)


def _emphases(tokens: tuple[Token, ...]) -> int:
    return sum(isinstance(token, MarkStart) for token in tokens)


def _unclosed(mark: str, pair: Pair) -> Finding:
    start = pair.text.rfind(mark)
    shown = say("a backtick") if mark == "`" else quote(mark)
    return Finding(
        message=say(
            "There is {shown} without its other half, and readers would "
            "see it: add the other half, or delete it. A space may stand "
            "on the wrong side of it.",
            shown=shown,
        ),
        span=(start, start + len(mark)),
    )


def _brackets(pair: Pair) -> Iterator[Finding]:
    """Yield a finding if brackets do not match, though the source's do."""
    if _surplus(pair.prose) and not _surplus(pair.source_prose):
        yield Finding(
            message=say("A square bracket is missing: every [ needs its ]."),
            severity=None if pair.message.links else Severity.WARNING,
        )


def _surplus(prose: str) -> int:
    return prose.count("[") - prose.count("]")


def _cut_tags(pair: Pair) -> Iterator[Finding]:
    """Yield the tags whose closing bracket is missing, so that they are text."""
    if "<" not in pair.prose:
        return
    known = FREE_TAGS | pair.kept_tags | {"br"}
    written = {found[0] for found in _CUT_TAG.finditer(pair.source_prose)}
    for found in _CUT_TAG.finditer(pair.prose):
        if found[1] in known and found[0] not in written and found[0] in pair.text:
            yield Finding(
                message=say("{tag} lacks its closing “>”: add it.", tag=found[0])
            )


RULE = MarkupRule(
    code="unbalanced-markup",
    severity=Severity.ERROR,
    summary="A mark or tag has lost its other half.",
    why="Readers would see a lone `**` or backtick as it is, and a tag that is not "
    "closed goes on to the end of the paragraph. A warning for a lone square bracket "
    "in a text without links.",
    mend="Add the other half, or delete the one. A mark has no space on its inner "
    "side: `**words**`, not `** words **`. Put a backslash before a mark that is meant "
    r"as a sign: `\*`.",
    example=Example(
        source="It is **free**.",
        wrong="C’est **gratuit.",
        right="C’est **gratuit**.",
    ),
    is_binding=True,
    check=check,
    suspects=remarked,
)
