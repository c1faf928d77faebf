"""A quotation begins and does not end, or ends and did not begin."""

from collections.abc import Iterator

from pipeline.model.diagnostics import Severity
from pipeline.model.phrases import say
from pipeline.validating.rulebook import Example, Finding, ProseRule
from pipeline.validating.signs import Signs
from pipeline.validating.subjects import Pair

_PAIRS = (("«", "»"), ("“", "”"), ("「", "」"), ("『", "』"))
_FAMILIES = ("«»", "„“”‟", "「」", "『』")
"""Marks that close one another somewhere: „so“, „so”, ”so”, »so«."""

_OWN = frozenset({"fr", "en"})
"""The languages that open with the first of a pair and close with the other."""


def check(pair: Pair) -> Iterator[Finding]:
    """Count the marks of either kind, where the source's are in balance.

    A quotation of several paragraphs opens in each, and ends in the last.
    """
    source, target = pair.source_words.text, pair.words.text
    if "„" in target or pair.locale.language not in _OWN:
        yield from _odd_ones(pair, source, target)
    elif not _is_balanced(target) and _is_balanced(source):
        yield from _lone_ones(pair, target)


def _lone_ones(pair: Pair, target: str) -> Iterator[Finding]:
    for opening, closing in _PAIRS:
        opened, closed = target.count(opening), target.count(closing)
        if opened != closed:
            lone = opening if opened > closed else closing
            at = target.rindex(lone) if lone == opening else target.index(lone)
            yield Finding(
                message=say(
                    "{opened} “{opening}” and {closed} “{closing}” stand here: "
                    "end each quotation that begins.",
                    opened=opened,
                    opening=opening,
                    closed=closed,
                    closing=closing,
                ),
                span=pair.words.span(at, at + 1),
            )


def _odd_ones(pair: Pair, source: str, target: str) -> Iterator[Finding]:
    """Yield the last mark of a family of which there is an odd number.

    Which mark opens and which closes differs from one language to the next.
    """
    for family in _FAMILIES:
        places = [at for at, sign in enumerate(target) if sign in family]
        if len(places) % 2 and _is_even(source, family):
            last = places[-1]
            yield Finding(
                message=say(
                    "An odd number of quotation marks stands here: end each quotation "
                    "that begins."
                ),
                span=pair.words.span(last, last + 1),
            )


def _is_even(text: str, family: str) -> bool:
    return sum(map(text.count, family)) % 2 == 0


def _is_balanced(text: str) -> bool:
    if "„" in text:
        return all(_is_even(text, family) for family in _FAMILIES)
    return all(text.count(one) == text.count(other) for one, other in _PAIRS)


RULE = ProseRule(
    code="quotes-unbalanced",
    severity=Severity.WARNING,
    summary="A quotation begins and does not end, or the other way round.",
    why="A reader who meets `«` waits for `»`. Where the source’s own marks are not in "
    "balance, as in a quotation of several paragraphs, nothing is said. In other "
    "languages than French and English marks are but counted: „so“, »so«, ”so”.",
    mend="Add the mark that is missing, or remove the one too many.",
    example=Example(
        source="“We have no lights,” she says.",
        wrong="« On n’a pas de lumière, dit-elle.",
        right="« On n’a pas de lumière », dit-elle.",
    ),
    check=check,
    signs=(Signs(text="«»“”„"),),
)
