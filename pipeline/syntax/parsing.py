"""Message syntax → inline tokens. The only module that knows the parser's events."""

import re
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import Any, TypeAlias

import pyromark

from pipeline.model.articles import Link, Message
from pipeline.patterns import pattern
from pipeline.syntax.limits import MOST_MARKS
from pipeline.syntax.sightreading import read_at_sight
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
from pipeline.text import has_any

Event: TypeAlias = Any

OPTIONS = (
    pyromark.Options.ENABLE_TABLES
    | pyromark.Options.ENABLE_FOOTNOTES
    | pyromark.Options.ENABLE_STRIKETHROUGH
    | pyromark.Options.ENABLE_DEFINITION_LIST
    | pyromark.Options.ENABLE_HEADING_ATTRIBUTES
    | pyromark.Options.ENABLE_TASKLISTS
)
PARSER = pyromark.Markdown(options=OPTIONS)

# A message is parsed behind this space (U+205F). For emphasis it is what the
# start of a line is, white space, but it opens no block: `# `, `1. ` or a
# definition after it are text, so that a message is always one paragraph.
_GUARD = "\u205f"

_SIGNS = "\\`*_[<&~\n\r\0"
_MARKED = pattern(f"[{re.escape(_SIGNS)}]")
_LINES = pattern(r"(?<![ \t])[ \t]*+[\n\r]++[ \t]*")
_TAG = pattern(r"<(/?)([A-Za-z][A-Za-z0-9-]*)(.*)>\Z", re.DOTALL)
_NUMBERED = frozenset({LinkStart, Picture})
_Links: TypeAlias = dict[tuple[int | str, bool], Link]
_MARKS = {
    "Emphasis": Mark.EMPHASIS,
    "Strong": Mark.STRONG,
    "Strikethrough": Mark.STRIKETHROUGH,
}
_MARK_STARTS = {name: MarkStart(mark) for name, mark in _MARKS.items()}
_INLINE_ENDS: dict[str, Token] = {
    "Link": LinkEnd(),
    **{name: MarkEnd(mark) for name, mark in _MARKS.items()},
}


def parse(text: str, message: Message) -> tuple[Token, ...]:
    """Return the tokens of a text for a message, the source's or a translator's.

    A link or image that the message does not have keeps its URL, with the
    number 0; an unknown number or footnote is text. Total: any text is read,
    and one that has too many marks has none.
    """
    if message.kind.is_plain or not has_any(text, _SIGNS):
        return (Text(text),)
    if has_too_many_marks(text):
        return (Text(_one_line(text)),)
    sighted = _linked_at_sight(text, message)
    if sighted is not None:
        return sighted
    tokens = read_with_care(text, message)
    if not any(type(token) in _NUMBERED for token in tokens):
        return tokens
    links = _by_name(message.links)
    return tuple(
        _number(token, links) if isinstance(token, (LinkStart, Picture)) else token
        for token in tokens
    )


def _linked_at_sight(text: str, message: Message) -> tuple[Token, ...] | None:
    """Return what is read at sight, if the message has each link in it."""
    tokens = read_at_sight(text)
    if tokens is None or "[" not in text:
        return tokens
    links = {each.number: each for each in message.links if not each.is_image}
    linked: list[Token] = []
    for token in tokens:
        if type(token) is LinkStart:
            link = links.get(token.number)
            if link is None:
                return None
            linked.append(LinkStart(link.url, number=link.number))
        else:
            linked.append(token)
    return tuple(linked)


def read_with_care(text: str, message: Message) -> tuple[Token, ...]:
    """Return what the parser reads in a text; a link has its number for a URL."""
    return _read(text, _definitions(message))


@lru_cache(maxsize=4096)
def _read(text: str, definitions: str) -> tuple[Token, ...]:
    """Read a text; the same one is asked for when written, judged and rendered."""
    events = PARSER.events(_GUARD + _one_line(text) + definitions)
    return _without_guard(inline_tokens(_first_paragraph(events)))


