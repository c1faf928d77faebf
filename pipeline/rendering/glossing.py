"""Texts of an article + a glossary → the same, with what readers are told of its terms.

The first use of an acronym says what it stands for (WCAG 2.2, 3.1.4), and a phrase
that stays in another language says in which (3.1.2), for whoever has the page read out.
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache

from babel import Locale
from msgspec import Struct, field

from pipeline.glossaries import Hit, index
from pipeline.model.glossary import Concept, ConceptKind, Glossary, Status
from pipeline.model.locales import parse_tag, turned
from pipeline.syntax import escape_attribute
from pipeline.syntax.tokens import TagEnd, TagStart, Text, Token
from pipeline.typography import setter

_USED = (Status.PREFERRED, Status.ADMITTED)
_ABBR = "abbr"


class Glossing(Struct):
    """What one edition of an article has told of the terms of a glossary."""

    glossary: Glossary
    told: set[Concept] = field(default_factory=set)

    def gloss(
        self, tokens: Iterable[Token], locale: Locale, *, is_telling: bool
    ) -> Iterator[Token]:
        """Yield the tokens of a text in a language, with what is to be told of it.

        Without `is_telling`, acronyms are left as they are, here and to be told
        later: a heading is no place for it, nor a text in another language.
        """
        known = tuple(tokens)
        terms = index(self.glossary, locale, *_USED)
        is_explained = any(
            type(each) is TagStart and each.name == _ABBR for each in known
        )
        for token in known:
            if type(token) is Text:
                can_tell = is_telling and not is_explained
                hits = terms.find(token.text)
                yield from self._glossed(token.text, hits, locale, can_tell=can_tell)
            else:
                yield token

    def _glossed(
        self, text: str, hits: tuple[Hit, ...], locale: Locale, *, can_tell: bool
    ) -> Iterator[Token]:
        self.told.update(hit.concept for hit in hits if _is_spelled_out(hit))
        end = 0
        for hit in hits:
            tag = self._language(hit, locale) or (
                self._expansion(hit, locale) if can_tell else None
            )
            if tag is not None:
                yield Text(text[end : hit.start])
                yield tag
                yield Text(text[hit.start : hit.end])
                yield TagEnd(tag.name)
                end = hit.end
        yield Text(text[end:])

    def _expansion(self, hit: Hit, locale: Locale) -> TagStart | None:
        concept = hit.concept
        expansion = expand(concept, locale)
        if not expansion or concept in self.told:
            return None
        self.told.add(concept)
        title = escape_attribute(setter(locale)(expansion))
        return TagStart(_ABBR, f' title="{title}"')

    def _language(self, hit: Hit, locale: Locale) -> TagStart | None:
        tag = hit.concept.language
        if not tag or parse_tag(tag).language == locale.language:
            return None
        turn = turned(parse_tag(tag), locale)
        return TagStart("span", f' lang="{tag}"' + (f' dir="{turn}"' if turn else ""))


def expand(concept: Concept, locale: Locale) -> str:
    """Return what an acronym stands for in a language, or an empty text.

    That is the first of its terms there that has more than one word.
    """
    if concept.kind is not ConceptKind.ACRONYM:
        return ""
    called = concept.called(locale, *_USED)
    return next((each for each in called if " " in each), "")


def _is_spelled_out(hit: Hit) -> bool:
    return hit.concept.kind is ConceptKind.ACRONYM and " " in hit.term.text


@lru_cache(maxsize=16)
def has_glosses(glossary: Glossary) -> bool:
    """Say whether readers can be told anything at all of its terms."""
    return any(
        each.language or (each.kind is ConceptKind.ACRONYM and _has_phrase(each))
        for each in glossary.concepts
    )


def _has_phrase(concept: Concept) -> bool:
    return any(" " in term.text for term in concept.terms)
