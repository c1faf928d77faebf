"""Markdown → the runs of inline content in it, with their places.

A run is what becomes one message: the inline content of a paragraph, a
heading, a table cell. Its place is a range of UTF-8 bytes.
"""

import re
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from pipeline import text
from pipeline.model.articles import Kind
from pipeline.reading.limits import limited
from pipeline.reading.prose import is_translatable, trim_edges
from pipeline.syntax import PARSER, inline_tokens
from pipeline.syntax.tokens import NoteCall, Picture, Text, Token

Event: TypeAlias = Any

_DIRECTIVE = re.compile(
    r"[ \t\n]*<!--[ \t\n]*(translators|translate)[ \t]*:(.*?)-->[ \t\n]*",
    re.DOTALL | re.IGNORECASE,
)
_INLINE_NAMES = frozenset({"Emphasis", "Strong", "Strikethrough", "Link", "Image"})
_OPAQUE_NAMES = frozenset({"CodeBlock", "HtmlBlock", "MetadataBlock"})
_KINDS = {
    "TableHead": Kind.TABLE_HEADER,
    "TableRow": Kind.TABLE_CELL,
    "DefinitionListTitle": Kind.TERM,
    "DefinitionListDefinition": Kind.DEFINITION,
    "FootnoteDefinition": Kind.FOOTNOTE,
    "Item": Kind.LIST_ITEM,
    "BlockQuote": Kind.QUOTATION,
}


class Run(Struct, frozen=True, kw_only=True, gc=False):
    """One run of inline content, between two byte offsets.

    `before` and `after` are the white space at its ends, which is no part of
    the message.
    """

    tokens: tuple[Token, ...]
    before: str = ""
    after: str = ""
    kind: Kind = Kind.PARAGRAPH
    start: int = 0
    end: int = 0
    line: int = 0
    comments: tuple[str, ...] = ()
    is_message: bool = True

    @property
    def picture(self) -> Picture | None:
        """The image, if the run is nothing else."""
        alone = len(self.tokens) == 1 and isinstance(self.tokens[0], Picture)
        return self.tokens[0] if alone else None  # type: ignore[return-value]

    @property
    def is_attribution(self) -> bool:
        """Whether it is the paragraph of a quotation that says whose: “— Name”."""
        first = self.tokens[0] if self.tokens else None
        is_name = isinstance(first, Text) and first.text.startswith(("— ", "– "))
        return is_name and self.kind is Kind.QUOTATION


class Cut(Struct, frozen=True, kw_only=True, gc=False):
    """A range of bytes, and what stands there instead."""

    start: int
    end: int
    text: str


class Runs(Struct, frozen=True, kw_only=True):
    """What a document holds: its runs, its directives, and raw HTML or not.

    `levels` are those of the headings, in order.
    """

    runs: tuple[Run, ...]
    cuts: tuple[Cut, ...]
    levels: tuple[int, ...]
    has_html: bool


def find_runs(document: str) -> Runs:
    """Return the runs of a document, in the order of the text.

    Raises `TooMuch` where there is too much of it.
    """
    walk = _Walk(document)
    for event, place in limited(PARSER.events_with_range(document)):
        walk.step(event, place["start"], place["end"])
    walk.flush()
    return Runs(
        runs=tuple(_with_known_notes(run, walk.notes) for run in walk.runs),
        cuts=tuple(walk.cuts),
        levels=tuple(walk.levels),
        has_html=walk.has_html,
    )


def _with_known_notes(run: Run, labels: dict[str, str]) -> Run:
    """Call each footnote as its definition does: `[^A]` may call `[^a]`."""
    if not labels:
        return run
    tokens = tuple(
        NoteCall(labels.get(token.label.casefold(), token.label))
        if isinstance(token, NoteCall)
        else token
        for token in run.tokens
    )
    return run if tokens == run.tokens else replace(run, tokens=tokens)


