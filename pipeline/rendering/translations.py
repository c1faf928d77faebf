"""Catalogs of the site's own words → gettext's functions for one language.

A translator's mistake can't break a page: a text whose placeholders do not
fit those of its source is passed over, as if it were not there. So is a name
in which nothing can be seen.
"""

from collections.abc import Callable, Iterable, Mapping, Set as AbstractSet

from msgspec import Struct

from pipeline.catalogs import plural_rule
from pipeline.model.articles import MessageKey
from pipeline.model.catalogs import Catalog, Translation
from pipeline.patterns import pattern
from pipeline.rendering.containment import clean_text
from pipeline.text import trim

_PLACEHOLDER = pattern(r"%(?:%|\((\w+)\)s)")
_IDS = frozenset({"site", "section", "tag"})
"""The contexts whose msgid is an id, and whose text is never formatted."""


class Forms(Struct, frozen=True):
    """The texts of an entry, and its catalog's rule for choosing among them."""

    texts: tuple[str, ...]
    choose: Callable[[int], int]


class Translations(Struct, frozen=True, eq=False):
    """gettext's four functions for one language; what is missing stays English."""

    entries: Mapping[MessageKey, Forms]

    def gettext(self, message: str) -> str:
        """Return the translation, or the message."""
        return self.pgettext("", message)

    def ngettext(self, singular: str, plural: str, number: int) -> str:
        """Return the form of the translation that goes with the number."""
        return self.npgettext("", singular, plural, number)

    def pgettext(self, context: str, message: str) -> str:
        """Return the translation of a message that has a msgctxt."""
        found = self.entries.get((context, message))
        return found.texts[0] if found else message

    def npgettext(self, context: str, singular: str, plural: str, number: int) -> str:
        """Return the plural form of a message that has a msgctxt."""
        found = self.entries.get((context, singular))
        if not found:
            return singular if number == 1 else plural
        return found.texts[min(found.choose(number), len(found.texts) - 1)]

    def name(self, context: str, name_id: str, default: str | None = None) -> str:
        """Return the name of a tag, a section or the site; else default or id."""
        found = self.entries.get((context, name_id))
        if found:
            return found.texts[0]
        return name_id if default is None else default


def translations(catalogs: Iterable[Catalog]) -> Translations:
    """Return the functions of a language; an earlier catalog goes before a later."""
    entries: dict[MessageKey, Forms] = {}
    for catalog in catalogs:
        choose = plural_rule(catalog.header("Plural-Forms")).choose
        for entry in catalog.translations:
            if entry.is_approved and _fits(entry):
                entries.setdefault(entry.key, Forms(_texts(entry), choose))
    return Translations(entries)


def _texts(entry: Translation) -> tuple[str, ...]:
    return tuple(map(clean_text, entry.texts or (entry.text,)))


def _fits(entry: Translation) -> bool:
    """Say whether every form is there, with no placeholder but the source's."""
    if entry.context in _IDS:
        return all(map(trim, _texts(entry)))
    known = {"", *_PLACEHOLDER.findall(entry.source + entry.plural)}
    return all(text and _is_formatted(text, known) for text in _texts(entry))


def _is_formatted(text: str, known: AbstractSet[str]) -> bool:
    names = _PLACEHOLDER.findall(text)
    return known >= set(names) and "%" not in _PLACEHOLDER.sub("", text)
