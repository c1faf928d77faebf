"""An acronym is used before the words that explain it."""

from collections.abc import Iterator

from pipeline.model.articles import Article, Kind
from pipeline.model.diagnostics import Severity
from pipeline.model.phrases import say
from pipeline.validating.acronyms import acronyms, explained, is_shouted
from pipeline.validating.passages import passages
from pipeline.validating.rulebook import Example, Finding, SourceRule

_KINDS = frozenset({Kind.PARAGRAPH, Kind.LIST_ITEM, Kind.QUOTATION})
"""The running text: a title or a caption has no room to explain anything."""


def check(article: Article) -> Iterator[Finding]:
    """Look for the first use of each acronym, and for where it is explained."""
    texts = [each for each in passages(article) if each.message.kind in _KINDS]
    told = [explained(each.prose.text) for each in texts]
    last = {acronym: at for at, some in enumerate(told) for acronym in some}
    seen: set[str] = set()
    for at, passage in enumerate(texts):
        text = passage.prose.text
        for found in acronyms(text) if not is_shouted(text) else ():
            acronym = found[0]
            is_new = acronym not in seen
            seen.add(acronym)
            if is_new and acronym not in told[at] and last.get(acronym, 0) > at:
                yield Finding(
                    message=say(
                        "“{acronym}” is explained further down: explain it here, "
                        "where it first stands.",
                        acronym=acronym,
                    ),
                    span=passage.prose.span(*found.span()),
                    place=passage.message,
                )


RULE = SourceRule(
    code="late-acronym",
    severity=Severity.INFO,
    summary="An acronym is used before the words that explain it.",
    why="Paragraphs are moved, and what was the second mention is now the first. "
    "Titles, headings and captions may name what the text explains.",
    mend="Explain it where it first stands in the text.",
    example=Example(
        wrong="The NMC lights the lamps.\n\nThe Night Market Company (NMC) pays.",
        right="The Night Market Company (NMC) lights the lamps.\n\nThe NMC pays.",
    ),
    check=check,
)
