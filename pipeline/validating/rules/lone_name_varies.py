"""A name that stands alone is spelt in two ways within an article."""

from collections import Counter
from collections.abc import Iterator

from pipeline.model.articles import Article, Kind
from pipeline.model.diagnostics import Severity
from pipeline.model.phrases import say
from pipeline.validating.passages import passages
from pipeline.validating.rulebook import Example, Finding, SourceRule
from pipeline.validating.spellings import lone_names, lone_variants
from pipeline.validating.vocabulary import WORD

_KINDS = frozenset({Kind.TITLE, Kind.SUMMARY, Kind.PARAGRAPH, Kind.QUOTATION})


def check(article: Article) -> Iterator[Finding]:
    """Compare the long words with a capital, but for those that have none elsewhere."""
    texts = [each for each in passages(article) if each.message.kind in _KINDS]
    named = [
        (name, (passage, place))
        for passage in texts
        for name, place in lone_names(passage.prose.text)
    ]
    if not named:
        return
    small = {
        word
        for passage in texts
        for word in WORD.findall(passage.prose.text)
        if word[0].islower()
    }
    places = dict(reversed(named))
    counts = Counter(name for name, _ in reversed(named) if name.lower() not in small)
    for rare, usual in lone_variants(counts):
        passage, place = places[rare]
        yield Finding(
            message=say(
                "“{name}” is “{other}” elsewhere in the article: which is right?",
                name=rare,
                other=usual,
            ),
            span=passage.prose.span(*place),
            place=passage.message,
        )


RULE = SourceRule(
    code="lone-name-varies",
    severity=Severity.WARNING,
    summary="A name that stands alone is spelt in two ways.",
    why="One of the two is wrong, and every translation copies it. Words that stand "
    "within a sentence with a capital, and nowhere without, are taken for names; what "
    "parts a name from its people, its feminine or its plural is no other spelling.",
    mend="Spell the name as its bearer does, everywhere.",
    example=Example(
        wrong="It was Sabatier who lit the lamp. At nine, Sabattier puts it out.",
        right="It was Sabatier who lit the lamp. At nine, Sabatier puts it out.",
    ),
    check=check,
)