def has_too_many_marks(text: str) -> bool:
    """Say whether a text has more marks than any sentence, so that none counts."""
    return len(text) > MOST_MARKS and len(_MARKED.findall(text)) > MOST_MARKS


def _one_line(text: str) -> str:
    has_lines = "\n" in text or "\r" in text
    return (_LINES.sub(" ", text) if has_lines else text).replace("\0", "\ufffd")


def _definitions(message: Message) -> str:
    if not message.links and not message.notes:
        return ""
    numbers = {link.number for link in message.links}
    links = "".join(f"\n[{number}]: <{number}>" for number in sorted(numbers))
    notes = "".join(f"\n\n[^{label}]: x" for label in message.notes)
    return f"\n{links}{notes}"


def _first_paragraph(events: Iterable[Event]) -> list[Event]:
    every = list(events)
    return every[1 : every.index({"End": "Paragraph"})]


def _without_guard(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    first = tokens[0]
    if not isinstance(first, Text):  # pragma: no cover - the guard is text
        return tokens
    rest = first.text.removeprefix(_GUARD)
    return (Text(rest), *tokens[1:]) if rest else tokens[1:]


def _by_name(links: tuple[Link, ...]) -> _Links:
    """Index links by their URL and, which counts for more, by their number."""
    named: _Links = {}
    for link in links:
        named.setdefault((link.url, link.is_image), link)
        named.setdefault((link.number, link.is_image), link)
    return named


def _number(token: LinkStart | Picture, links: _Links) -> Token:
    """Give a link or picture its number and its URL in the article."""
    is_image = isinstance(token, Picture)
    link = links.get((token.number, is_image)) or links.get((token.url, is_image))
    number, url = (link.number, link.url) if link else (0, token.url)
    if isinstance(token, Picture):
        return Picture(url, token.alt, number=number)
    return LinkStart(url, number=number)


def inline_tokens(events: Sequence[Event]) -> tuple[Token, ...]:
    """Return the tokens of the events between the two ends of a block.

    A soft line break is a space, and adjacent text is one token.
    """
    if len(events) == 1 and "Text" in events[0]:  # as half of the blocks are
        return (Text(events[0]["Text"]),)
    return tuple(_tokens(events))


def _tokens(events: Sequence[Event]) -> list[Token]:
    tokens: list[Token] = []
    words = ""
    stream = iter(events)
    for event in stream:
        if type(event) is str:
            if event == "SoftBreak":
                words += " "
                continue
            token: Token = Break()
        else:
            ((name, value),) = event.items()
            if name == "Text":
                words += value
                continue
            if name == "Start" and "Image" in value:
                token = _picture(value["Image"], stream)
            else:
                token = _READERS[name](value)
        if words:
            tokens.append(Text(words))
            words = ""
        tokens.append(token)
    if words:
        tokens.append(Text(words))
    return tokens


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
    if type(value) is str:
        return _MARK_STARTS[value]
    link = value["Link"]
    mailto = "mailto:" if link["link_type"] == "Email" else ""
    return LinkStart(mailto + link["dest_url"], link["title"], _as_number(link))


def _as_number(link: dict[str, str]) -> int:
    label = link["id"]
    if not label:  # the link is spelled out where it stands
        return 0
    is_number = label.isascii() and label.isdigit() and len(label) < len("1000000")
    return int(label) if is_number and link["dest_url"] == label else 0


def _end(value: Event) -> Token:
    return _INLINE_ENDS[value]


def _html(source: str) -> Token:
    found = _TAG.match(source)
    if found is None:
        return Raw(source)
    slash, name, rest = found.groups()
    if slash:
        return TagEnd(name, rest)
    is_break = name.lower() == "br" and rest.strip(" /") == ""
    return Break() if is_break else TagStart(name, rest)


_READERS: dict[str, Callable[[Event], Token]] = {
    "Code": Code,
    "Start": _start,
    "End": _end,
    "InlineHtml": _html,
    "FootnoteReference": NoteCall,
}
