"""An article → its texts as they are read, for the rules that its author hears."""

from collections.abc import Iterator
from typing import NamedTuple

from pipeline.model.articles import Article, Message
from pipeline.syntax import parse
from pipeline.validating.prose import Prose, plain_prose, read_prose


class Worded(NamedTuple):
    """A message of an article, and its words without marks."""

    message: Message
    prose: Prose


def passages(article: Article) -> Iterator[Worded]:
    """Yield the texts of an article in reading order."""
    for message in article.messages:
        if not message.kind.is_prose:
            continue
        if message.kind.is_plain:
            prose = plain_prose(message.text)
        else:
            tokens = parse(message.text, message)
            prose = read_prose(message.text, tokens, message, article.locale)
        yield Worded(message, prose)
