"""The runs of inline content in a document, with their places.

A run is what becomes one message: the inline content of a paragraph, a
heading, a table cell. Its place is a range of UTF-8 bytes.
"""

from collections.abc import Iterable

from msgspec import Struct
from msgspec.structs import replace

from pipeline.model.articles import Kind
from pipeline.syntax import Written
from pipeline.syntax.tokens import NoteCall, Picture, Text, Token

HEADINGS = {level: Kind(f"heading {max(2, level)}") for level in range(1, 7)}
"""What a heading is by its level: there is one title, which is no text of the body."""


class Run(Struct, frozen=True, kw_only=True, gc=False):
    """One run of inline content, between two byte offsets.

    `before` and `after` are the white space at its ends, which is no part of
    the message; `box` is that of an item of a task list, or empty. `written` is the
    message, where what found the run knows it.
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
    box: str = ""
    written: Written | None = None

    def with_tokens(self, tokens: tuple[Token, ...]) -> "Run":
        """Return the run with other tokens, of which nobody knows the message."""
        return replace(self, tokens=tokens, written=None)

    @property
    def is_wording(self) -> bool:
        """Whether it is neither a picture alone nor says whose a quotation is."""
        if self.kind is Kind.QUOTATION or len(self.tokens) == 1:
            return self.picture is None and not self.is_attribution
        return True

    @property
    def is_labelled(self) -> bool:
        """Whether it is the words of a box."""
        return bool(self.box) and self.is_message and self.picture is None

    @property
    def picture(self) -> Picture | None:
        """The image, if the run is nothing else."""
        if len(self.tokens) != 1:
            return None
        only = self.tokens[0]
        return only if type(only) is Picture else None

    @property
    def is_attribution(self) -> bool:
        """Whether it is the paragraph of a quotation that says whose: “— Name”."""
        if self.kind is not Kind.QUOTATION or not self.tokens:
            return False
        first = self.tokens[0]
        return type(first) is Text and first.text.startswith(("— ", "– "))


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


def note_labels(runs: tuple[Run, ...]) -> tuple[str, ...]:
    """Return the labels of the footnotes in the order of their first calls."""
    calls = (
        token.label
        for run in runs
        for token in run.tokens
        if isinstance(token, NoteCall)
    )
    return tuple(dict.fromkeys(calls))


def with_known_notes(runs: list[Run], labels: dict[str, str]) -> Iterable[Run]:
    """Call each footnote as its definition does: `[^A]` may call `[^a]`."""
    return [_with_notes(run, labels) for run in runs] if labels else runs


def _with_notes(run: Run, labels: dict[str, str]) -> Run:
    tokens = tuple(
        NoteCall(labels.get(token.label.casefold(), token.label))
        if isinstance(token, NoteCall)
        else token
        for token in run.tokens
    )
    return run if tokens == run.tokens else run.with_tokens(tokens)