@dataclass(slots=True)
class _Walk:
    """One pass over the events: where we stand, and what was found."""

    document: str
    runs: list[Run] = field(default_factory=list)
    cuts: list[Cut] = field(default_factory=list)
    levels: list[int] = field(default_factory=list)
    notes: dict[str, str] = field(default_factory=dict)
    has_html: bool = False
    stack: list[tuple[str, int]] = field(default_factory=list)
    pending: list[Event] = field(default_factory=list)
    start: int = 0
    end: int = 0
    comments: list[str] = field(default_factory=list)
    html: list[str] = field(default_factory=list)
    is_next_frozen: bool = False
    frozen_until: int = 0
    content: bytes = b""
    counted: tuple[int, int] = (0, 1)

    def __post_init__(self) -> None:
        self.content = self.document.encode()

    def step(self, event: Event, start: int, end: int) -> None:
        """Take one event in."""
        if type(event) is str:
            name, value = event, ""
        else:
            ((name, value),) = event.items()
        if name in ("Start", "End"):
            block = value if type(value) is str else next(iter(value))
            if block not in _INLINE_NAMES:
                self.flush()
                self.block(name, block, value, start, end)
                return
        elif name in ("Rule", "Html") or self._is_opaque():
            self.flush()
            self.html += [value] if name == "Html" and value else []
            return
        if not self.pending:
            self.start = start
        self.end = end
        self.has_html = self.has_html or name == "InlineHtml"
        self.pending.append(event)

    def _is_opaque(self) -> bool:
        return bool(self.stack) and self.stack[-1][0] in _OPAQUE_NAMES

    def block(self, name: str, block: str, value: Event, start: int, end: int) -> None:
        """Enter or leave a block."""
        if name == "End":
            self.stack.pop()
            if block == "HtmlBlock":
                self._leave_html(start, end)
            return
        if self.is_next_frozen and block != "HtmlBlock":
            self._freeze(start, end)
        level = self._heading(value[block]) if block == "Heading" else 0
        if block == "FootnoteDefinition":
            self.notes.setdefault(value[block].casefold(), value[block])
        self.stack.append((block, level))

    def _heading(self, heading: Event) -> int:
        """Note a heading's level; attributes of its own have to be made safe."""
        level = int(heading["level"][1])
        self.levels.append(level)
        self.has_html = self.has_html or bool(heading["attrs"] or heading["classes"])
        return level

    def _freeze(self, start: int, end: int) -> None:
        """Keep the block that begins here out of the catalog, whole."""
        self.is_next_frozen = False
        self.frozen_until = end
        if not self.stack:
            self.has_html = True
            self.cuts.append(Cut(start=start, end=start, text=_FROZEN))
            self.cuts.append(Cut(start=end, end=end, text="\n</div>\n\n"))

    def _leave_html(self, start: int, end: int) -> None:
        """Take a directive out of the text; any other HTML stays."""
        source = "".join(self.html)
        self.html.clear()
        found = _DIRECTIVE.fullmatch(source)
        if found is None:
            self.has_html = True
            self._hand_over(start)
            return
        self.cuts.append(Cut(start=start, end=end, text="\n"))
        words = text.trim(text.fold(found[2]))
        if found[1].lower() == "translators":
            self.comments.append(words)
        else:
            self.is_next_frozen = words.lower() == "no"

    def _hand_over(self, start: int) -> None:
        """Put the directives that wait back before HTML, which has its own texts."""
        if self.stack:
            return
        waiting = [f"<!-- translators: {words} -->\n" for words in self.comments]
        waiting += ["<!-- translate: no -->\n"] if self.is_next_frozen else []
        if waiting:
            self.cuts.append(Cut(start=start, end=start, text="".join(waiting)))
        self.comments.clear()
        self.is_next_frozen = False

    def flush(self) -> None:
        """End the run that is open, if any."""
        if not self.pending:
            return
        self._widen()
        before, tokens, after = trim_edges(inline_tokens(self.pending))
        self.pending.clear()
        is_message = self.start >= self.frozen_until and is_translatable(tokens)
        self.runs.append(
            Run(
                tokens=tokens,
                before=before,
                after=after,
                kind=self._kind(),
                start=self.start,
                end=self.end,
                line=self._line(),
                comments=tuple(self.comments) if is_message else (),
                is_message=is_message,
            )
        )
        if is_message:
            self.comments.clear()

    def _widen(self) -> None:
        """Take in what the parser's ranges leave out at the two ends.

        The backslash of an escape, and the `[]` of a collapsed reference.
        """
        if self.content[self.start - 1 : self.start] == b"\\":
            self.start -= 1
        is_link = self.pending[-1] in _ENDS
        if is_link and self.content.startswith(b"[]", self.end):
            self.end += len(b"[]")

    def _kind(self) -> Kind:
        for block, level in reversed(self.stack):
            if block == "Heading":
                return Kind(f"heading {max(2, level)}")
            if block in _KINDS:
                return _KINDS[block]
        return Kind.PARAGRAPH

    def _line(self) -> int:
        offset, line = self.counted
        line += self.content.count(b"\n", offset, self.start)
        self.counted = (self.start, line)
        return line


_ENDS = ({"End": "Link"}, {"End": "Image"})
_FROZEN = '<div translate="no">\n\n'


def note_labels(runs: tuple[Run, ...]) -> tuple[str, ...]:
    """Return the labels of the footnotes in the order of their first calls."""
    calls = (
        token.label
        for run in runs
        for token in run.tokens
        if isinstance(token, NoteCall)
    )
    return tuple(dict.fromkeys(calls))
