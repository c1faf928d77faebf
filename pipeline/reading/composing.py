"""Runs and literal HTML → the messages and the skeleton of an article."""

import re
from html import unescape

from msgspec import Struct, field
from msgspec.structs import replace

from pipeline.model.articles import (
    Hole,
    Kind,
    Link,
    Message,
    Part,
    Reference,
    Skeleton,
    Tag,
)
from pipeline.model.phrases import say
from pipeline.patterns import pattern
from pipeline.reading.depth import is_deep
from pipeline.reading.limits import MOST_MESSAGES, TooMuch
from pipeline.reading.runs import Run
from pipeline.syntax import (
    Written,
    boxes,
    escape_text,
    has_too_many_marks,
    is_writable,
    write_at_sight,
    write_with_care,
)
from pipeline.syntax.limits import MOST_MARKS
from pipeline.syntax.tokens import ATTRIBUTE, Picture, Raw, TagStart

_URL = pattern(
    r"(<(?:a|img|source|area|video|audio|track)\b[^<>]*?\s(?:href|src|poster)=\")"
    r"([^\"<>]*)(?=\")",
    re.IGNORECASE,
)
_PROSE = frozenset({"title", "alt", "aria-label", "abbr"})
_LINKS = frozenset({"href", "src", "cite", "poster"})


ATTRIBUTION = '<p class="attribution">'
"""How the paragraph of a quotation opens that names who said it."""


