"""An article is in another language than it says."""

from collections.abc import Iterator

from pipeline.model.articles import Article
from pipeline.model.diagnostics import Severity
from pipeline.model.phrases import say
from pipeline.validating.passages import passages
from pipeline.validating.rulebook import Example, Finding, SourceRule
from pipeline.validating.vocabulary import LITTLE_WORDS, WORD, votes

_FEWEST_VOTES = 5
_MARGIN = 3
_NAMES = {"en": say("English"), "fr": say("French")}


def check(article: Article) -> Iterator[Finding]:
    """Count the little words of each language that is known."""
    own = article.locale.language
    if own not in LITTLE_WORDS:
        return
    words = [
        word
        for passage in passages(article)
        for word in WORD.findall(passage.prose.text)
    ]
    counts = {name: votes(words, name) for name in LITTLE_WORDS}
    most = max(counts, key=lambda name: counts[name])
    if counts[most] >= _FEWEST_VOTES and counts[most] > _MARGIN * counts[own]:
        yield Finding(
            message=say(
                "This reads as {language}, and `lang:` says `{tag}`: correct it.",
                language=_NAMES[most],
                tag=own,
            )
        )


RULE = SourceRule(
    code="other-language",
    severity=Severity.WARNING,
    summary="The article is in another language than `lang:` says.",
    why="It would be published in the wrong edition, read aloud in the wrong voice, "
    "and sent to be translated into its own language.",
    mend="Correct `lang:` in the front matter.",
    example=Example(
        wrong="Le marché ouvre à la nuit, et les lampes sont dans les arbres. Il y a "
        "des figues pour tous ceux qui sont là.",
        right="The market opens at night, and there are lamps in the trees. There are "
        "figs for all of those who came.",
    ),
    check=check,
)
