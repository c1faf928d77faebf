"""Letters that a printing program has joined into one character."""

import re
from collections.abc import Iterator
from unicodedata import normalize

from pipeline.model.diagnostics import Fix, Replacement, Severity
from pipeline.model.phrases import say
from pipeline.patterns import pattern
from pipeline.validating.rulebook import Example, Finding, TextRule
from pipeline.validating.signs import RARE, Signs
from pipeline.validating.subjects import Pair

_WORD = pattern(r"(?<!\w)[^\W\ufb00-\ufb06]*+[\ufb00-\ufb06]\w*+")
_JOINED = pattern("[\ufb00-\ufb06]")


def check(pair: Pair) -> Iterator[Finding]:
    """Look for the Latin presentation forms (Unicode, FB00 to FB06), word by word."""
    for found in _WORD.finditer(pair.text):
        yield Finding(
            message=say(
                "Letters of “{word}” are joined into one character, and keep a search "
                "from finding it: write “{right}”.",
                word=found[0],
                right=_apart(found[0]),
            ),
            span=found.span(),
            fix=Fix(edits=tuple(_edits(found))),
        )


def _edits(word: re.Match[str]) -> Iterator[Replacement]:
    for joined in _JOINED.finditer(word.string, *word.span()):
        yield Replacement(*joined.span(), _apart(joined[0]))


def _apart(text: str) -> str:
    """Return the letters of which the joined ones are made, the others as they are."""
    return _JOINED.sub(lambda joined: normalize("NFKC", joined[0]), text)


RULE = TextRule(
    code="joined-letters",
    severity=Severity.WARNING,
    summary="Letters such as f and i are one character.",
    why="Text copied from a PDF often holds “\ufb01” and “\ufb02” as one character, as "
    "they were printed. They look the same, but no search finds the word. The page "
    "joins letters itself, where its typeface has a form for it.",
    mend="Type the letters one by one.",
    example=Example(
        source="The office", wrong="La \ufb01n du bureau", right="La fin du bureau"
    ),
    check=check,
    signs=(Signs(text=RARE),),
)
