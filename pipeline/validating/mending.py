"""A text and what would mend it → the text, mended."""

from collections.abc import Iterable

from pipeline.model.diagnostics import Fix, Replacement, edited
from pipeline.syntax import parse
from pipeline.syntax.tokens import Text, Token
from pipeline.validating.prose import addresses
from pipeline.validating.subjects import Pair


def settle(fixes: Iterable[Fix]) -> tuple[Replacement, ...]:
    """Return the edits of as many fixes as go together, in the order of the text.

    Of two that overlap, the first wins; a fix is done whole, or not at all.
    """
    settled: tuple[Replacement, ...] = ()
    for fix in fixes:
        if fix.edits and not any(_clash(a, b) for a in fix.edits for b in settled):
            settled += fix.edits
    return tuple(sorted(settled, key=lambda each: (each.start, each.end)))


def mend(text: str, fixes: Iterable[Fix]) -> str:
    """Return a text in which fixes are done, as `settle` has it.

    >>> mend("a  b", [Fix(edits=(Replacement(1, 3, " "),))])
    'a b'
    """
    return edited(text, settle(fixes))


def keeps_marks(pair: Pair, fix: Fix) -> bool:
    """Say whether a fix of a translation changes its words alone.

    Not a mark, not a code, not an address: whatever a rule may think of them.
    """
    mended = mend(pair.text, [fix])
    if not mended or addresses(mended) != addresses(pair.text):
        return False
    if pair.message.kind.is_plain:
        return True
    return _marks(parse(mended, pair.message)) == _marks(pair.tokens)


def _marks(tokens: Iterable[Token]) -> list[Token]:
    return [token for token in tokens if not isinstance(token, Text)]


def _clash(one: Replacement, other: Replacement) -> bool:
    """Say whether two edits overlap; two insertions at one place do."""
    if one.start == other.start:
        return True
    return one.start < other.end and other.start < one.end
