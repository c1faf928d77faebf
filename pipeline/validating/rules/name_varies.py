"""A name is spelt in two ways within an article."""

from collections import Counter
from collections.abc import Iterator

from pipeline.model.articles import Article, Kind
from pipeline.model.diagnostics import Severity
from pipeline.model.phrases import say
from pipeline.validating.passages import passages
from pipeline.validating.rulebook import Example, Finding, SourceRule
from pipeline.validating.spellings import WholeName, variants, whole_names

_KINDS = frozenset({Kind.TITLE, Kind.SUMMARY, Kind.PARAGRAPH, Kind.QUOTATION})


def check(article: Article) -> Iterator[Finding]:
    """Compare the second parts of names whose first parts are the same."""
    texts = [each for each in passages(article) if each.message.kind in _KINDS]
    named = [
        (name, (passage, place))
        for passage in texts
        for name, place in whole_names(passage.prose.text)
    ]
    places = dict(reversed(named))
    counts: Counter[WholeName] = Counter(name for name, _ in reversed(named))
    for rare, usual in variants(counts):
        passage, place = places[rare]
        yield Finding(
            message=say(
                "“{name}” is “{other}” elsewhere in the article: which is right?",
                name=" ".join(rare),
                other=" ".join(usual),
            ),
            span=passage.prose.span(*place),
            place=passage.message,
        )


RULE = SourceRule(
    code="name-varies",
    severity=Severity.WARNING,
    summary="A name is spelt in two ways.",
    why="One of the two is wrong, and every translation copies it. Only the author "
    "knows which.",
    mend="Spell the name as its bearer does, everywhere.",
    example=Example(
        wrong="Lou Sabatier lights the lamp. At nine, Lou Sabattier puts it out.",
        right="Lou Sabatier lights the lamp. At nine, Lou Sabatier puts it out.",
    ),
    check=check,
)
