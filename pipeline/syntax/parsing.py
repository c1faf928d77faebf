"""Message syntax → inline tokens. The only module that knows the parser's events."""

import re
from collections.abc import Callable, Iterable
from typing import Any, TypeAlias

import pyromark

from pipeline.model.articles import Link, Message
from pipeline.syntax.tokens import (
    Break,
    Code,
    LinkEnd,
    LinkStart,
    Mark,
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

Event: TypeAlias = Any

OPTIONS = (
    pyromark.Options.ENABLE_TABLES
    | pyromark.Options.ENABLE_FOOTNOTES
    | pyromark.Options.ENABLE_STRIKETHROUGH
    | pyromark.Options.ENABLE_DEFINITION_LIST
    | pyromark.Options.ENABLE_HEADING_ATTRIBUTES
)
PARSER = pyromark.Markdown(options=OPTIONS)

# A message is parsed behind this space (U+205F). For emphasis it is what the
# start of a line is, white space, but it opens no block: `# `, `1. ` or a
# definition after it are text, so that a message is always one paragraph.
_GUARD = "\u205f"

_MARKED = re.compile(r"[\\`*_\[<&~\n\r\0]")
_LINES = re.compile(r"[ \t]*[\n\r]+[ \t]*")
_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9-]*)([^>]*(?:\"[^\"]*\"|'[^']*'|[^>])*)>\Z")
_MARKS = {
    "Emphasis": Mark.EMPHASIS,
    "Strong": Mark.STRONG,
    "Strikethrough": Mark.STRIKETHROUGH,
}


def parse(text: str, message: Message) -> tuple[Token, ...]:
    """Return the tokens of a text for a message, the source's or a translator's.

    A link or image that the message does not have keeps its URL, with the
    number 0; an unknown number or footnote is text. Total: any text is read.
    """
    if message.kind.is_plain or not _MARKED.search(text):
        return (Text(text),)
    line = _LINES.sub(" ", text).replace("\0", "\ufffd")
    events = PARSER.events(_GUARD + line + _definitions(message))
    tokens = inline_tokens(_first_paragraph(events))
    return tuple(_number(token, message) for token in _without_guard(tokens))


def _definitions(message: Message) -> str:
    numbers = {link.number for link in message.links}
    links = "".join(f"\n[{number}]: <{number}>" for number in sorted(numbers))
    notes = "".join(f"\n\n[^{label}]: x" for label in message.notes)
    return f"\n{links}{notes}" if links or notes else ""


def _first_paragraph(events: Iterable[Event]) -> list[Event]:
    inside = []
    stream = iter(events)
    next(stream)
    for event in stream:
        if isinstance(event, dict) and event.get("End") == "Paragraph":
            break
        inside.append(event)
    return inside


def _without_guard(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    first = tokens[0]
    if not isinstance(first, Text):  # pragma: no cover - the guard is text
        return tokens
    rest = first.text.removeprefix(_GUARD)
    return (Text(rest), *tokens[1:]) if rest else tokens[1:]


def _number(token: Token, message: Message) -> Token:
    """Give a link or picture its number and its URL in the article."""
    if isinstance(token, LinkStart):
        link = _find(token, message.links, is_image=False)
        if link is None:
            return LinkStart(token.url)
        return LinkStart(link.url, number=link.number)
    if isinstance(token, Picture):
        link = _find(token, message.links, is_image=True)
        if link is None:
            return Picture(token.url, token.alt)
        return Picture(link.url, token.alt, number=link.number)
    return token


def _find(
    token: LinkStart | Picture, links: tuple[Link, ...], *, is_image: bool
) -> Link | None:
    for link in links:
        is_named = token.number == link.number or token.url == link.url
        if is_named and link.is_image == is_image:
            return link
    return None


def inline_tokens(events: Iterable[Event]) -> tuple[Token, ...]:
    """Return the tokens of the events between the two ends of a block.

    A soft line break is a space, and adjacent text is one token.
    """
    tokens: list[Token] = []
    texts: list[str] = []
    stream = iter(events)
    for event in stream:
        text = " " if event == "SoftBreak" else _text(event)
        if text is not None:
            texts.append(text)
            continue
        if texts:
            tokens.append(Text("".join(texts)))
            texts.clear()
        token = Break() if event == "HardBreak" else _token(event, stream)
        if token is not None:
            tokens.append(token)
    if texts:
        tokens.append(Text("".join(texts)))
    return tuple(tokens)


def _text(event: Event) -> str | None:
    return event.get("Text") if type(event) is dict else None


def _token(event: Event, stream: Iterable[Event]) -> Token | None:
    ((name, value),) = event.items()
    if name == "Start" and type(value) is dict and "Image" in value:
        return _picture(value["Image"], stream)
    return _READERS[name](value)


def _picture(image: dict[str, str], stream: Iterable[Event]) -> Picture:
    """Return the image that opens here, reading its alternative to the end."""
    alt, depth = [], 1
    for inner in stream:
        depth += _depth(inner)
        if depth == 0:
            break
        alt.append(_plain(inner))
    return Picture(image["dest_url"], "".join(alt), image["title"], _as_number(image))


def _depth(event: Event) -> int:
    if not isinstance(event, dict):
        return 0
    return ("Start" in event) - ("End" in event)


def _plain(event: Event) -> str:
    """Return what an event adds to an alternative text, as the parser has it."""
    if not isinstance(event, dict):
        return " "
    return str(event.get("Text") or event.get("Code") or "")


def _start(value: Event) -> Token:
    if isinstance(value, str):
        return MarkStart(_MARKS[value])
    link = value["Link"]
    mailto = "mailto:" if link["link_type"] == "Email" else ""
    return LinkStart(mailto + link["dest_url"], link["title"], _as_number(link))


def _as_number(link: dict[str, str]) -> int:
    label = link["id"]
    is_number = label.isascii() and label.isdigit() and len(label) < len("10000")
    return int(label) if is_number and link["dest_url"] == label else 0


def _end(value: Event) -> Token | None:
    return LinkEnd() if value == "Link" else MarkEnd(_MARKS[value])


def _html(source: str) -> Token:
    found = _TAG.match(source)
    if found is None:
        return Raw(source)
    slash, name, rest = found.groups()
    if slash:
        return TagEnd(name, rest)
    is_break = name.lower() == "br" and rest.strip(" /") == ""
    return Break() if is_break else TagStart(name, rest)


_READERS: dict[str, Callable[[Event], Token | None]] = {
    "Code": Code,
    "Start": _start,
    "End": _end,
    "InlineHtml": _html,
    "FootnoteReference": NoteCall,
}
