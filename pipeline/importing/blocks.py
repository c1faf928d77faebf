"""What a page is made of, before it is written as Markdown."""

import datetime as dt
from collections.abc import Sequence
from typing import TypeAlias

from msgspec import Struct, field

from pipeline.model.diagnostics import Diagnostic, Severity
from pipeline.syntax.tokens import Token

Run: TypeAlias = tuple[Token, ...]


class Heading(Struct, frozen=True, kw_only=True):
    """A heading; `level` is 2 for a section of the article."""

    level: int
    run: Run
    line: int = 0


class Paragraph(Struct, frozen=True, kw_only=True):
    """A paragraph; `line` is that of the page, where it is known."""

    run: Run
    line: int = 0


class Figure(Struct, frozen=True, kw_only=True):
    """A picture alone, with its caption and credit as plain text."""

    source: str
    alt: str
    caption: str = ""
    credit: str = ""
    line: int = 0


class Listing(Struct, frozen=True, kw_only=True):
    """A list; `start` is the number of its first item, or none for bullets."""

    items: tuple[tuple["Block", ...], ...]
    start: int | None = None


class Quotation(Struct, frozen=True, kw_only=True):
    """Blocks that someone else said."""

    blocks: tuple["Block", ...]


class Grid(Struct, frozen=True, kw_only=True):
    """A plain grid; the first row is its head."""

    rows: tuple[tuple[Run, ...], ...]


class Verbatim(Struct, frozen=True, kw_only=True):
    """Text to show as it is, a program perhaps."""

    content: str


class Markup(Struct, frozen=True, kw_only=True):
    """Safe HTML, for what Markdown can't say."""

    html: str


class Rule(Struct, frozen=True, kw_only=True):
    """A break between two parts."""


class Note(Struct, frozen=True, kw_only=True):
    """A footnote: its label, and what it says."""

    label: str
    blocks: tuple["Block", ...]


Block: TypeAlias = (
    Heading
    | Paragraph
    | Figure
    | Listing
    | Quotation
    | Grid
    | Verbatim
    | Markup
    | Rule
    | Note
)


class Page(Struct, frozen=True, kw_only=True):
    """A page, understood: its text, and what it says about itself.

    `language` is a BCP 47 tag, or empty where the page does not say.
    """

    title: str = ""
    language: str = ""
    summary: str = ""
    published: dt.date | dt.datetime | None = None
    updated: dt.date | dt.datetime | None = None
    authors: tuple[str, ...] = ()
    image: Figure | None = None
    blocks: Sequence[Block] = ()


class Findings(Struct):
    """Gathers what is to be said about one page."""

    path: str
    diagnostics: list[Diagnostic] = field(default_factory=list)

    def note(self, code: str, message: str, line: int = 0) -> None:
        """Say what was done, where there was little doubt."""
        self._add(code, message, line, Severity.INFO)

    def doubt(self, code: str, message: str, line: int = 0) -> None:
        """Say what somebody has to look at."""
        self._add(code, message, line, Severity.WARNING)

    def _add(self, code: str, message: str, line: int, severity: Severity) -> None:
        self.diagnostics.append(
            Diagnostic(
                code=code,
                severity=severity,
                message=message,
                path=self.path,
                line=line,
            )
        )
