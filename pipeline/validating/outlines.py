"""An article → the places in it that a link may lead to, and where its links lead."""

import re
from collections.abc import Iterator

from pipeline.model.articles import Article, Message, Reference

_ID = re.compile(r'<[a-z][^<>]*? (?:id|name)="([^"<>]*)"')


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
