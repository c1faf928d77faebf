"""What the rules about links share: the words of one, and numbers of none."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from pipeline.patterns import pattern
from pipeline.syntax.tokens import Code, LinkEnd, LinkStart, Text, Token
from pipeline.validating.subjects import Pair

_NUMBER = pattern(r"\]\[([0-9]{1,6})\]")


def link_words(tokens: Iterable[Token], number: int) -> str:
    """Return the words of the first link with a number."""
    words: list[str] = []
    is_inside = False
    for token in tokens:
        if isinstance(token, LinkStart):
            is_inside = token.number == number
        elif is_inside and isinstance(token, LinkEnd):
            break
        elif is_inside and isinstance(token, Text | Code):
            words.append(token.text)
    return "".join(words)


def invented_numbers(pair: Pair) -> Iterator[re.Match[str]]:
    """Yield each `][9]` of the translation that is no link and not the source's."""
    known = Counter(_NUMBER.findall(pair.source_prose))
    unknown = Counter(_NUMBER.findall(pair.prose)) - known
    for found in _NUMBER.finditer(pair.text) if unknown else ():
        if unknown[found[1]] > 0:
            unknown[found[1]] -= 1
            yield found
