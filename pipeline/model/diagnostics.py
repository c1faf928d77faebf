"""What a human should hear: a value that travels with the result."""

from collections.abc import Iterable
from enum import IntEnum
from typing import Generic, TypeVar

from msgspec import Struct

T = TypeVar("T")


class Severity(IntEnum):
    """How grave a finding is; an error keeps a message from being published."""

    INFO = 1
    WARNING = 2
    ERROR = 3

    @property
    def label(self) -> str:
        """The lower-case name used in every output."""
        return self.name.lower()


class Replacement(Struct, frozen=True):
    """A stretch of a text, by offsets in code points, and what to put there."""

    start: int
    end: int
    text: str


def edited(text: str, edits: Iterable[Replacement]) -> str:
    """Return a text with edits done, which do not overlap and are in order."""
    pieces: list[str] = []
    at = 0
    for edit in edits:
        pieces += (text[at : edit.start], edit.text)
        at = edit.end
    return "".join((*pieces, text[at:]))


class Fix(Struct, frozen=True, kw_only=True):
    """How to mend a text: edits that do not overlap, in order.

    A safe one changes nothing that a reader would read aloud; any other is a
    suggestion, for a person to take or leave.
    """

    edits: tuple[Replacement, ...]
    is_safe: bool = True


class Diagnostic(Struct, frozen=True, kw_only=True):
    """One finding: what, where, and what to do about it.

    `code` is stable and kebab-case. `path` is relative to the site, `line`
    counts from 1 (0: the whole file). `article` is the path of the article that
    a catalog is of, empty where it is `path` itself. `locale` is the BCP 47 tag of the
    edition concerned, or empty. `context` and `msgid` name the message.
    `span` is a pair of offsets in code points into `text`: the translation, or
    the message of the source where `locale` is empty. `fix` edits the same. `url`
    is the address of another site that is meant, or empty.
    """

    code: str
    severity: Severity
    message: str
    path: str
    line: int = 0
    article: str = ""
    locale: str = ""
    context: str = ""
    msgid: str = ""
    text: str = ""
    span: tuple[int, int] | None = None
    fix: Fix | None = None
    url: str = ""

    @property
    def order(self) -> tuple[str, bool, str, int, str, str, str]:
        """Sort key: an article and then its catalogs, each by line, then code."""
        whose = (self.article or self.path, bool(self.article), self.path)
        return (*whose, self.line, self.code, self.msgid, self.message)


class Checked(Struct, Generic[T], frozen=True, kw_only=True):
    """A result, and what was found on the way to it."""

    value: T
    diagnostics: tuple[Diagnostic, ...] = ()


def worst(diagnostics: Iterable[Diagnostic]) -> Severity | None:
    """Return the gravest severity among the findings, or none."""
    return max((each.severity for each in diagnostics), default=None)
