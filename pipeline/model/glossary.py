"""How a newsroom calls things: concepts, and their terms in each language.

The words are those of TBX (ISO 30042:2019): a concept has terms, and each
term a language and a status.
"""

from collections.abc import Iterator
from enum import StrEnum

from babel import Locale
from msgspec import Struct

from pipeline.model.locales import to_tag


class ConceptKind(StrEnum):
    """What a concept is, which decides how its terms are looked for.

    A term is inflected and may be written in capitals; an acronym is a word of
    its own, letter by letter; a name is that of a person, place or body.
    """

    TERM = "term"
    ACRONYM = "acronym"
    NAME = "name"


class Status(StrEnum):
    """Whether a term is the one to use, may be used, or must not be."""

    PREFERRED = "preferred"
    ADMITTED = "admitted"
    FORBIDDEN = "forbidden"


class Term(Struct, frozen=True, kw_only=True):
    """What a concept is called in a language (a BCP 47 tag)."""

    text: str
    language: str
    status: Status = Status.PREFERRED


class Concept(Struct, frozen=True, kw_only=True):
    """One row of a glossary; `note` is for translators.

    With `has_case` its terms are found only with the capitals that they have. A
    phrase that is in one `language` (a BCP 47 tag) in every edition names it.
    """

    terms: tuple[Term, ...]
    kind: ConceptKind = ConceptKind.TERM
    note: str = ""
    has_case: bool = False
    language: str = ""

    def called(self, locale: Locale, *statuses: Status) -> Iterator[str]:
        """Yield what it is called in a language, of a status or of any, in order."""
        tags = (to_tag(locale), locale.language)
        for term in self.terms:
            if term.language in tags and (not statuses or term.status in statuses):
                yield term.text

    def preferred(self, locale: Locale) -> str:
        """Return what it should be called in a language, or an empty text."""
        return next(self.called(locale, Status.PREFERRED), "")


class Glossary(Struct, frozen=True, kw_only=True):
    """The concepts of a site, in the order of its file."""

    concepts: tuple[Concept, ...] = ()

    def __hash__(self) -> int:
        # What is known by a glossary is asked for with each text: not all of its
        # terms can be gone through for that.
        return hash((len(self.concepts), self.concepts[:1]))
