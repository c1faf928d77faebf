"""How much of an article is read: enough for a book, and no more."""

from collections.abc import Iterable
from itertools import islice
from typing import TypeVar

from pipeline.model.diagnostics import Diagnostic, Severity
from pipeline.model.phrases import say

T = TypeVar("T")

MOST_PIECES = 100_000
"""How many paragraphs, lines and marks an article may have, all told."""

MOST_MESSAGES = 20_000
"""How many texts an article may have translated."""


class TooMuch(Exception):  # noqa: N818 - it never leaves this room
    """An article that holds more than is read; `read` turns it into a finding."""

    def __init__(self, what: str, line: int = 0) -> None:
        super().__init__(what, line)
        self.what = what
        self.line = line

    def finding(self, path: str, offset: int) -> Diagnostic:
        """Return it as a value; `offset` lines stand above the text."""
        return Diagnostic(
            code="unreadable-source",
            severity=Severity.ERROR,
            message=say(
                "The article has {what}, which is too much. Split it.", what=self.what
            ),
            path=path,
            line=self.line + offset if self.line else 0,
        )


def limited(pieces: Iterable[T]) -> list[T]:
    """Return the pieces of an article; raise `TooMuch` where there are too many."""
    every = list(islice(pieces, MOST_PIECES + 1))
    if len(every) > MOST_PIECES:
        what = say(
            "more than {thousands},000 paragraphs, lines and marks",
            thousands=MOST_PIECES // 1000,
        )
        raise TooMuch(what)
    return every
