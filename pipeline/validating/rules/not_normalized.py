"""Letters that are spelled in an unusual way inside the file."""

import unicodedata
from collections.abc import Iterator

from pipeline.model.diagnostics import Fix, Replacement, Severity, edited
from pipeline.model.phrases import say
from pipeline.patterns import pattern
from pipeline.text import normalize
from pipeline.validating.rulebook import Example, Finding, TextRule
from pipeline.validating.signs import RARE, Signs
from pipeline.validating.subjects import Pair
from pipeline.validating.wording import quote

_CONTEXT = 12
_LETTER = pattern("[^\u0300-\u036f][\u0300-\u036f]*+")


def check(pair: Pair) -> Iterator[Finding]:
    """Compare with the composed form (NFC, UAX 15), and name the first place."""
    text = pair.text
    if unicodedata.is_normalized("NFC", text):
        return
    composed = normalize(text)
    start = next(
        (at for at, (a, b) in enumerate(zip(text, composed, strict=False)) if a != b),
        len(composed),
    )
    around = composed[max(0, start - _CONTEXT) : start + _CONTEXT]
    yield Finding(
        message=say(
            "A letter near {around} is made of two characters, a letter "
            "and a loose accent: type it again with your keyboard.",
            around=quote(around),
        ),
        span=(start, start + 1),
        fix=_fix(text, composed),
    )


def _fix(text: str, composed: str) -> Fix:
    """Compose each letter where it stands, or the whole where letters go together."""
    edits = tuple(
        Replacement(*found.span(), normalize(found[0]))
        for found in _LETTER.finditer(text)
        if normalize(found[0]) != found[0]
    )
    if edited(text, edits) != composed:
        edits = (Replacement(0, len(text), composed),)
    return Fix(edits=edits)


RULE = TextRule(
    code="not-normalized",
    severity=Severity.WARNING,
    summary="A letter and its accent are two characters.",
    why="Text copied from some PDFs and file names holds an “e” with a loose accent "
    "instead of “é”. It looks the same, but a search for the word does not find it.",
    mend="Type the letter again.",
    example=Example(source="The market", wrong="Le marche\u0301", right="Le marché"),
    check=check,
    signs=(Signs(text=RARE),),
)
