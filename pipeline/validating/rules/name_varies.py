"""A name is spelt in two ways within an article."""

from collections import Counter
from collections.abc import Iterator

from pipeline.model.articles import Article
from pipeline.model.diagnostics import Severity
from pipeline.validating.rulebook import Example, Finding, SourceRule
from pipeline.validating.spellings import variants, whole_names
from pipeline.validating.varying import found_in, running_texts, told


def check(article: Article) -> Iterator[Finding]:
    """Compare the second parts of names whose first parts are the same."""
    named = found_in(running_texts(article), whole_names)
    counts = Counter(name for name, _ in named)
    yield from told(variants(counts), named, " ".join)


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
