"""Inline tokens → whether a translator has to see them, and from where to where."""

from collections.abc import Callable, Iterator

from pipeline import text
from pipeline.patterns import pattern
from pipeline.syntax.tokens import LinkEnd, LinkStart, Picture, Text, Token

_LETTER = pattern(r"[^\W\d_]")
_FIGURE = pattern(
    "\\d[.,\u00a0\u202f\u2009 ]\\d|\\d[ \u00a0\u202f]?[%\u20ac$£\u2030°]"
    "|[\u20ac$£] ?\\d|\\d{5}"
)


def is_translatable(tokens: tuple[Token, ...]) -> bool:
    """Say whether a run has words, or figures that each language writes its way.

    The text of a link that is its own URL is no prose.
    """
    first = tokens[0] if tokens else None
    if isinstance(first, Text) and _LETTER.search(first.text):
        return True
    prose = "".join(_prose(tokens))
    return bool(_LETTER.search(prose) or _FIGURE.search(prose))


def _prose(tokens: tuple[Token, ...]) -> Iterator[str]:
    url = ""
    for token in tokens:
        if isinstance(token, Text) and token.text != url:
            yield token.text
        elif isinstance(token, LinkStart):
            url = token.url.removeprefix("mailto:")
        elif isinstance(token, LinkEnd):
            url = ""
        elif isinstance(token, Picture):
            yield token.alt


def trim_edges(tokens: tuple[Token, ...]) -> tuple[str, tuple[Token, ...], str]:
    """Part the white space of every kind from the two ends of a run."""
    if tokens and _is_tight(tokens[0], tokens[-1]):
        return "", tokens, ""
    before, trimmed = _trim(list(tokens), 0, text.trim_start)
    after, trimmed = _trim(trimmed, -1, text.trim_end)
    return before, tuple(trimmed), after


def _is_tight(first: Token, last: Token) -> bool:
    """Say whether no white space of any kind stands at an end."""
    if type(first) is Text and text.trim_start(first.text) != first.text:
        return False
    return type(last) is not Text or text.trim_end(last.text) == last.text


def _trim(
    tokens: list[Token], place: int, trim: Callable[[str], str]
) -> tuple[str, list[Token]]:
    first = tokens[place] if tokens else None
    if not isinstance(first, Text):
        return "", tokens
    kept = trim(first.text)
    if kept == first.text:
        return "", tokens
    cut = first.text.replace(kept, "", 1) if kept else first.text
    if kept:
        tokens[place] = Text(kept)
    else:
        del tokens[place]
    return cut, tokens
