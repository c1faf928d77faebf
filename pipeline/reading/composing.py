"""Runs and literal HTML → the messages and the skeleton of an article."""

import re
from dataclasses import dataclass, field, replace

from pipeline.model.articles import (
    Hole,
    Kind,
    Message,
    Part,
    Reference,
    Skeleton,
    Tag,
)
from pipeline.reading.runs import Run
from pipeline.syntax import escape_attribute, escape_text, write
from pipeline.syntax.tokens import Picture, Raw, TagStart

_URL = re.compile(
    r"(<(?:a|img|source|area|video|audio|track)\b[^<>]*?\s(?:href|src|poster)=\")"
    r"([^\"<>]*)(?=\")",
    re.I,
)
_PROSE = frozenset({"title", "alt", "aria-label", "abbr"})
_LINKS = frozenset({"href", "src", "cite", "poster"})


@dataclass(slots=True)
class Composer:
    """Collects the parts of a skeleton, and the messages that fill its holes."""

    messages: list[Message] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)
    skipped: str = ""

    def literal(self, html: str) -> None:
        """Add HTML that is the same in every language, but for its URLs."""
        start = 0
        for found in _URL.finditer(html):
            self._text(html[start : found.end(1)])
            self.parts.append(Reference(_unescaped(found[2])))
            start = found.end()
        self._text(html[start:])

    def extend(self, parts: Skeleton) -> None:
        """Add parts that are made already."""
        for part in parts:
            if isinstance(part, str):
                self._text(part)
            else:
                self.parts.append(part)

    def drop(self, tag: str) -> bool:
        """Take a start tag back, if it is the last thing that was added."""
        last = self.parts[-1] if self.parts else None
        if not isinstance(last, str) or not last.endswith(tag):
            return False
        self.parts[-1] = last.removesuffix(tag)
        return True

    def skip(self, tag: str) -> None:
        """Leave out the next literal, which is this end tag."""
        self.skipped = tag

    def _text(self, html: str) -> None:
        if self.skipped and html.startswith(self.skipped):
            html = html.removeprefix(self.skipped)
            self.skipped = ""
        if self.parts and isinstance(self.parts[-1], str):
            self.parts[-1] += html
        elif html:
            self.parts.append(html)

    def message(self, message: Message) -> int:
        """Add a message and return its index."""
        self.messages.append(message)
        return len(self.messages) - 1

    def hole(self, run: Run) -> None:
        """Add a run as a message, and the hole that it fills."""
        self.parts.append(Hole(self.content(run)))

    def content(self, run: Run) -> int:
        """Add the message of a run, then those of its tooltips."""
        written = write(run.tokens)
        index = self.message(
            Message(
                text=written.text,
                kind=run.kind,
                notes=written.notes,
                comments=run.comments,
                line=run.line,
            )
        )
        tooltips = {
            number: self._plain(title, Kind.TOOLTIP, run)
            for number, title in written.titles.items()
        }
        links = tuple(
            replace(link, tooltip=tooltips.get(link.number)) for link in written.links
        )
        tags = tuple(self._tag(name, token, run) for name, token in written.tags)
        self.messages[index] = replace(self.messages[index], links=links, tags=tags)
        return index

    def _plain(self, text: str, kind: Kind, run: Run) -> int:
        return self.message(Message(text=text, kind=kind, line=run.line))

    def _tag(self, name: str, token: TagStart | Raw, run: Run) -> Tag:
        if isinstance(token, Raw):
            return Tag(name=name, element="", attributes=(token.source,))
        attributes = self.attributes(token, run)
        return Tag(name=name, element=token.name, attributes=attributes)

    def attributes(self, token: TagStart, run: Run) -> Skeleton:
        """Return the attributes of a tag, with holes for what is prose in them."""
        has_language = any(name in _PROSE | _LINKS for name, _ in token.attributes)
        if not has_language:
            return (token.source,)
        parts: list[Part] = []
        for name, value in token.attributes:
            parts.append(f' {name}="')
            if name in _PROSE and value:
                kind = Kind.ALT if name == "alt" else Kind.TOOLTIP
                parts.append(Hole(self._plain(value, kind, run), is_attribute=True))
            elif name in _LINKS:
                parts.append(Reference(value))
            else:
                parts.append(escape_attribute(value))
            parts.append('"')
        return tuple(parts)

    def figure(self, run: Run, picture: Picture) -> None:
        """Add an image that stands alone, its title as caption and credit."""
        caption, _, credit = picture.title.partition(" | ")
        self._text("<figure>")
        self.image(run, picture)
        if picture.title:
            self._text("<figcaption>")
            self._caption(caption, credit, run)
            self._text("</figcaption>")
        self._text("</figure>")

    def image(self, run: Run, picture: Picture) -> None:
        """Add an image that is all there is in a block."""
        self._text('<img src="')
        self.parts.append(Reference(picture.url))
        self._text('" alt="')
        self._prose_attribute(picture.alt, Kind.ALT, run)
        self._text('" loading="lazy">')

    def _caption(self, caption: str, credit: str, run: Run) -> None:
        if caption:
            self.parts.append(Hole(self._plain(caption, Kind.CAPTION, run)))
        if credit:
            self._text(f' <small class="credit">{escape_text(credit)}</small>')

    def _prose_attribute(self, text: str, kind: Kind, run: Run) -> None:
        """Add the value of an attribute that is prose."""
        if text:
            self.parts.append(Hole(self._plain(text, kind, run), is_attribute=True))


def with_sections(messages: list[Message]) -> tuple[Message, ...]:
    """Tell each message the heading that it stands under."""
    section = ""
    placed = []
    for message in messages:
        if message.kind.is_heading:
            section = message.text
            placed.append(message)
        elif message.kind is Kind.FOOTNOTE:
            placed.append(message)
        else:
            placed.append(replace(message, section=section))
    return tuple(placed)


def _unescaped(url: str) -> str:
    return url.replace("&amp;", "&").replace("&#x27;", "'").replace("&quot;", '"')
