"""Inline tokens → those of a message: numbers for URLs, bare names for tags.

What is kept out of the message, so that no translator can change it, stands
beside it.
"""

from collections.abc import Callable, Sequence
from typing import Any, TypeAlias

from msgspec import Struct, field

from pipeline.model.articles import Link
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

_LinkKey: TypeAlias = tuple[str, str, bool]
"""The URL, the title, and whether it is an image."""


class Numbered(Struct):
    """The tokens as the message will say them, and what they leave out.

    A link or image that comes again keeps its number, and so does a tag its
    name. `opened` are the names of the tags that are open, by element.
    """

    tokens: list[Token] = field(default_factory=list)
    numbers: dict[_LinkKey, int] = field(default_factory=dict)
    notes: dict[str, None] = field(default_factory=dict)
    names: dict[TagStart | Raw, str] = field(default_factory=dict)
    taken: dict[str, int] = field(default_factory=dict)
    opened: dict[str, list[str]] = field(default_factory=dict)
    depth: int = 0

    @property
    def links(self) -> tuple[Link, ...]:
        """The links and images, by number."""
        return tuple(
            Link(number=number, url=url, is_image=is_image)
            for (url, _, is_image), number in self.numbers.items()
        )

    @property
    def titles(self) -> dict[int, str]:
        """The titles of the links that have one, by number."""
        return {
            number: title for (_, title, _), number in self.numbers.items() if title
        }

    @property
    def tags(self) -> tuple[tuple[str, TagStart | Raw], ...]:
        """The bare tags that stand for more than they say, by name."""
        return tuple(
            (name, tag)
            for tag, name in self.names.items()
            if isinstance(tag, Raw) or tag.source or name != tag.name
        )

    def link(self, token: LinkStart) -> None:
        """Give a link its number, but none to one inside of another.

        HTML knows no such link, so it is left out.
        """
        self.depth += 1
        if self.depth > 1:
            return
        if self.tokens and isinstance(self.tokens[-1], NoteCall):
            self.tokens.append(Text(" "))  # `[^1][text][1]` is no call
        number = self._number(token.url, token.title, is_image=False)
        self.tokens.append(LinkStart(token.url, number=number))

    def end_link(self, token: LinkEnd) -> None:
        """End a link that is inside of no other."""
        self.depth -= 1
        if not self.depth:
            self.tokens.append(token)

    def picture(self, token: Picture) -> None:
        """Give an image its number."""
        number = self._number(token.url, token.title, is_image=True)
        self.tokens.append(Picture(token.url, token.alt, number=number))

    def note(self, token: NoteCall) -> None:
        """Remember which footnotes are called."""
        self.notes[token.label] = None
        self.tokens.append(token)

    def tag(self, token: TagStart | Raw) -> None:
        """Name a tag: bare, and with a number where another has its name."""
        element = "x" if isinstance(token, Raw) else token.name
        if token not in self.names:
            count = self.taken[element] = self.taken.get(element, 0) + 1
            self.names[token] = f"{element}-{count}" if count > 1 else element
        self.opened.setdefault(element, []).append(self.names[token])
        self.tokens.append(TagStart(self.names[token]))

    def end_tag(self, token: TagEnd) -> None:
        """Name the end of a tag as its start."""
        names = self.opened.get(token.name)
        self.tokens.append(TagEnd(names.pop() if names else token.name, token.source))

    def _number(self, url: str, title: str, *, is_image: bool) -> int:
        key = (url, title, is_image)
        return self.numbers.setdefault(key, len(self.numbers) + 1)


_TAKEN: dict[type, Callable[[Numbered, Any], None]] = {
    LinkStart: Numbered.link,
    LinkEnd: Numbered.end_link,
    Picture: Numbered.picture,
    NoteCall: Numbered.note,
    TagStart: Numbered.tag,
    Raw: Numbered.tag,
    TagEnd: Numbered.end_tag,
}


def number(tokens: Sequence[Token]) -> Numbered:
    """Return the tokens of a message that says the same."""
    numbered = Numbered()
    append = numbered.tokens.append
    for token in tokens:
        take = _TAKEN.get(type(token))
        if take is None:
            append(token)
        else:
            take(numbered, token)
    return numbered
