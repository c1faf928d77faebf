"""A text → the same in letters with accents, a third longer: to try a theme with.

Where a page shows plain letters, a string was forgotten; where it breaks, there
is too little room for a language that needs more than English.
"""

from collections.abc import Iterable

from pipeline.model.articles import Message
from pipeline.patterns import pattern
from pipeline.syntax import parse, spell
from pipeline.syntax.tokens import Text, Token
from pipeline.text import slugify

_ACCENTS = str.maketrans(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz",
    "ÅƁÇÐÉƑĜĤÎĴĶĻṀÑÖÞǪŔŠŢÛṼŴẊÝŽåƀçðéƒĝĥîĵķļɱñöþǫŕšţûṽŵẋýž",
)
_PLACE = pattern(r"%\(\w+\)[a-z]|%[sd]|\{\w*\}|</?[A-Za-z][^>]*>|&\w+;")
_MORE = 3
"""One letter more for this many."""


def pseudo(message: Message) -> str:
    """Return the pseudo-translation of a message, its marks where they were."""
    if message.kind.is_plain:
        return pseudo_text(message.text)
    tokens = parse(message.text, message)
    return spell(tuple(_accented(tokens)), message)


def pseudo_text(text: str) -> str:
    """Return the pseudo-translation of a text; its placeholders stay."""
    places = [found.span() for found in _PLACE.finditer(text)]
    pieces, at = [], 0
    for start, end in places:
        pieces += [text[at:start].translate(_ACCENTS), text[start:end]]
        at = end
    accented = "".join((*pieces, text[at:].translate(_ACCENTS)))
    return f"[{accented}{_padding(text)}]"


def pseudo_slug(text: str) -> str:
    """Return an address for a pseudo-translation."""
    return f"{slugify(text)}-xa"


def _accented(tokens: Iterable[Token]) -> Iterable[Token]:
    every = list(tokens)
    last = max(
        (at for at, each in enumerate(every) if isinstance(each, Text)), default=-1
    )
    whole = "".join(each.text for each in every if isinstance(each, Text))
    for at, token in enumerate(every):
        if not isinstance(token, Text):
            yield token
            continue
        padding = _padding(whole) if at == last else ""
        yield Text(token.text.translate(_ACCENTS) + padding)


def _padding(text: str) -> str:
    """Return the third that a translation may be longer, in words of its own."""
    length = -(-len(text) // _MORE)
    return (" ~" + "~" * max(length - 2, 0)) if text else ""
