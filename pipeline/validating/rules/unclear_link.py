"""The words of a link do not say where it leads."""

from collections.abc import Iterator

from pipeline.model.articles import Article
from pipeline.model.diagnostics import Severity
from pipeline.model.phrases import say
from pipeline.syntax import parse
from pipeline.syntax.tokens import LinkEnd, LinkStart, Text, Token
from pipeline.text import trim
from pipeline.validating.rulebook import Example, Finding, SourceRule

_UNCLEAR = {
    "en": frozenset(
        {
            *("here", "click here", "this", "this link", "link", "more", "read more"),
            *("learn more", "find out more", "see more", "this page", "this article"),
        }
    ),
    "fr": frozenset(
        {
            *("ici", "cliquez ici", "cliquer ici", "ce lien", "lien", "lire la suite"),
            *("en savoir plus", "plus", "voir plus", "cette page", "cet article"),
        }
    ),
}


def check(article: Article) -> Iterator[Finding]:
    """Look for links that only say that they are links."""
    unclear = _UNCLEAR.get(article.locale.language, frozenset())
    for message in article.messages:
        for words in _links(parse(message.text, message)):
            if trim(words).rstrip(".…!").casefold() in unclear:
                yield Finding(
                    message=say(
                        "The link “{words}” does not say where it leads: link the "
                        "words that name it.",
                        words=words,
                    ),
                    place=message,
                )


def _links(tokens: tuple[Token, ...]) -> Iterator[str]:
    """Yield the words of each link."""
    words: list[str] | None = None
    for token in tokens:
        if isinstance(token, LinkStart):
            words = []
        elif isinstance(token, LinkEnd) and words is not None:
            yield "".join(words)
            words = None
        elif isinstance(token, Text) and words is not None:
            words.append(token.text)


RULE = SourceRule(
    code="unclear-link",
    severity=Severity.INFO,
    summary="The words of a link do not say where it leads.",
    why="Who listens to a page goes from link to link and hears “here, here, here” "
    "(WCAG 2.2, 2.4.4); and a translator can't tell what “here” stands for.",
    mend="Link the words that name what is behind the link.",
    example=Example(
        wrong="For the timetable, [click here](https://tram.example/times).",
        right="See the [timetable of the tram](https://tram.example/times).",
    ),
    check=check,
)
