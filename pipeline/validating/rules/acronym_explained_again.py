"""An acronym is explained a second time."""

import re
from collections.abc import Iterator

from pipeline.model.articles import Article, Kind
from pipeline.model.diagnostics import Severity
from pipeline.model.phrases import say
from pipeline.patterns import pattern
from pipeline.validating.passages import passages
from pipeline.validating.rulebook import Example, Finding, SourceRule

_KINDS = frozenset({Kind.PARAGRAPH, Kind.LIST_ITEM, Kind.QUOTATION})
_EXPLAINED = pattern(r"(?<=[^\W\d_] )\(([A-ZÀ-Ý]{2,6})\)")
_INITIALS = pattern(r"(?<![^\W\d_])[^\W\d_]")
_REACH = 90


def check(article: Article) -> Iterator[Finding]:
    """Look for an acronym in brackets behind its words, for the second time."""
    seen: set[str] = set()
    for message, prose in passages(article):
        if message.kind not in _KINDS or "(" not in prose.text:
            continue
        for found in _EXPLAINED.finditer(prose.text):
            if not _has_words(found):
                continue
            if found[1] in seen:
                yield Finding(
                    message=say(
                        "“{acronym}” has been explained above: it may stand alone "
                        "here.",
                        acronym=found[1],
                    ),
                    span=prose.span(*found.span()),
                    place=message,
                )
            seen.add(found[1])


def _has_words(found: re.Match[str]) -> bool:
    """Say whether words before it begin as it does: else it may be a party, a team."""
    before = found.string[max(0, found.start() - _REACH) : found.start()]
    initials = "".join(_INITIALS.findall(before)).upper()
    return found[1][0] in initials[-2 * len(found[1]) - 2 :]


RULE = SourceRule(
    code="acronym-explained-again",
    severity=Severity.INFO,
    summary="An acronym is explained a second time.",
    why="An explanation says “this is new”; the second time readers wonder whether it "
    "is another one. It happens where paragraphs of two authors are joined.",
    mend="Leave the acronym, or the words, and not both.",
    example=Example(
        wrong="The Night Market Company (NMC) pays.\n\nThe Night Market Company (NMC) "
        "owns forty lamps.",
        right="The Night Market Company (NMC) pays.\n\nThe NMC owns forty lamps.",
    ),
    check=check,
)
