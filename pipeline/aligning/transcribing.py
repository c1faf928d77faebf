"""What a translation says → the same in the message syntax of the source.

A translation brings its own numbers of links, labels of footnotes and tags. In
the catalog they are the source's.
"""

from collections.abc import Iterator, Mapping
from typing import TypeAlias

from msgspec import Struct, field

from pipeline.aligning.addresses import host, neutral
from pipeline.aligning.units import plain
from pipeline.model.articles import Link, Message, Tag
from pipeline.syntax import spell
from pipeline.syntax.html import VOID_ELEMENTS
from pipeline.syntax.tags import FREE_ATTRIBUTES, FREE_TAGS
from pipeline.syntax.tokens import (
    LinkEnd,
    LinkStart,
    NoteCall,
    Picture,
    Raw,
    TagEnd,
    TagStart,
    Text,
    Token,
)

Passage: TypeAlias = tuple[tuple[Token, ...], Message]
"""Tokens, and the message of the translation that they are from."""


class Transcript(Struct, frozen=True, kw_only=True):
    """A text in the message syntax of the source, and what could not be carried."""

    text: str
    losses: tuple[str, ...] = ()


def transcribe(passages: tuple[Passage, ...], message: Message) -> Transcript:
    """Return what passages of a translation say, as a translation of a message.

    A link is the source's with the same URL; else the one that is left over on
    each side, if both lead to the same host, or within the site. Another link,
    and a tag or footnote that the source does not have, gives way to its words.
    """
    tokens = tuple(_joined(passages))
    if message.kind.is_plain:
        return Transcript(text=plain(tokens))
    clerk = _Clerk(
        links=dict(_links(tokens, message.links)),
        notes=_notes(tokens, message.notes),
        tags=dict(_tags(tokens, message.tags)),
    )
    carried = _merged(tuple(filter(None, map(clerk.carry, tokens))))
    missing = _missing(carried, message)
    return Transcript(
        text=spell(carried, message),
        losses=tuple(dict.fromkeys((*clerk.losses, *missing))),
    )


def _joined(passages: tuple[Passage, ...]) -> Iterator[Token]:
    """Yield the tokens of all, a space between two passages."""
    for at, passage in enumerate(passages):
        if at:
            yield Text(" ")
        yield from _at_length(*passage)


def _at_length(tokens: tuple[Token, ...], origin: Message) -> Iterator[Token]:
    """Yield the tokens, each tag with what its message keeps of it elsewhere."""
    kept = {tag.name: tag for tag in origin.tags}
    for token in tokens:
        tag = kept.get(token.name) if isinstance(token, TagStart | TagEnd) else None
        if tag is None:
            yield token
        elif tag.element and isinstance(token, TagStart):
            yield TagStart(tag.element, _written(tag))
        elif tag.element:
            yield TagEnd(tag.element)


def _written(tag: Tag) -> str:
    return "".join(part for part in tag.attributes if isinstance(part, str))


class _Clerk(Struct, kw_only=True):
    """Rewrites tokens one by one, and notes what has to be left out."""

    links: Mapping[tuple[str, bool], Link]
    notes: Mapping[str, str]
    tags: Mapping[TagStart, TagStart]
    losses: list[str] = field(default_factory=list)
    opened: list[tuple[Token, Token | None]] = field(default_factory=list)

    def carry(self, token: Token) -> Token | None:
        """Return a token with the names and numbers of the source, if it has them."""
        if isinstance(token, LinkEnd | TagEnd):
            return self._closed(token)
        carried, lost = self._carried(token)
        if carried is None and lost:
            self.losses.append(f"the source does not have {lost}")
        if isinstance(token, LinkStart | TagStart) and not _is_void(token):
            self.opened.append((token, carried))
        return carried

    def _closed(self, token: LinkEnd | TagEnd) -> Token | None:
        """Close the innermost of its sort; one that closes nothing stays."""
        for at in range(len(self.opened) - 1, -1, -1):
            start, carried = self.opened[at]
            if _is_closed_by(start, token):
                del self.opened[at]
                if isinstance(carried, TagStart):
                    return TagEnd(carried.name)
                return token if carried else None
        return token

    def _carried(self, token: Token) -> tuple[Token | None, str]:
        """Return what becomes of a token, and what to call it if that is nothing."""
        match token:
            case LinkStart(url):
                link = self.links.get((url, False))
                start = LinkStart(link.url, number=link.number) if link else None
                return start, f"the link to {url}"
            case Picture(url, alt):
                link = self.links.get((url, True))
                picture = Picture(link.url, alt, number=link.number) if link else None
                return picture, f"the picture {url}"
            case NoteCall(label):
                known = self.notes.get(label)
                return NoteCall(known) if known else None, f"footnote [^{label}]"
            case TagStart(name):
                return self._tag(token), f"the tag <{name}>"
            case _:
                return (None if isinstance(token, Raw) else token), ""

    def _tag(self, token: TagStart) -> TagStart | None:
        if token in self.tags or not token.source:
            return self.tags.get(token, token)
        names = {name for name, _ in token.attributes}
        is_free = token.name in FREE_TAGS and names <= FREE_ATTRIBUTES
        return token if is_free else None


