"""A name that stands alone is spelt in two ways within an article."""

from collections import Counter
from collections.abc import Iterator

from pipeline.model.articles import Article
from pipeline.model.diagnostics import Severity
from pipeline.validating.rulebook import Example, Finding, SourceRule
from pipeline.validating.spellings import lone_names, lone_variants
from pipeline.validating.varying import found_in, running_texts, told
from pipeline.validating.vocabulary import WORD


def check(article: Article) -> Iterator[Finding]:
    """Compare the long words with a capital, but for those that have none elsewhere."""
    texts = running_texts(article)
    named = found_in(texts, lone_names)
    if not named:
        return
    small = {
        word
        for passage in texts
        for word in WORD.findall(passage.prose.text)
        if word[0].islower()
    }
    counts = Counter(name for name, _ in named if name.lower() not in small)
    yield from told(lone_variants(counts), named, str)


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
