"""The names of an article → those of them that are spelt in two ways, told in place."""

from collections.abc import Callable, Hashable, Iterable, Iterator
from typing import TypeVar

from pipeline.model.articles import Article, Kind
from pipeline.model.phrases import say
from pipeline.validating.passages import Worded, passages
from pipeline.validating.rulebook import Finding, Span

Name = TypeVar("Name", bound=Hashable)

_KINDS = frozenset({Kind.TITLE, Kind.SUMMARY, Kind.PARAGRAPH, Kind.QUOTATION})


def running_texts(article: Article) -> list[Worded]:
    """Return the texts of an article that are sentences, in reading order."""
    return [each for each in passages(article) if each.message.kind in _KINDS]


def found_in(
    texts: Iterable[Worded], find: Callable[[str], Iterable[tuple[Name, Span]]]
) -> list[tuple[Name, tuple[Worded, Span]]]:
    """Return what is found in texts, each with where it stands, last first."""
    named = [
        (name, (passage, place))
        for passage in texts
        for name, place in find(passage.prose.text)
    ]
    return named[::-1]


def told(
    pairs: Iterable[tuple[Name, Name]],
    named: list[tuple[Name, tuple[Worded, Span]]],
    spell: Callable[[Name], str],
) -> Iterator[Finding]:
    """Ask of each pair, a rare spelling and a usual one, which of them is right."""
    places = dict(named)
    for rare, usual in pairs:
        passage, place = places[rare]
        yield Finding(
            message=say(
                "“{name}” is “{other}” elsewhere in the article: which is right?",
                name=spell(rare),
                other=spell(usual),
            ),
            span=passage.prose.span(*place),
            place=passage.message,
        )
