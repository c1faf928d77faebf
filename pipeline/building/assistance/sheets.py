"""A catalog → what an engine is asked, and its answers → the catalog.

Each inquiry is one entry that is still empty: the fragments to be translated, one
for each plural form, and between which languages.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Protocol

from msgspec import Struct

from pipeline.building.assistance.prefilling import Prefilled, Supplies, put, told
from pipeline.building.assistance.wordings import OpenWords, told_words
from pipeline.building.upkeep.opening import OpenCatalog
from pipeline.model.articles import MessageKey
from pipeline.model.catalogs import Translation
from pipeline.model.locales import to_tag
from pipeline.translating import Fragment, fill_by_machine, protect, protect_string

Answers = Mapping[MessageKey, Sequence[str]]
"""The text of an entry, or of each of its plural forms that differ."""


class Inquiry(Struct, frozen=True, kw_only=True):
    """An entry that an engine is asked for; `tags` are source and translation."""

    entry: Translation
    fragments: tuple[Fragment, ...]
    tags: tuple[str, str]


class WorkSheet(Protocol):
    """A catalog that an engine may fill."""

    @property
    def path(self) -> str:
        """Where the catalog is."""

    @property
    def article(self) -> str:
        """The path of its article, if it is that of one."""

    @property
    def tag(self) -> str:
        """Its language (BCP 47)."""

    def inquiries(self) -> Iterator[Inquiry]:
        """Yield what is asked, in the order of the catalog."""

    def take(self, answers: Answers, engine: str) -> Prefilled:
        """Write the answers where a text is still empty; return what became of it."""


class ArticleSheet(Struct, frozen=True):
    """The catalog of an article."""

    supplies: Supplies
    opened: OpenCatalog

    @property
    def path(self) -> str:
        """Where the catalog is."""
        return self.opened.path

    @property
    def article(self) -> str:
        """The path of its article."""
        return self.opened.article.path

    @property
    def tag(self) -> str:
        """Its language (BCP 47)."""
        return self.opened.tags[1]

    def inquiries(self) -> Iterator[Inquiry]:
        """Yield what is asked, in the order of the catalog."""
        for entry, message in self.opened.empty:
            yield Inquiry(
                entry=entry, fragments=(protect(message),), tags=self.opened.tags
            )

    def take(self, answers: Answers, engine: str) -> Prefilled:
        """Write the answers where a text is still empty; return what became of it."""
        filled = {
            entry.key: fill_by_machine(entry, answers[entry.key], engine)
            for entry, _ in self.opened.empty
            if entry.key in answers
        }
        put(self.supplies, self.path, self.opened.catalog, filled)
        return told(self.opened, filled)


class WordsSheet(Struct, frozen=True):
    """The catalog of the site's own words."""

    supplies: Supplies
    opened: OpenWords

    article = ""

    @property
    def path(self) -> str:
        """Where the catalog is."""
        return self.opened.path

    @property
    def tag(self) -> str:
        """Its language (BCP 47)."""
        return to_tag(self.opened.catalog.locale)

    def inquiries(self) -> Iterator[Inquiry]:
        """Yield what is asked, in the order of the catalog."""
        for each in self.opened.empty:
            fragments = tuple(map(protect_string, each.texts))
            tags = (to_tag(each.source), self.tag)
            yield Inquiry(entry=each.entry, fragments=fragments, tags=tags)

    def take(self, answers: Answers, engine: str) -> Prefilled:
        """Write the answers where a text is still empty; return what became of it."""
        filled = {
            each.entry.key: fill_by_machine(each.entry, answers[each.entry.key], engine)
            for each in self.opened.empty
            if each.entry.key in answers
        }
        put(self.supplies, self.path, self.opened.catalog, filled)
        return told_words(self.opened, filled)
