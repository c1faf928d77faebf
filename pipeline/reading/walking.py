"""Markdown → the runs of inline content in it. Follows the parser's events."""

import re
from collections.abc import Iterable
from typing import Any, TypeAlias

from msgspec import Struct, field

from pipeline import text
from pipeline.model.articles import Kind
from pipeline.patterns import pattern
from pipeline.reading.limits import limited
from pipeline.reading.prose import is_translatable, trim_edges
from pipeline.reading.runs import HEADINGS, Cut, Run, Runs, with_known_notes
from pipeline.reading.skimming import skim
from pipeline.syntax import PARSER, boxes, inline_tokens

Event: TypeAlias = Any

_DIRECTIVE = pattern(
    r"[ \t\n]*<!--[ \t\n]*(translators|translate)[ \t]*:(.*?)-->[ \t\n]*",
    re.DOTALL | re.IGNORECASE,
)
_EDGES = frozenset({"Start", "End"})
_APART = frozenset({"Rule", "Html", "TaskListMarker"})
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


def find_runs(document: str) -> Runs:
    """Return the runs of a document, in the order of the text.

    Raises `TooMuch` where there is too much of it.
    """
    return skim(document) or walked(document)


def walked(document: str) -> Runs:
    """Return the same, of any document: the parser's events are followed."""
    walk = _Walk(document)
    walk.follow(limited(PARSER.events_with_range(document)))
    walk.flush()
    return Runs(
        runs=tuple(with_known_notes(walk.runs, walk.notes)),
        cuts=tuple(walk.cuts),
        levels=tuple(walk.levels),
        has_html=walk.has_html,
    )


class _Walk(Struct):
    """One pass over the events: where we stand, and what was found."""

    document: str
    runs: list[Run] = field(default_factory=list)
    cuts: list[Cut] = field(default_factory=list)
    levels: list[int] = field(default_factory=list)
    notes: dict[str, str] = field(default_factory=dict)
    has_html: bool = False
    stack: list[Kind] = field(default_factory=list)
    is_opaque: bool = False
    pending: list[Event] = field(default_factory=list)
    start: int = 0
    end: int = 0
    comments: list[str] = field(default_factory=list)
    html: list[str] = field(default_factory=list)
    is_next_frozen: bool = False
    frozen_until: int = 0
    content: bytes = b""
    may_widen: bool = True
    counted: tuple[int, int] = (0, 1)
    box: str = ""

    def __post_init__(self) -> None:
        self.content = self.document.encode()
        self.may_widen = "\\" in self.document or "[]" in self.document

    def follow(self, events: Iterable[tuple[Event, Any]]) -> None:
        """Take the events in; most of them are of a run, and go on with it."""
        # Each part of an article comes by here, so that a call costs a hundredth.
        pending = self.pending
        for event, place in events:
            if type(event) is str:
                name, value = event, ""
            else:
                ((name, value),) = event.items()
            if name in _EDGES:
                block = value if type(value) is str else next(iter(value))
                if block not in _INLINE_NAMES:
                    if pending:
                        self.flush()
                    edge = self._enter if name == "Start" else self._leave
                    edge(block, value, place)
                    continue
            elif (self.is_opaque or name != "Text") and self._stands_apart(name, value):
                continue
            if not pending:
                self.start = place["start"]
            self.end = place["end"]
            pending.append(event)

    def _stands_apart(self, name: str, value: Event) -> bool:
        """Say whether an event is no part of a run, and take it in if it is none."""
        if self.is_opaque or name in _APART:
            self.flush()
            if name == "TaskListMarker":
                self.box = boxes.DONE if value else boxes.OPEN
            self.html += [value] if name == "Html" and value else []
            return True
        self.has_html = self.has_html or name == "InlineHtml"
        return False

    def _enter(self, block: str, value: Event, place: dict[str, int]) -> None:
        """Enter a block."""
        if self.is_next_frozen and block != "HtmlBlock":
            self._freeze(place["start"], place["end"])
        if block in _OPAQUE_NAMES:
            self.is_opaque = True
        if block == "Heading":
            kind = self._heading(value[block])
        else:
            kind = _KINDS.get(block) or self._kind()
        if block == "FootnoteDefinition":
            self.notes.setdefault(value[block].casefold(), value[block])
        self.stack.append(kind)

    def _leave(self, block: str, _value: Event, place: dict[str, int]) -> None:
        """Leave a block; an opaque one has no other within."""
        self.stack.pop()
        self.box = ""
        self.is_opaque = False
        if block == "HtmlBlock":
            self._leave_html(place["start"], place["end"])

    def _heading(self, heading: Event) -> Kind:
        """Note a heading's level; attributes of its own have to be made safe."""
        level = int(heading["level"][1])
        self.levels.append(level)
        self.has_html = self.has_html or bool(heading["attrs"] or heading["classes"])
        return HEADINGS[level]

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
        if self.may_widen:
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
                box=self.box,
            )
        )
        self.box = ""
        if is_message:
            self.comments.clear()

    def _widen(self) -> None:
        """Take in what the parser's ranges leave out at the two ends.

        The backslash of an escape, and the `[]` of a collapsed reference.
        """
        if self.content[self.start - 1 : self.start] == b"\\":
            self.start -= 1
        has_more = self.content.startswith(b"[]", self.end)
        if has_more and self.pending[-1] in _ENDS:
            self.end += len(b"[]")

    def _kind(self) -> Kind:
        """Return what a run is here, which the innermost block that says it decides."""
        return self.stack[-1] if self.stack else Kind.PARAGRAPH

    def _line(self) -> int:
        offset, line = self.counted
        line += self.content.count(b"\n", offset, self.start)
        self.counted = (self.start, line)
        return line


_ENDS = ({"End": "Link"}, {"End": "Image"})
_FROZEN = '<div translate="no">\n\n'
