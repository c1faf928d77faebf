"""Markdown → the runs of inline content in it, with their places.

A run is what becomes one message: the inline content of a paragraph, a
heading, a table cell. Its place is a range of UTF-8 bytes.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from pipeline import text
from pipeline.model.articles import Kind
from pipeline.syntax import PARSER, inline_tokens
from pipeline.syntax.tokens import LinkEnd, LinkStart, NoteCall, Picture, Text, Token

Event: TypeAlias = Any

_DIRECTIVE = re.compile(
    r"\s*<!--[ \t\n]*(translators|translate)[ \t]*:(.*?)-->\s*", re.S | re.I
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
_LETTER = re.compile(r"[^\W\d_]")
_FIGURE = re.compile(
    "\\d[.,\u00a0\u202f\u2009 ]\\d|\\d[ \u00a0\u202f]?[%\u20ac$£\u2030°]|[\u20ac$£] ?\\d|\\d{5}"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One run of inline content, between two byte offsets."""

    tokens: tuple[Token, ...]
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """A range of bytes, and what stands there instead."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Runs:
    """What a document holds: its runs, its directives, and raw HTML or not.

    `levels` are those of the headings, in order.
    """

    runs: tuple[Run, ...]
    cuts: tuple[Cut, ...]
    levels: tuple[int, ...]
    has_html: bool


def is_translatable(tokens: tuple[Token, ...]) -> bool:
    """Say whether a run has words, or figures that each language writes its way.

    The text of a link that is its own URL is no prose.
    """
    prose = "".join(_prose(tokens))
    return bool(_LETTER.search(prose) or _FIGURE.search(prose))


def _prose(tokens: tuple[Token, ...]) -> Iterator[str]:
    url = ""
    for token in tokens:
        if isinstance(token, LinkStart):
            url = token.url.removeprefix("mailto:")
        elif isinstance(token, LinkEnd):
            url = ""
        elif isinstance(token, Text) and token.text != url:
            yield token.text
        elif isinstance(token, Picture):
            yield token.alt


def find_runs(document: str) -> Runs:
    """Return the runs of a document, in the order of the text."""
    walk = _Walk(document)
    for event, place in PARSER.events_with_range(document):
        walk.step(event, place["start"], place["end"])
    walk.flush()
    return Runs(
        runs=tuple(walk.runs),
        cuts=tuple(walk.cuts),
        levels=tuple(walk.levels),
        has_html=walk.has_html,
    )


@dataclass(slots=True)
class _Walk:
    """One pass over the events: where we stand, and what was found."""

    document: str
    runs: list[Run] = field(default_factory=list)
    cuts: list[Cut] = field(default_factory=list)
    levels: list[int] = field(default_factory=list)
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
        name, value = (event, None) if type(event) is str else _item(event)
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
        level = _level(value[block]) if block == "Heading" else 0
        self.levels += [level] if level else []
        self.stack.append((block, level))

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
            return
        self.cuts.append(Cut(start=start, end=end, text="\n"))
        words = text.trim(text.fold(found[2]))
        if found[1].lower() == "translators":
            self.comments.append(words)
        else:
            self.is_next_frozen = words.lower() == "no"

    def flush(self) -> None:
        """End the run that is open, if any."""
        if not self.pending:
            return
        tokens = trim_edges(inline_tokens(self.pending))
        self.pending.clear()
        is_message = self.start >= self.frozen_until and is_translatable(tokens)
        self.runs.append(
            Run(
                tokens=tokens,
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


_FROZEN = '<div translate="no">\n\n'


def _item(event: Event) -> tuple[str, Event]:
    ((name, value),) = event.items()
    return name, value


def _level(heading: Event) -> int:
    return int(heading["level"][1])


def trim_edges(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """Cut the white space of every kind from the two ends of a run."""
    trimmed = list(tokens)
    while trimmed and isinstance(trimmed[0], Text):
        head = text.trim_start(trimmed[0].text)
        if head:
            trimmed[0] = Text(head)
            break
        del trimmed[0]
    while trimmed and isinstance(trimmed[-1], Text):
        tail = text.trim_end(trimmed[-1].text)
        if tail:
            trimmed[-1] = Text(tail)
            break
        del trimmed[-1]
    return tuple(trimmed)


def note_labels(runs: tuple[Run, ...]) -> tuple[str, ...]:
    """Return the labels of the footnotes in the order of their first calls."""
    calls = (
        token.label
        for run in runs
        for token in run.tokens
        if isinstance(token, NoteCall)
    )
    return tuple(dict.fromkeys(calls))
