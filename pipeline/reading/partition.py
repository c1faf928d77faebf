"""Well-formed HTML → messages and skeleton.

Blocks are literal; a run of inline content that holds words is a message.
The marks of Markdown runs, where there are any, are filled as they stand.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape

from pipeline import text
from pipeline.model.articles import Kind
from pipeline.reading.composing import Composer
from pipeline.reading.runs import Run, is_translatable, trim_edges
from pipeline.reading.safety import INLINE
from pipeline.syntax import write_html
from pipeline.syntax.tokens import (
    Break,
    Code,
    LinkEnd,
    LinkStart,
    Mark,
    MarkEnd,
    MarkStart,
    Picture,
    TagEnd,
    TagStart,
    Text,
    Token,
    parse_attributes,
)

_PIECE = re.compile(
    "<!--(?P<comment>.*?)-->"
    "|\ufdd0(?P<mark>[0-9]+)\ufdd1"
    '|<(?P<slash>/?)(?P<name>[a-zA-Z][a-zA-Z0-9-]*)(?P<rest>[^<>"]*(?:"[^"]*"[^<>"]*)*)>'
    "|(?P<text>[^<\ufdd0]+|<)",
    re.S,
)
_VOID = frozenset({"br", "wbr", "img", "hr", "col", "source"})
_KINDS = {
    "li": Kind.LIST_ITEM,
    "td": Kind.TABLE_CELL,
    "th": Kind.TABLE_HEADER,
    "dt": Kind.TERM,
    "dd": Kind.DEFINITION,
    "blockquote": Kind.QUOTATION,
    "h1": Kind.HEADING_2,
    "h2": Kind.HEADING_2,
    "h3": Kind.HEADING_3,
    "h4": Kind.HEADING_4,
    "h5": Kind.HEADING_5,
    "h6": Kind.HEADING_6,
}
_MARKS = {"em": Mark.EMPHASIS, "strong": Mark.STRONG, "del": Mark.STRIKETHROUGH}
_DIRECTIVE = re.compile(r"\s*(translators|translate)\s*:(.*)", re.S | re.I)
_PARAGRAPH = "<p>"


@dataclass(frozen=True, slots=True)
class _Piece:
    """A tag, a text, a comment or a mark, with its source."""

    source: str
    kind: str
    name: str = ""
    value: str = ""


@dataclass(slots=True)
class Partition:
    """One pass over a fragment, handing literals and runs to a composer."""

    composer: Composer
    runs: tuple[Run, ...] = ()
    source: str = ""
    stack: list[str] = field(default_factory=list)
    frozen: list[int] = field(default_factory=list)
    pending: list[_Piece] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    is_next_frozen: bool = False
    position: int = 0

    def read(self, html: str) -> None:
        """Take a whole fragment in."""
        for piece in _pieces(html):
            self._step(piece)
        self._flush()

    def _step(self, piece: _Piece) -> None:
        if piece.kind == "comment":
            self._directive(piece.value)
        elif piece.kind == "mark":
            self._flush()
            self._mark(int(piece.value))
        elif piece.kind == "text" or piece.name in INLINE and not self._is_opaque():
            self.pending.append(piece)
        else:
            self._flush()
            self._block(piece)

    def _is_opaque(self) -> bool:
        return "pre" in self.stack

    def _directive(self, comment: str) -> None:
        found = _DIRECTIVE.fullmatch(comment)
        if found is None:
            return
        words = text.trim(text.fold(found[2]))
        if found[1].lower() == "translators":
            self._flush()
            self.comments.append(words)
        else:
            self.is_next_frozen = words.lower() == "no"

    def _block(self, piece: _Piece) -> None:
        """Enter or leave a block element."""
        if piece.kind == "end":
            self.composer.literal(piece.source)
            if piece.name in self.stack:
                del self.stack[_last(self.stack, piece.name) :]
            while self.frozen and self.frozen[-1] >= len(self.stack):
                self.frozen.pop()
            return
        attributes = parse_attributes(piece.value)
        if ("translate", "no") in attributes or self.is_next_frozen:
            self.is_next_frozen = False
            self.frozen.append(len(self.stack))
        self._open(piece)
        if piece.name not in _VOID:
            self.stack.append(piece.name)
        elif self.frozen and self.frozen[-1] == len(self.stack):
            self.frozen.pop()

    def _open(self, piece: _Piece) -> None:
        """Add a start tag, the prose in its attributes as messages."""
        if self.frozen:
            self.composer.literal(piece.source)
            return
        token = TagStart(piece.name, piece.value)
        run = Run(tokens=(), comments=(), line=self._line(piece.source))
        self.composer.literal(f"<{piece.name}")
        self.composer.extend(self.composer.attributes(token, run))
        self.composer.literal(">")

    def _mark(self, index: int) -> None:
        """Fill the mark of a Markdown run, as a figure where it stands alone."""
        run = self.runs[index]
        if self.frozen:
            self.composer.literal(write_html(run.tokens))
        else:
            self._fill(run)

    def _fill(self, run: Run) -> None:
        """Add a run: a figure where an image is alone in its paragraph."""
        if run.picture is None:
            self.composer.hole(run)
        elif self.composer.drop(_PARAGRAPH):
            self.composer.figure(run, run.picture)
            self.composer.skip("</p>")
        else:
            self.composer.image(run, run.picture)

    def _flush(self) -> None:
        """End the run of inline pieces that is open."""
        if not self.pending:
            return
        pieces, self.pending = self.pending, []
        for group, is_whole in _balanced(pieces):
            self._run(group, is_whole=is_whole)

    def _run(self, pieces: list[_Piece], *, is_whole: bool) -> None:
        source = "".join(piece.source for piece in pieces)
        is_frozen = bool(self.frozen) or self.is_next_frozen or self._is_opaque()
        if not is_whole or is_frozen:
            self.is_next_frozen = self.is_next_frozen and not text.trim(source)
            self.composer.literal(source)
            return
        tokens = _tokens(pieces)
        trimmed = trim_edges(tokens)
        if not is_translatable(trimmed):
            self.composer.literal(source)
            return
        before, after = _edges(source)
        self.composer.literal(before)
        self._place(trimmed, source)
        self.composer.literal(after)

    def _place(self, tokens: tuple[Token, ...], source: str) -> None:
        run = Run(
            tokens=tokens,
            kind=self._kind(),
            comments=tuple(self.comments),
            line=self._line(source),
        )
        self.comments.clear()
        self._fill(run)

    def _kind(self) -> Kind:
        if "footnotes" in self.stack:
            return Kind.FOOTNOTE
        for name in reversed(self.stack):
            if name in _KINDS:
                return _KINDS[name]
        return Kind.PARAGRAPH

    def _line(self, source: str) -> int:
        """Find the line of the author's file that holds this text, if it can be."""
        if not self.source:
            return 0
        words = max(re.split(r"[<>&\n]", source), key=len)
        place = self.source.find(words, self.position)
        if place >= 0:
            self.position = place
        return self.source.count("\n", 0, self.position) + 1


