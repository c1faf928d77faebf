"""A sentence is longer than anyone reads with ease."""

from collections.abc import Iterator

from pipeline.model.articles import Article, Kind
from pipeline.model.diagnostics import Severity
from pipeline.model.phrases import say
from pipeline.syntax import sentences
from pipeline.text import count_words
from pipeline.validating.passages import passages
from pipeline.validating.rulebook import Example, Finding, SourceRule

_MOST_WORDS = 60
_KINDS = frozenset({Kind.PARAGRAPH, Kind.LIST_ITEM, Kind.DEFINITION, Kind.FOOTNOTE})


def check(article: Article) -> Iterator[Finding]:
    """Count the words of each sentence; quotations are as they were said."""
    for message, prose in passages(article):
        if message.kind not in _KINDS or count_words(prose.text) <= _MOST_WORDS:
            continue
        longest = max(map(count_words, sentences(prose.text)), default=0)
        if longest > _MOST_WORDS:
            yield Finding(
                message=say(
                    "A sentence here has {count} words: two or three shorter ones are "
                    "easier to read, and to translate.",
                    count=longest,
                ),
                place=message,
            )


RULE = SourceRule(
    code="long-sentence",
    severity=Severity.INFO,
    summary=f"A sentence has more than {_MOST_WORDS} words.",
    why="Readers lose the thread, and a translation has to be taken apart and built "
    "anew. One edit in it makes all of it outdated.",
    mend="Make two or three sentences of it.",
    example=Example(
        wrong="When the last goods train had left the yard, which was in the spring of "
        "the year in which the river stood in the cellars, the people of the two "
        "streets behind the wall, who had looked at rust for as long as anyone could "
        "remember, came with lamps, tables and crates, and sold each other figs until "
        "the watchman, who had not been told of it, came too.",
        right="The last goods train left the yard in the spring. The people of the two "
        "streets behind the wall came with lamps, tables and crates. They sold each "
        "other figs until the watchman came too.",
    ),
    check=check,
)
