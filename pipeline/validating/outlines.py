"""An article → the places in it that a link may lead to, and where its links lead."""

from collections.abc import Iterator
from itertools import pairwise

from pipeline.model.articles import Article, Message, Reference
from pipeline.patterns import pattern

_SHOWN = pattern('<img [^<>]*src="$')
_ID = pattern(r'<[a-z][^<>]*? (?:id|name)="([^"<>]*)"')


def anchors(article: Article) -> tuple[str, ...]:
    """Return the ids of the elements of an article, in order."""
    literals = (part for part in article.skeleton if isinstance(part, str))
    return tuple(name for html in literals for name in _ID.findall(html))


def pointers(article: Article) -> Iterator[tuple[str, Message | None]]:
    """Yield the URL of each link and file, and the message it stands in, if any."""
    for message in article.messages:
        for link in message.links:
            yield link.url, message
    for part in article.skeleton:
        if isinstance(part, Reference):
            yield part.url, None


def shown(article: Article) -> Iterator[str]:
    """Yield the URL of each picture that the article shows."""
    image = article.metadata.image
    if image is not None:
        yield image.src
    for message in article.messages:
        yield from (link.url for link in message.links if link.is_image)
    for before, part in pairwise(article.skeleton):
        is_picture = isinstance(before, str) and _SHOWN.search(before)
        if is_picture and isinstance(part, Reference):
            yield part.url