def _is_closed_by(start: Token, end: LinkEnd | TagEnd) -> bool:
    if isinstance(end, LinkEnd):
        return isinstance(start, LinkStart)
    return isinstance(start, TagStart) and start.name == end.name


def _is_void(token: LinkStart | TagStart) -> bool:
    return isinstance(token, TagStart) and token.name in VOID_ELEMENTS


def _links(
    tokens: tuple[Token, ...], links: tuple[Link, ...]
) -> Iterator[tuple[tuple[str, bool], Link]]:
    """Yield the source's link for each URL of the translation that has one."""
    for is_image in (False, True):
        sort = Picture if is_image else LinkStart
        urls = list(dict.fromkeys(t.url for t in tokens if isinstance(t, sort)))
        free = [link for link in links if link.is_image is is_image]
        for alike in (_is_same, _is_neutral):
            for url in tuple(urls):
                found = next((link for link in free if alike(link.url, url)), None)
                if found:
                    yield (url, is_image), found
                    free.remove(found)
                    urls.remove(url)
        if len(urls) == len(free) == 1 and host(urls[0]) == host(free[0].url):
            yield (urls[0], is_image), free[0]


def _is_same(one: str, other: str) -> bool:
    return one == other


def _is_neutral(one: str, other: str) -> bool:
    return neutral(one) == neutral(other)


def _notes(tokens: tuple[Token, ...], labels: tuple[str, ...]) -> dict[str, str]:
    """Return the source's label for each: the same one, or that of the same place."""
    called = tuple(dict.fromkeys(t.label for t in tokens if isinstance(t, NoteCall)))
    if set(called) <= set(labels) or len(called) != len(labels):
        return {label: label for label in called if label in labels}
    return dict(zip(called, labels, strict=True))


def _tags(
    tokens: tuple[Token, ...], tags: tuple[Tag, ...]
) -> Iterator[tuple[TagStart, TagStart]]:
    """Yield the source's bare tag for each tag: the same, or the next of its name."""
    free = [tag for tag in tags if tag.element]
    starts = dict.fromkeys(t for t in tokens if isinstance(t, TagStart))
    for start in sorted(starts, key=lambda each: not _is_there(each, tags)):
        like = [tag for tag in free if tag.element == start.name]
        like.sort(key=lambda tag: _written(tag) != start.source)
        if like and (start.source or not _written(like[0])):
            free.remove(like[0])
            yield start, TagStart(like[0].name)


def _is_there(start: TagStart, tags: tuple[Tag, ...]) -> bool:
    return any(
        tag.element == start.name and _written(tag) == start.source for tag in tags
    )


def _missing(carried: tuple[Token, ...], message: Message) -> Iterator[str]:
    """Yield a sentence for each link, footnote and tag of the source that is lost."""
    numbers = {t.number for t in carried if isinstance(t, LinkStart | Picture)}
    labels = {t.label for t in carried if isinstance(t, NoteCall)}
    names = {t.name for t in carried if isinstance(t, TagStart)}
    for link in message.links:
        if link.number not in numbers:
            yield f"the translation does not have the link [{link.number}]"
    for label in message.notes:
        if label not in labels:
            yield f"the translation does not have footnote [^{label}]"
    for tag in message.tags:
        if tag.element and tag.name not in names:
            yield f"the translation does not have the tag <{tag.name}>"


def _merged(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """Join texts that stand side by side, as a parser would return them."""
    merged: list[Token] = []
    for token in tokens:
        last = merged[-1] if merged else None
        if isinstance(token, Text) and isinstance(last, Text):
            merged[-1] = Text(last.text + token.text)
        else:
            merged.append(token)
    return tuple(merged)
