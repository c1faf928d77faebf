"""An acronym is used, and nothing in the article says what it stands for."""

import re
from collections.abc import Iterator

from pipeline.model.articles import Article, Kind
from pipeline.model.diagnostics import Severity
from pipeline.model.phrases import say
from pipeline.validating.acronyms import acronyms, explained, is_shouted
from pipeline.validating.passages import Worded, passages
from pipeline.validating.rulebook import Example, Finding, SourceRule


def check(article: Article) -> Iterator[Finding]:
    """Look for acronyms with no words in brackets beside them, here or before."""
    texts = list(passages(article))
    seen = {*explained("\n".join(passage.prose.text for passage in texts))}
    for passage in texts:
        first: dict[str, re.Match[str]] = {}
        for found in acronyms(passage.prose.text):
            first.setdefault(found[0], found)
        new = [found for acronym, found in first.items() if acronym not in seen]
        seen.update(first)
        for found in new if new and not _is_marked(passage) else ():
            yield Finding(
                message=say(
                    "“{acronym}” is never explained: write what it stands for, and "
                    "{acronym} in brackets, where it first stands.",
                    acronym=found[0],
                ),
                span=passage.prose.span(*found.span()),
                place=passage.message,
            )


def _is_marked(passage: Worded) -> bool:
    """Say whether it is a term with its definition, an `<abbr>`, or a cry."""
    message = passage.message
    if message.kind is Kind.TERM or any(tag.element == "abbr" for tag in message.tags):
        return True
    return is_shouted(passage.prose.text)


RULE = SourceRule(
    code="undefined-acronym",
    severity=Severity.INFO,
    summary="An acronym is used, and never explained.",
    why="Readers of another country do not know it, and a translator has to find out "
    "whether their language has one of its own.",
    mend="Write it out where it first stands: the Night Market Company (NMC).",
    example=Example(
        wrong="The NMC lights the lamps at nine.",
        right="The Night Market Company (NMC) lights the lamps at nine. The NMC owns "
        "forty of them.",
    ),
    check=check,
)
