"""A correct pair → the same with a fault in it, for the rules to find."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from tests.validating.workbench import Case

Maker = Callable[[Case], Case | None]

_MARKS = re.compile(
    r"`[^`]+`|https?://[^ >]+|[\w.-]+@[\w.-]+|<[^>]+>|\]\[\d+\]|\[\^\d+\]"
    r"|[\w.-]*[A-Z]\d+"
)


@dataclass(frozen=True, slots=True)
class Mutation:
    """A fault: what happened, the codes that may tell of it, how to make it.

    `make` returns None for a pair in which it can't happen.
    """

    name: str
    codes: tuple[str, ...]
    make: Maker


def swap(
    pattern: str,
    new: str | Callable[[re.Match[str]], str],
    *,
    to: str = "",
    beside: str = "",
) -> Maker:
    """Return a maker that replaces the first match that is no mark or code.

    `to` is the language it happens in; `beside`, what the source must hold.
    """
    found, needed = re.compile(pattern), re.compile(beside)

    def make(case: Case) -> Case | None:
        text = case["msgstr"]
        if (to and case["to"] != to) or not needed.search(case["msgid"]):
            return None
        kept = [each.span() for each in _MARKS.finditer(text)]
        for each in found.finditer(text):
            if not any(
                start < each.end() and each.start() < end for start, end in kept
            ):
                said = each.expand(new) if isinstance(new, str) else new(each)
                return changed(case, text[: each.start()] + said + text[each.end() :])
        return None

    return make


def changed(case: Case, text: str) -> Case | None:
    """Return a case with another translation, if it is another."""
    return changed_in(case, "msgstr", text)


def changed_in(case: Case, field: str, text: str) -> Case | None:
    """Return a case in which one field is another, if it is another."""
    return None if text == case[field] else {**case, field: text}


def choice(words: dict[str, str]) -> tuple[str, Callable[[re.Match[str]], str]]:
    """Return a pattern for some whole words, and what makes others of them."""
    listed = "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
    return rf"(?<![\w’-])(?:{listed})(?![\w’-])", lambda found: words[found[0]]
