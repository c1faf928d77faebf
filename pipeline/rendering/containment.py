"""Tokens of any text whatever → tokens that can't leave their block.

A translator's text may say only what its source says: the source's links,
images, footnotes and tags, and a few tags that carry no more than a language
(`docs/decisions/0002-skeleton.md`). What remains is balanced.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from msgspec import Struct, field
from msgspec.structs import replace

from pipeline.model.articles import Message, Skeleton, Tag
from pipeline.patterns import pattern
from pipeline.syntax import escape_attribute
from pipeline.syntax.limits import DEEPEST
from pipeline.syntax.tags import FREE_ATTRIBUTES, FREE_TAGS
from pipeline.syntax.tokens import (
    Break,
    Code,
    LinkEnd,
    LinkStart,
    MarkEnd,
    MarkStart,
    NoteCall,
    Picture,
    Raw,
    TagEnd,
    TagStart,
    Text,
    Token,
)

_VOID = frozenset({"img", "wbr"})
_HARMLESS = frozenset({Text, Code, Break, MarkStart, MarkEnd, LinkEnd})
_HARMLESS_LINKS = _HARMLESS | {LinkStart}

_UNWANTED = pattern(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff"
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]"
)
_ID = pattern(r' id="[^"]*"')

Fill = Callable[[Skeleton], str]


def clean_text(words: str) -> str:
    """Leave out what no page may hold: controls, and what turns text around.

    Right-to-left words need no control in HTML; a hostile one could make a
    sentence read otherwise than it is written (Unicode TR 36).
    """
    return _UNWANTED.sub("", words)


def cleaned(token: Token) -> Token:
    """Clean the text of a token, which an entity may have put there."""
    if isinstance(token, Text | Code):
        return replace(token, text=clean_text(token.text))
    if isinstance(token, Picture):
        return replace(token, alt=clean_text(token.alt))
    return token


def contain(tokens: Iterable[Token], message: Message, fill: Fill) -> tuple[Token, ...]:
    """Return the tokens that the message allows, each that opens closed.

    `fill` turns the attributes that were kept aside into HTML.
    """
    found = tuple(tokens)
    if len(found) <= DEEPEST and _are_harmless(found):
        return found
    return tuple(_Container(message, fill).run(found))


def _are_harmless(tokens: tuple[Token, ...]) -> bool:
    """Say whether no token needs a look: the parser balances all but tags."""
    kinds = set(map(type, tokens))
    if LinkStart not in kinds:
        return kinds <= _HARMLESS
    return kinds <= _HARMLESS_LINKS and all(
        token.number for token in tokens if type(token) is LinkStart
    )


class _Container(Struct):
    """What is open: the name of each element, and the token that ends it.

    What was not let through stands there too, with no end to write, so that
    its end tag is left out with it; so does what is too deep. `names`, `links`
    and `depth` count what is open: a text of a million unclosed tags must not
    be looked through for each.
    """

    message: Message
    fill: Fill
    opened: list[tuple[str, Token | None]] = field(default_factory=list)
    names: Counter[str] = field(default_factory=Counter)
    links: int = 0
    depth: int = 0
    used: set[str] = field(default_factory=set)
    tags: dict[str, Tag] = field(default_factory=dict)
    notes: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        self.tags = {tag.name: tag for tag in self.message.tags}
        self.notes = frozenset(self.message.notes)

    def run(self, tokens: Iterable[Token]) -> Iterator[Token]:
        """Yield the tokens that may stand."""
        for token in tokens:
            yield from self._step(token)
        yield from self._close_from(0)

    def _step(self, token: Token) -> Iterator[Token]:
        match token:
            case MarkStart(mark):
                yield from self._open(mark.value, token, MarkEnd(mark))
            case LinkStart():
                is_allowed = bool(token.number) and not self._is_in_link()
                yield from self._open("a", token if is_allowed else None, LinkEnd())
            case TagStart():
                yield from self._start_tag(token)
            case MarkEnd(mark):
                yield from self._close(mark.value)
            case LinkEnd():
                yield from self._close("a")
            case TagEnd(name):
                yield from self._close(self._element(name))
            case _:
                yield from self._leaf(token)

    def _leaf(self, token: Token) -> Iterator[Token]:
        if isinstance(token, Picture) and not token.number:
            yield Text(token.alt)
        elif isinstance(token, NoteCall) and token.label not in self.notes:
            yield Text(f"[^{token.label}]")
        elif not isinstance(token, Raw):
            yield token

    def _start_tag(self, token: TagStart) -> Iterator[Token]:
        allowed = self._allowed(token)
        name = self._element(token.name)
        if name in _VOID:
            yield from (allowed,) if allowed else ()
            return
        yield from self._open(name, allowed, TagEnd(name))

    def _allowed(self, token: TagStart) -> TagStart | None:
        """Return the tag with the attributes it may have, or none."""
        kept = None if token.source else self._kept(token.name)
        if kept is not None:
            is_nested = kept.element == "a" and self._is_in_link()
            return None if is_nested or not kept.element else self._whole(kept)
        name = token.name.lower()
        if name == "wbr":
            return TagStart(name)
        return TagStart(name, _free(token)) if name in FREE_TAGS else None

    def _whole(self, kept: Tag) -> TagStart:
        """Return a tag of the source; its id stays where it is used first."""
        attributes = self.fill(kept.attributes)
        if kept.name in self.used:
            attributes = _ID.sub("", attributes)
        self.used.add(kept.name)
        return TagStart(kept.element, attributes)

    def _kept(self, name: str) -> Tag | None:
        return self.tags.get(name)

    def _element(self, name: str) -> str:
        kept = self._kept(name)
        return kept.element.lower() if kept else name.lower()

    def _is_in_link(self) -> bool:
        return self.links > 0

    def _open(self, name: str, start: Token | None, end: Token) -> Iterator[Token]:
        is_let_in = start is not None and self.depth < DEEPEST
        self.opened.append((name, end if is_let_in else None))
        self.names[name] += 1
        if start is not None and is_let_in:
            self.depth += 1
            self.links += name == "a"
            yield start

    def _close(self, name: str) -> Iterator[Token]:
        """Close the innermost element of a name, and all that is open in it."""
        if not self.names[name]:
            return
        place = len(self.opened) - 1
        while self.opened[place][0] != name:
            place -= 1
        yield from self._close_from(place)

    def _close_from(self, place: int) -> Iterator[Token]:
        for name, end in reversed(self.opened[place:]):
            self.names[name] -= 1
            if end is not None:
                self.depth -= 1
                self.links -= name == "a"
                yield end
        del self.opened[place:]


def _free(token: TagStart) -> str:
    """Return the attributes that anyone may write: the language of a phrase."""
    return "".join(
        f' {name}="{escape_attribute(clean_text(value))}"'
        for name, value in reversed(dict(reversed(token.attributes)).items())
        if name in FREE_ATTRIBUTES
    )
