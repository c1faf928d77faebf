"""Well-formed HTML → messages and skeleton.

Blocks are literal; a run of inline content that holds words is a message.
The marks of Markdown runs, where there are any, are filled as they stand.
"""

import re

from msgspec import Struct, field
from msgspec.structs import replace

from pipeline import text
from pipeline.model.articles import Kind
from pipeline.patterns import pattern
from pipeline.reading.composing import ATTRIBUTION, Composer
from pipeline.reading.limits import limited
from pipeline.reading.pieces import VOID, Piece, balanced, pieces_of, tokens_of
from pipeline.reading.prose import is_translatable, trim_edges
from pipeline.reading.runs import Run
from pipeline.reading.safety import INLINE, clean
from pipeline.syntax import boxes, write_html
from pipeline.syntax.tokens import TagStart, parse_attributes

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
_DIRECTIVE = pattern(r"\s*(translators|translate)\s*:(.*)", re.DOTALL | re.IGNORECASE)
_PARAGRAPH = "<p>"
_REACH = 50_000
"""How many characters on a text is looked for; it may be spelled another way."""


class Partition(Struct):
    """One pass over a fragment, handing literals and runs to a composer.

    `runs` are those of the marks, `calls` the markup of the footnote calls.
    """

    composer: Composer
    runs: tuple[Run, ...] = ()
    calls: dict[str, str] = field(default_factory=dict)
    source: str = ""
    stack: list[str] = field(default_factory=list)
    frozen: list[int] = field(default_factory=list)
    pending: list[Piece] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    is_next_frozen: bool = False
    position: int = 0
    line: int = 1

    def read(self, html: str) -> None:
        """Take a whole fragment in; raise `TooMuch` where it is too long."""
        for piece in limited(pieces_of(html)):
            self._step(piece)
        self._flush()

    def _step(self, piece: Piece) -> None:
        if piece.kind == "comment":
            self._directive(piece.value)
        elif piece.kind == "mark":
            self._flush()
            self._mark(int(piece.value))
        elif piece.kind == "text" or (piece.name in INLINE and not self._is_opaque()):
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

    def _block(self, piece: Piece) -> None:
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
        if piece.name not in VOID:
            self.stack.append(piece.name)
        elif self.frozen and self.frozen[-1] == len(self.stack):
            self.frozen.pop()

    def _open(self, piece: Piece) -> None:
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
            safe = clean(write_html(run.tokens, self.calls))
            self.composer.literal(boxes.sign(run.box) + safe.html)
        else:
            comments = (*self.comments, *run.comments)
            self.comments.clear()
            self._fill(replace(run, comments=comments))

    def _fill(self, run: Run) -> None:
        """Add a run: a figure where an image is alone in its paragraph."""
        if run.picture is None:
            if run.is_attribution and self.composer.drop(_PARAGRAPH):
                self.composer.literal(ATTRIBUTION)
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
        for group, is_whole in balanced(pieces):
            self._run(group, is_whole=is_whole)

    def _run(self, pieces: list[Piece], *, is_whole: bool) -> None:
        source = "".join(piece.source for piece in pieces)
        is_frozen = bool(self.frozen) or self.is_next_frozen or self._is_opaque()
        if not is_whole or is_frozen:
            self.is_next_frozen = self.is_next_frozen and not text.trim(source)
            self.composer.literal(source)
            return
        before, tokens, after = trim_edges(tokens_of(pieces))
        if is_translatable(tokens):
            self._place(Run(tokens=tokens, before=before, after=after), source)
        else:
            self.composer.literal(source)

    def _place(self, run: Run, source: str) -> None:
        """Add a run with what is known of its place."""
        placed = replace(
            run,
            kind=self._kind(),
            comments=tuple(self.comments),
            line=self._line(source),
        )
        self.comments.clear()
        self._fill(placed)

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
        place = self.source.find(words, self.position, self.position + _REACH)
        if place >= 0:
            self.line += self.source.count("\n", self.position, place)
            self.position = place
        return self.line


def _last(stack: list[str], name: str) -> int:
    return len(stack) - 1 - stack[::-1].index(name)
