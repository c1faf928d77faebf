"""A message → texts and inline codes, as XLIFF and TMX have it.

An inline code (XLIFF 2.1, section 4.7) stands for a mark: where a sentence has
a link, a translation program shows a sign that can be moved and not broken. Its
literal is the mark in the message syntax, so that a message can be put together
again from its texts and codes alone.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum

from msgspec import Struct, field

from pipeline.model.articles import Kind, Link, Message
from pipeline.patterns import pattern
from pipeline.syntax.pairing import ends_of
from pipeline.syntax.parsing import parse
from pipeline.syntax.tokens import (
    LinkStart,
    Mark,
    MarkStart,
    Picture,
    TagStart,
    Text,
    Token,
)
from pipeline.syntax.writing import literal


class Role(StrEnum):
    """Whether a code opens what it marks, closes it, or stands alone."""

    START = "start"
    END = "end"
    ALONE = "alone"


class InlineCode(Struct, frozen=True, gc=False):
    """A mark, or one end of it; both ends have one number."""

    number: int
    role: Role
    literal: str


Piece = str | InlineCode
"""A run of text, with no escape in it, or an inline code."""

SIGNS = {Mark.EMPHASIS: "*", Mark.STRONG: "**", Mark.STRIKETHROUGH: "~~"}
LINK, IMAGE = "[", "!["


def encode(
    message: Message, text: str = "", like: Sequence[Piece] = ()
) -> tuple[Piece, ...]:
    """Return the pieces of a message, or of another text for it.

    A code has the number of its twin in `like`, the pieces of the source; one
    that has no twin comes after them.
    """
    words = text or message.text
    if message.kind.is_plain:
        return (words,) if words else ()
    tokens = parse(words, message)
    return tuple(_coded(tokens, ends_of(tokens), _Numbers.of(like)))


def encode_alone(
    text: str, like: Sequence[Piece] = (), *, is_plain: bool = False
) -> tuple[Piece, ...]:
    """Return the pieces of a text whose message is not at hand, as in a memory.

    Every link and footnote that it names is taken to be there.
    """
    numbers = {int(each) for each in _NUMBER.findall(text)}
    links = (
        Link(number=number, url=f"#{number}", is_image=is_image)
        for number in sorted(numbers)
        for is_image in (False, True)
    )
    message = Message(
        text=text,
        kind=Kind.CAPTION if is_plain else Kind.PARAGRAPH,
        links=tuple(links),
        notes=tuple(dict.fromkeys(_CALL.findall(text))),
    )
    return encode(message, text, like)


def is_mark(code: InlineCode) -> bool:
    """Say whether a code stands for a mark of the message syntax."""
    return _LITERAL.fullmatch(code.literal) is not None


_NUMBER = pattern(r"\]\[([0-9]{1,5})\]")
_CALL = pattern(r"\[\^([^\] ]+)\]")
_LITERAL = pattern(
    r"\*{1,2}|~~|!?\[|\]\[[0-9]{1,5}\]|\]\([^() ]+\)|\[\^[^\] ]+\]"
    r"|`.*`|</?[A-Za-z][A-Za-z0-9-]*>"
)


class _Numbers(Struct):
    """Gives codes their numbers: those of their twins in the source first."""

    free: list[tuple[tuple[str, str], int]] = field(default_factory=list)
    last: int = 0

    @classmethod
    def of(cls, like: Iterable[Piece]) -> "_Numbers":
        """Return what gives the codes of a translation the numbers of the source."""
        codes = [each for each in like if isinstance(each, InlineCode)]
        ends = {each.number: each.literal for each in codes if each.role is Role.END}
        free = [
            ((each.literal, ends.get(each.number, "")), each.number)
            for each in codes
            if each.role is not Role.END
        ]
        return cls(free, max((number for _, number in free), default=0))

    def take(self, start: str, end: str) -> int:
        """Return the number of the first free code of this sign, or a new one."""
        for place, (sign, number) in enumerate(self.free):
            if sign == (start, end):
                del self.free[place]
                return number
        self.last += 1
        return self.last


def _coded(
    tokens: Sequence[Token], ends: Mapping[int, int], numbers: _Numbers
) -> Iterator[Piece]:
    closing: dict[int, InlineCode] = {}
    for at, token in enumerate(tokens):
        if isinstance(token, Text):
            yield token.text
        elif at in closing:
            yield closing[at]
        elif isinstance(token, Picture):
            start, end = IMAGE, f"][{token.number}]"
            number = numbers.take(start, end)
            yield InlineCode(number, Role.START, start)
            yield from (token.alt,) if token.alt else ()
            yield InlineCode(number, Role.END, end)
        elif at in ends:
            start, end = _signs(token)
            number = numbers.take(start, end)
            closing[ends[at]] = InlineCode(number, Role.END, end)
            yield InlineCode(number, Role.START, start)
        else:
            sign = literal(token)
            yield InlineCode(numbers.take(sign, ""), Role.ALONE, sign)


def _signs(token: Token) -> tuple[str, str]:
    """Return how the message syntax opens and closes a mark."""
    if isinstance(token, LinkStart):
        is_own = not token.number  # a URL that a translator wrote
        return LINK, f"]({token.url})" if is_own else f"][{token.number}]"
    if isinstance(token, MarkStart):
        return SIGNS[token.mark], SIGNS[token.mark]
    name = token.name if isinstance(token, TagStart) else ""
    return f"<{name}>", f"</{name}>"
