"""A quotation begins and does not end, or ends and did not begin."""

from collections.abc import Iterator

from pipeline.model.diagnostics import Severity
from pipeline.model.phrases import say
from pipeline.validating.rulebook import Example, Finding, ProseRule
from pipeline.validating.signs import Signs
from pipeline.validating.subjects import Pair

_PAIRS = (("«", "»"), ("“", "”"))


def check(pair: Pair) -> Iterator[Finding]:
    """Count the marks of either kind, where the source's are in balance.

    A quotation of several paragraphs opens in each, and ends in the last.
    """
    source, target = pair.source_words.text, pair.words.text
    if _is_balanced(target) or not _is_balanced(source):
        return
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


def _is_balanced(text: str) -> bool:
    return text.count("«") == text.count("»") and text.count("“") == text.count("”")


RULE = ProseRule(
    code="quotes-unbalanced",
    severity=Severity.WARNING,
    summary="A quotation begins and does not end, or the other way round.",
    why="A reader who meets `«` waits for `»`. Where the source’s own marks are not in "
    "balance, as in a quotation of several paragraphs, nothing is said.",
    mend="Add the mark that is missing, or remove the one too many.",
    example=Example(
        source="“We have no lights,” she says.",
        wrong="« On n’a pas de lumière, dit-elle.",
        right="« On n’a pas de lumière », dit-elle.",
    ),
    check=check,
    signs=(Signs(text="«»“”"),),
)