class Composer(Struct):
    """Collects the parts of a skeleton, and the messages that fill its holes.

    `literals` is the literal HTML since the last of the parts that are `ended`.
    """

    messages: list[Message] = field(default_factory=list)
    ended: list[Part] = field(default_factory=list)
    literals: list[str] = field(default_factory=list)
    skipped: str = ""
    is_too_deep: bool = False

    @property
    def parts(self) -> list[Part]:
        """The parts, no two literals in a row."""
        self._end_literal()
        return self.ended

    def literal(self, html: str) -> None:
        """Add HTML that is the same in every language, but for its URLs."""
        if '="' not in html:
            self._text(html)
            return
        start = 0
        for found in _URL.finditer(html):
            if not _is_plain(found[2]):
                continue
            self._text(html[start : found.end(1)])
            self._part(Reference(unescape(found[2])))
            start = found.end()
        self._text(html[start:])

    def extend(self, parts: Skeleton) -> None:
        """Add parts that are made already."""
        for part in parts:
            if isinstance(part, str):
                self._text(part)
            else:
                self._part(part)

    def drop(self, tag: str) -> bool:
        """Take a start tag back, if it is the last thing that was added."""
        last = "".join(self.literals)
        is_last = last.endswith(tag)
        self.literals = [last.removesuffix(tag)]
        return is_last

    def skip(self, tag: str) -> None:
        """Leave out the next literal, which is this end tag."""
        self.skipped = tag

    def _text(self, html: str) -> None:
        if self.skipped and html.startswith(self.skipped):
            html = html.removeprefix(self.skipped)
            self.skipped = ""
        self.literals.append(html)

    def _part(self, part: Part) -> None:
        if self.literals:
            self._end_literal()
        self.ended.append(part)

    def _end_literal(self) -> None:
        html = "".join(self.literals)
        self.literals.clear()
        if html:
            self.ended.append(html)

    def message(self, message: Message) -> int:
        """Add a message and return its index."""
        if len(self.messages) == MOST_MESSAGES:
            what = say(
                "more than {thousands},000 texts", thousands=MOST_MESSAGES // 1000
            )
            raise TooMuch(what, message.line)
        self.messages.append(message)
        return len(self.messages) - 1

    def hole(self, run: Run) -> None:
        """Add a run as a message, and the hole that it fills."""
        if run.box:
            self._text(boxes.labelled(run.box))
        if run.before:
            self._text(escape_text(run.before))
        self._part(Hole(self.content(run)))
        if run.after:
            self._text(escape_text(run.after))
        if run.box:
            self._text(boxes.LABEL_END)

    def content(self, run: Run) -> int:
        """Add the message of a run, then those of its tooltips.

        Raises `TooMuch` where it has too many marks to be one.
        """
        if not run.written:  # what was skimmed has no mark in another
            self.is_too_deep = self.is_too_deep or is_deep(run.tokens)
        written = run.written or _written(run)
        message = Message(
            text=written.text,
            kind=run.kind,
            links=written.links,
            notes=written.notes,
            comments=run.comments,
            line=run.line,
        )
        index = self.message(message)
        if written.titles or written.tags:
            self.messages[index] = self._dressed(message, written, run)
        return index

    def _dressed(self, message: Message, written: Written, run: Run) -> Message:
        """Return a message with its tooltips and tags, whose texts are others."""
        tooltips = {
            number: self._plain(title, Kind.TOOLTIP, run)
            for number, title in written.titles.items()
        }
        return replace(
            message,
            links=tuple(_with_tooltip(link, tooltips) for link in written.links),
            tags=tuple(self._tag(name, token, run) for name, token in written.tags),
        )

    def _plain(self, text: str, kind: Kind, run: Run) -> int:
        return self.message(Message(text=text, kind=kind, line=run.line))

    def _tag(self, name: str, token: TagStart | Raw, run: Run) -> Tag:
        if isinstance(token, Raw):
            return Tag(name=name, element="", attributes=(token.source,))
        attributes = self.attributes(token, run)
        return Tag(name=name, element=token.name, attributes=attributes)

    def attributes(self, token: TagStart, run: Run) -> Skeleton:
        """Return the attributes of a tag, with holes for what is prose in them.

        Only values in double quotes are looked at: reading writes them so.
        """
        parts: list[Part] = []
        start = 0
        for found in ATTRIBUTE.finditer(token.source):
            if found[2] is None:
                continue
            part = self._attribute_part(found[1].lower(), found[2], run)
            if part is not None:
                parts += [token.source[start : found.start(2)], part]
                start = found.end(2)
        return (*parts, token.source[start:])

    def _attribute_part(self, name: str, value: str, run: Run) -> Part | None:
        """Return what stands in the place of a value, if not the value itself."""
        if name in _PROSE and value:
            kind = Kind.ALT if name == "alt" else Kind.TOOLTIP
            words = unescape(value)
            return Hole(self._plain(words, kind, run), is_attribute=True)
        return (
            Reference(unescape(value)) if name in _LINKS and _is_plain(value) else None
        )

    def figure(self, run: Run, picture: Picture) -> None:
        """Add an image that stands alone, its title as caption and credit."""
        caption, _, credit = picture.title.partition(" | ")
        self._text("<figure>")
        # Here the title is the caption, and no tooltip beside it.
        self.image(run, Picture(picture.url, picture.alt))
        if picture.title:
            self._text("<figcaption>")
            self._caption(caption, credit, run)
            self._text("</figcaption>")
        self._text("</figure>")

    def image(self, run: Run, picture: Picture) -> None:
        """Add an image that is all there is in a block."""
        self._text('<img src="')
        self._part(Reference(picture.url))
        self._text('" alt="')
        self._prose_attribute(picture.alt, Kind.ALT, run)
        if picture.title:
            self._text('" title="')
            self._prose_attribute(picture.title, Kind.TOOLTIP, run)
        self._text('" loading="lazy">')

    def _caption(self, caption: str, credit: str, run: Run) -> None:
        if caption:
            self._part(Hole(self._plain(caption, Kind.CAPTION, run)))
        if credit:
            self._text(f' <small class="credit">{escape_text(credit)}</small>')

    def _prose_attribute(self, text: str, kind: Kind, run: Run) -> None:
        """Add the value of an attribute that is prose."""
        if text:
            self._part(Hole(self._plain(text, kind, run), is_attribute=True))


def _written(run: Run) -> Written:
    at_sight = write_at_sight(run.tokens)
    if at_sight is not None:
        return at_sight
    if is_writable(run.tokens):
        written = write_with_care(run.tokens)
        if not has_too_many_marks(written.text):
            return written
    what = say(
        "a text with more than {thousands},000 marks", thousands=MOST_MARKS // 1000
    )
    raise TooMuch(what, run.line)


def _with_tooltip(link: Link, tooltips: dict[int, int]) -> Link:
    tooltip = tooltips.get(link.number)
    return link if tooltip is None else replace(link, tooltip=tooltip)


def _is_plain(url: str) -> bool:
    """Say whether a URL has no entity but `&amp;`, so that it is written back alike."""
    return "&" not in url.replace("&amp;", "").replace("&#x27;", "")
