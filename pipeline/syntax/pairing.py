"""Inline tokens → which of them closes what another opens."""

from collections.abc import Sequence

from pipeline.syntax.tokens import (
    LinkEnd,
    LinkStart,
    MarkEnd,
    MarkStart,
    TagEnd,
    TagStart,
    Token,
)


def ends_of(tokens: Sequence[Token]) -> dict[int, int]:
    """Return for each token that opens a mark the place of what closes it.

    A tag without an end, such as `<wbr>`, opens nothing.
    """
    found: dict[int, int] = {}
    open_: list[tuple[int, Token]] = []
    for at, token in enumerate(tokens):
        if isinstance(token, LinkStart | MarkStart | TagStart):
            open_.append((at, token))
        elif isinstance(token, LinkEnd | MarkEnd | TagEnd):
            depth = _depth(token, open_)
            if depth:
                found[open_[-depth][0]] = at
                del open_[-depth:]
    return found


def _depth(token: Token, open_: Sequence[tuple[int, Token]]) -> int:
    """Return how far from the top stands what a token closes; 0, if nothing does."""
    for depth, (_, opened) in enumerate(reversed(open_), 1):
        if _closes(token, opened):
            return depth
        if not isinstance(opened, TagStart):
            return 0
    return 0


def _closes(token: Token, opened: Token) -> bool:
    if isinstance(opened, LinkStart):
        return isinstance(token, LinkEnd)
    if isinstance(opened, MarkStart):
        return isinstance(token, MarkEnd) and token.mark is opened.mark
    is_tag = isinstance(opened, TagStart) and isinstance(token, TagEnd)
    return is_tag and token.name == opened.name  # type: ignore[union-attr]
