"""An article has apostrophes of two kinds."""

from collections.abc import Iterator

from pipeline.model.articles import Article
from pipeline.model.diagnostics import Severity
from pipeline.model.phrases import say
from pipeline.patterns import pattern
from pipeline.validating.passages import passages
from pipeline.validating.rulebook import Example, Finding, SourceRule

_APOSTROPHE = pattern(r"(?<=[^\W\d_])['’](?=[^\W\d_])")


def check(article: Article) -> Iterator[Finding]:
    """Point at the first apostrophe of the kind that is the rarer one."""
    found = [
        (passage, match)
        for passage in passages(article)
        for match in _APOSTROPHE.finditer(passage.prose.text)
    ]
    straight = [each for each in found if each[1][0] == "'"]
    curly = [each for each in found if each[1][0] == "’"]
    if not straight or not curly:
        return
    passage, match = min(straight, curly, key=len)[0]
    yield Finding(
        message=say(
            "The article has {straight} straight apostrophes (`'`) and {curly} curly "
            "ones (`’`): write all of them one way.",
            straight=len(straight),
            curly=len(curly),
        ),
        span=passage.prose.span(*match.span()),
        place=passage.message,
    )


RULE = SourceRule(
    code="mixed-apostrophes",
    severity=Severity.INFO,
    summary="The article has straight and curly apostrophes.",
    why="Pages show one kind, whatever is typed. In the source two kinds make two "
    "texts of one, and whoever searches for a word finds half of its places.",
    mend="Let your editor replace one kind by the other.",
    example=Example(
        wrong="It's late, and the baker’s lamp is out.",
        right="It’s late, and the baker’s lamp is out.",
    ),
    check=check,
)