def _last(stack: list[str], name: str) -> int:
    return len(stack) - 1 - stack[::-1].index(name)


def _pieces(html: str) -> Iterator[_Piece]:
    for found in _PIECE.finditer(html):
        kind = str(found.lastgroup)
        if kind == "rest":
            kind = "end" if found["slash"] else "start"
            yield _Piece(found[0], kind, found["name"].lower(), found["rest"] or "")
        else:
            yield _Piece(found[0], kind, value=found[kind])


def _balanced(pieces: list[_Piece]) -> Iterator[tuple[list[_Piece], bool]]:
    """Part a run at the tags that open or close outside of it."""
    unmatched = _unmatched(pieces)
    group: list[_Piece] = []
    for place, piece in enumerate(pieces):
        if place not in unmatched:
            group.append(piece)
            continue
        if group:
            yield group, True
            group = []
        yield [piece], False
    if group:
        yield group, True


def _unmatched(pieces: list[_Piece]) -> set[int]:
    opened: list[tuple[str, int]] = []
    loose = set()
    for place, piece in enumerate(pieces):
        if piece.kind == "start" and piece.name not in _VOID:
            opened.append((piece.name, place))
        elif piece.kind == "end":
            if opened and opened[-1][0] == piece.name:
                opened.pop()
            else:
                loose.add(place)
    return loose | {place for _, place in opened}


def _edges(source: str) -> tuple[str, str]:
    """Return the collapsible white space at the two ends, which stays literal."""
    start = len(source) - len(source.lstrip(text.BREAKING))
    end = len(source.rstrip(text.BREAKING))
    return source[:start], source[max(start, end) :]


def _tokens(pieces: list[_Piece]) -> tuple[Token, ...]:
    """Return the inline tokens of a balanced run."""
    tokens: list[Token] = []
    links: list[bool] = []
    for piece in pieces:
        token = _token(piece, links)
        if isinstance(token, Text) and tokens and isinstance(tokens[-1], Text):
            tokens[-1] = Text(tokens[-1].text + token.text)
        else:
            tokens.append(token)
    return _with_code(tokens)


def _token(piece: _Piece, links: list[bool]) -> Token:
    if piece.kind == "text":
        return Text(text.fold(unescape(piece.source)))
    if piece.name in _MARKS and not piece.value:
        mark = _MARKS[piece.name]
        return MarkEnd(mark) if piece.kind == "end" else MarkStart(mark)
    if piece.name == "a":
        return _anchor(piece, links)
    if piece.name == "br":
        return Break()
    if piece.name == "img":
        return _image(piece)
    if piece.kind == "end":
        return TagEnd(piece.name)
    return TagStart(piece.name, piece.value)


def _anchor(piece: _Piece, links: list[bool]) -> Token:
    """Return a numbered link, or a bare tag where there is more than a URL."""
    if piece.kind == "end":
        return LinkEnd() if links.pop() else TagEnd("a")
    attributes = dict(parse_attributes(piece.value))
    is_link = "href" in attributes and attributes.keys() <= {"href", "title"}
    links.append(is_link)
    if not is_link:
        return TagStart("a", piece.value)
    return LinkStart(attributes["href"], attributes.get("title", ""))


def _image(piece: _Piece) -> Token:
    attributes = dict(parse_attributes(piece.value))
    if not attributes.keys() <= {"src", "alt", "title"}:
        return TagStart("img", piece.value)
    return Picture(
        attributes.get("src", ""),
        attributes.get("alt", ""),
        attributes.get("title", ""),
    )


def _with_code(tokens: list[Token]) -> tuple[Token, ...]:
    """Turn `<code>` around nothing but text into a code span."""
    joined: list[Token] = []
    for token in tokens:
        joined.append(token)
        match joined[-3:]:
            case [TagStart("code", ""), Text(inside), TagEnd("code")] if inside.strip(
                " "
            ):
                joined[-3:] = [Code(inside)]
    return tuple(joined)
