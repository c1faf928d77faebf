"""Two spaces stand where one is enough."""

from collections.abc import Iterator

from pipeline.model.diagnostics import Fix, Replacement, Severity
from pipeline.model.phrases import say
from pipeline.patterns import pattern
from pipeline.validating.batches import Batch
from pipeline.validating.rulebook import Example, Finding, ProseRule
from pipeline.validating.signs import KNOWN
from pipeline.validating.subjects import Pair

_DOUBLE = pattern("[ \u00a0\u202f][ \u00a0\u202f]++")
_SPACED = bytes.maketrans(bytes(map(KNOWN.index, "\u00a0\u202f")), b"  ")
_TWO = pattern(b"  ")


def check(pair: Pair) -> Iterator[Finding]:
    """Look for spaces of any kind in a row; a no-break one among them stays.

    Those in a code are the author's, and those around a mark are for a person.
    """
    text = pair.text
    if not _DOUBLE.search(text):
        return
    for found in _DOUBLE.finditer(pair.words.text):
        span = pair.words.span(*found.span())
        is_whole = pair.text[span[0] : span[1]] == found[0]
        kept = next((each for each in found[0] if each != " "), " ")
        yield Finding(
            message=say("Several spaces stand in a row: leave one."),
            span=span,
            fix=Fix(edits=(Replacement(*span, kept),)) if is_whole else None,
        )


def _suspects(batch: Batch) -> Iterator[int]:
    words = batch.words
    for found in _TWO.finditer(words.letters.translate(_SPACED)):
        yield words.place(found.start())


RULE = ProseRule(
    code="double-space",
    severity=Severity.INFO,
    summary="Several spaces stand in a row.",
    why="A browser shows plain ones as one, but a no-break space beside a plain one "
    "makes a hole in the line, and every editor finds another text.",
    mend="Leave one space.",
    example=Example(
        source="the market",
        wrong="le  marché",
        right="le marché",
    ),
    check=check,
    suspects=_suspects,
)
