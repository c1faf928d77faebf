"""`Article` → the template of its catalog in one language."""

from collections.abc import Iterator

from babel import Locale

from pipeline.catalogs import new_headers
from pipeline.extracting.remarks import remarks
from pipeline.model.articles import Article, Message, MessageKey
from pipeline.model.catalogs import Catalog, Translation


def extract(article: Article, locale: Locale, project: str = "") -> Catalog:
    """Return one entry for each different message, untranslated, in reading order.

    `project` is the name of the site, for the header.
    """
    occurrences: dict[MessageKey, list[Message]] = {}
    for message in article.messages:
        if message.text:  # the empty msgid is the header's
            occurrences.setdefault(message.key, []).append(message)
    return Catalog(
        locale=locale,
        source_locale=article.locale,
        translations=tuple(_entry(each, article.path) for each in occurrences.values()),
        headers=new_headers(locale, article.locale, article.id, project),
    )


def _entry(messages: list[Message], path: str) -> Translation:
    first = messages[0]
    return Translation(
        source=first.text,
        context=first.context,
        extracted=tuple(_remarks(messages)),
        references=(path,),
    )


def _remarks(messages: list[Message]) -> Iterator[str]:
    """Yield what is to be known of every place where the text stands, once."""
    yield from dict.fromkeys(line for each in messages for line in remarks(each))
    if len(messages) > 1:
        yield f"stands {len(messages)} times in the article: one translation for all"
