"""The inline part of a page's tree → tokens, white space as a browser shows it."""

from collections.abc import Callable, Iterable, Iterator

from lxml.html import HtmlElement

from pipeline import text
from pipeline.importing.blocks import Run
from pipeline.syntax import escape_attribute
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
    TagEnd,
    TagStart,
    Text,
    Token,
)

_MARKS = {
    "em": Mark.EMPHASIS,
    "i": Mark.EMPHASIS,
    "b": Mark.STRONG,
    "strong": Mark.STRONG,
    "del": Mark.STRIKETHROUGH,
    "s": Mark.STRIKETHROUGH,
    "strike": Mark.STRIKETHROUGH,
}
_TAGS = {
    "abbr": ("title",),
    "cite": (),
    "kbd": (),
    "mark": (),
    "q": (),
    "small": (),
    "span": ("lang",),
    "sub": (),
    "sup": (),
}
"""The elements that Markdown can't say, with the attributes that are kept."""

CODE = frozenset({"code", "samp", "tt"})
NOTE_CALL = "note-call"
"""The element that stands for a call of a footnote, with its `label`."""

INLINE = frozenset({*_MARKS, *_TAGS, *CODE, NOTE_CALL, "a", "br", "img"}) | frozenset(
    [
        "bdi",
        "bdo",
        "big",
        "data",
        "dfn",
        "font",
        "ins",
        "label",
        "nobr",
        "ruby",
        "time",
        "u",
        "var",
        "wbr",
    ]
)
"""The elements that stand in a sentence; of the unnamed only the text is kept."""

Address = Callable[[HtmlElement, str], str]
"""What the attribute of an element points at; empty where nowhere safe."""


def read_run(nodes: Iterable[HtmlElement | str], address: Address) -> Run:
    """Return the tokens of text and elements that stand in one paragraph."""
    return _settled(token for node in nodes for token in _tokens(node, address))


def children(element: HtmlElement) -> Iterator[HtmlElement | str]:
    """Yield the texts and elements inside, comments left out."""
    if element.text:
        yield element.text
    for child in element:
        if isinstance(child.tag, str):
            yield child
        if child.tail:
            yield child.tail


def _tokens(node: HtmlElement | str, address: Address) -> Iterator[Token]:
    if isinstance(node, str):
        yield Text(node)
        return
    name = str(node.tag)
    if name == "br":
        yield Break()
    elif name == NOTE_CALL:
        yield NoteCall(node.get("label") or "")
    elif name == "img":
        yield from _picture(node, address)
    elif name in CODE:
        content = text.trim_breaking(text.fold(str(node.text_content())))
        yield from [Code(content)] if content else []
    else:
        start, end = _ends(node, name, address)
        yield from start
        for child in children(node):
            yield from _tokens(child, address)
        yield from end


def _picture(node: HtmlElement, address: Address) -> Iterator[Token]:
    url = address(node, "src")
    if url:
        yield Picture(url, text.trim(text.fold(node.get("alt") or "")))


def _ends(
    node: HtmlElement, name: str, address: Address
) -> tuple[list[Token], list[Token]]:
    """Return the tokens before and after what stands in an element."""
    if name in _MARKS:
        return [MarkStart(_MARKS[name])], [MarkEnd(_MARKS[name])]
    if name == "a" and node.get("href"):
        url = address(node, "href")
        return ([LinkStart(url)], [LinkEnd()]) if url else ([], [])
    attributes = "".join(
        f' {each}="{escape_attribute(text.fold(node.get(each) or ""))}"'
        for each in _TAGS.get(name, ())
        if node.get(each)
    )
    if name not in _TAGS or (name == "span" and not attributes):
        return [], []
    return [TagStart(name, attributes)], [TagEnd(name)]


_STARTS = (MarkStart, LinkStart, TagStart)
_ENDS = (MarkEnd, LinkEnd, TagEnd)


def _settled(tokens: Iterable[Token]) -> Run:
    """Fold white space across tokens, move it out of marks, drop empty marks."""
    settling = _Settling()
    for token in tokens:
        settling.take(token)
    return _merged(settling.settled)


class _Settling:
    """Holds back starts and spaces until something comes that shows them.

    `opened` are the starts of marks that have nothing inside as yet; a space
    is written before them, where Markdown wants it.
    """

    def __init__(self) -> None:
        self.settled: list[Token] = []
        self.opened: list[Token] = []
        self.has_space = False

    def take(self, token: Token) -> None:
        """Take the next token."""
        if isinstance(token, _STARTS):
            self.opened.append(token)
        elif isinstance(token, _ENDS):
            self._end(token)
        elif isinstance(token, Text):
            self._text(text.fold(token.text))
        else:
            self._show(token)

    def _end(self, token: Token) -> None:
        if self.opened:
            self.opened.pop()
        else:
            self.settled.append(token)

    def _text(self, words: str) -> None:
        self.has_space = self.has_space or words.startswith(" ")
        if shown := words.strip(" "):
            self._show(Text(shown))
            self.has_space = words.endswith(" ")

    def _show(self, token: Token) -> None:
        is_at_break = isinstance(token, Break) or self._is_at_line_start()
        if self.has_space and not is_at_break:
            self.settled.append(Text(" "))
        self.settled += [*self.opened, token]
        self.opened = []
        self.has_space = False

    def _is_at_line_start(self) -> bool:
        return not self.settled or isinstance(self.settled[-1], Break)


def _merged(tokens: list[Token]) -> Run:
    """Join the texts that touch, and trim the two ends."""
    merged: list[Token] = []
    for token in tokens:
        last = merged[-1] if merged else None
        if isinstance(token, Text) and isinstance(last, Text):
            merged[-1] = Text(last.text + token.text)
        else:
            merged.append(token)
    while merged and isinstance(merged[-1], Break):
        merged.pop()
    while merged and isinstance(merged[0], Break):
        merged.pop(0)
    if merged and isinstance(merged[0], Text):
        merged[0] = Text(text.trim_start(merged[0].text))
    if merged and isinstance(merged[-1], Text):
        merged[-1] = Text(text.trim_end(merged[-1].text))
    return tuple(each for each in merged if each != Text(""))
