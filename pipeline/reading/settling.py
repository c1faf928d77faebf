"""The messages of a body → those of the article: behind the head's, in sections."""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from pipeline.model.articles import HEADINGS, Hole, Kind, Link, Message, Part, Tag


def settle(messages: Sequence[Message], count: int, offset: int) -> Iterator[Message]:
    """Yield the messages as the article has them.

    `count` messages of the head stand before them, `offset` lines of front
    matter above them. Each is told the heading that it stands under.
    """
    section = ""
    for message in messages:
        is_heading = message.kind in HEADINGS
        if is_heading:
            section = message.text
        is_outside = is_heading or message.kind is Kind.FOOTNOTE
        yield Message(
            text=message.text,
            kind=message.kind,
            section="" if is_outside else section,
            links=tuple([_moved(each, count) for each in message.links])
            if message.links
            else (),
            notes=message.notes,
            tags=tuple([_moved_tag(each, count) for each in message.tags])
            if message.tags
            else (),
            comments=message.comments,
            line=message.line + offset if message.line else 0,
        )


def _moved(link: Link, count: int) -> Link:
    if link.tooltip is None:
        return link
    return replace(link, tooltip=link.tooltip + count)


def _moved_tag(tag: Tag, count: int) -> Tag:
    return replace(tag, attributes=tuple(shifted(tag.attributes, count)))


def shifted(parts: Sequence[Part], count: int) -> list[Part]:
    """Return the parts with their holes renumbered behind `count` messages."""
    return [
        Hole(part.message + count, part.is_attribute) if type(part) is Hole else part
        for part in parts
    ]
