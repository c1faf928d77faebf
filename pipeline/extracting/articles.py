"""`Article` → the template of its catalog in one language."""

from babel import Locale

from pipeline.catalogs import new_headers, times
from pipeline.extracting.remarks import remarks
from pipeline.model.articles import Article, Message, MessageKey
from pipeline.model.catalogs import Catalog, Translation


def extract(article: Article, locale: Locale, project: str = "") -> Catalog:
    """Return one entry for each different message, untranslated, in reading order.

    `project` is the name of the site, for the header.
    """
    references = (article.path,)
    occurrences: dict[MessageKey, list[Message]] = {}
    for message in article.messages:
        if message.text:  # the empty msgid is the header's
            occurrences.setdefault(message.key, []).append(message)
    return Catalog(
        locale=locale,
        source_locale=article.locale,
        translations=tuple(
            [_entry(key, each, references) for key, each in occurrences.items()]
        ),
        headers=new_headers(locale, article.locale, article.id, project),
    )


def _entry(
    key: MessageKey, messages: list[Message], references: tuple[str, ...]
) -> Translation:
    context, source = key
    return Translation(
        source=source,
        context=context,
        extracted=_remarks(messages) if messages[1:] else remarks(messages[0]),
        references=references,
    )


def _remarks(messages: list[Message]) -> tuple[str, ...]:
    """Return what is to be known of every place where the text stands, once."""
    lines = dict.fromkeys(line for each in messages for line in remarks(each))
    return (*lines, times(len(messages)))
