"""Makes a message of its text alone; loads nothing but the furniture."""

import re

from pipeline.model.articles import Kind, Link, Message, Tag

_LINK = re.compile(r"(!?)\[[^\[\]]*\]\[([0-9]+)\]")
_NOTE = re.compile(r"\[\^([^\]]+)\]")
_KEPT = re.compile(r"<(abbr[-0-9]*|time)>")


def message(text: str, kind: Kind = Kind.PARAGRAPH) -> Message:
    """Return a message that has the links, notes and tags that stand in its text."""
    numbers = dict.fromkeys((int(n), bool(mark)) for mark, n in _LINK.findall(text))
    return Message(
        text=text,
        kind=kind,
        links=tuple(
            Link(number=n, url=f"https://example.org/{n}", is_image=is_image)
            for n, is_image in numbers
        ),
        notes=tuple(dict.fromkeys(_NOTE.findall(text))),
        tags=tuple(
            Tag(name=name, element=name.partition("-")[0], attributes=(' title="x"',))
            for name in dict.fromkeys(_KEPT.findall(text))
        ),
    )
