"""A text and a glossary → how what stands in it is called in the other language."""

from collections.abc import Iterator

from babel import Locale

from pipeline.catalogs.hinting import term_hint
from pipeline.glossaries import Hit, index
from pipeline.model.articles import Message
from pipeline.model.glossary import Concept, Glossary, Status
from pipeline.syntax import parse
from pipeline.syntax.tokens import Text


def terms(
    message: Message, glossary: Glossary, source: Locale, target: Locale
) -> tuple[Hit, ...]:
    """Return the terms of a message that have a name in the other language."""
    words = "".join(
        token.text if isinstance(token, Text) else "\ufffc"
        for token in parse(message.text, message)
    )
    found = index(glossary, source).find(words)
    return tuple(each for each in found if each.concept.preferred(target))


def term_hints(hits: tuple[Hit, ...], target: Locale) -> Iterator[str]:
    """Yield what a translator is told of terms, each concept once."""
    known: dict[Concept, Hit] = {}
    for hit in hits:
        known.setdefault(hit.concept, hit)
    for concept, hit in known.items():
        yield term_hint(
            hit.term.text,
            concept.preferred(target),
            concept.called(target, Status.FORBIDDEN),
            concept.note,
        )


def whole_term(message: Message, hits: tuple[Hit, ...], target: Locale) -> str:
    """Return what a message that is a term and nothing else is called."""
    if len(hits) != 1 or hits[0].end - hits[0].start != len(message.text):
        return ""
    name = hits[0].concept.preferred(target)
    if hits[0].term.text == message.text:
        return name
    is_capital = message.text[:1].isupper() and name[:1].islower()
    return name[:1].upper() + name[1:] if is_capital else name
