"""`site.po` of a language → the same, filled with what is known.

A string of the theme is translated from its English msgid. A name (of a tag, a
section, what the site is about) has an id for msgid, which is in no language: it is
translated from what another language of the site calls it.
"""

from collections import Counter
from collections.abc import Iterator, Mapping

from babel import Locale
from msgspec import Struct
from msgspec.structs import replace

from pipeline.building.assistance.prefilling import Prefilled, Supplies, named, put
from pipeline.building.contents.inventory import site_catalog_path
from pipeline.building.contents.words import MASTER, read_site_catalog
from pipeline.model.articles import Kind, Message, MessageKey
from pipeline.model.catalogs import Catalog, Translation
from pipeline.model.diagnostics import Checked
from pipeline.model.locales import is_pseudo, to_tag
from pipeline.model.site import Site
from pipeline.ports import Store
from pipeline.translating import Filled, Means, fill, has_placeholders

_NAMES = frozenset({"site", "section", "tag"})
_OWN_NAME = ("site", "name")
"""What the site is called: a name, which is for people to translate, or not."""


class Saying(Struct, frozen=True, kw_only=True):
    """An entry without an approved text, and what it is translated from.

    `texts` is one text, or singular and plural.
    """

    entry: Translation
    source: Locale
    texts: tuple[str, ...]


class OpenWords(Struct, frozen=True, kw_only=True):
    """The catalog of the site's own words in a language, as it stands now."""

    catalog: Catalog
    path: str
    wordings: tuple[Saying, ...]

    @property
    def empty(self) -> Iterator[Saying]:
        """Yield the entries that have no text."""
        for each in self.wordings:
            if not any((each.entry.text, *each.entry.texts)):
                yield each


def prefill_words(supplies: Supplies, locale: Locale) -> Checked[Prefilled | None]:
    """Fill the site's own words in a language with what is known."""
    opened = open_wordings(locale, supplies.site, supplies.store)
    if opened.value is None:
        return Checked(value=None, diagnostics=opened.diagnostics)
    filled = {
        each.entry.key: _look(supplies, locale, each) for each in opened.value.wordings
    }
    put(supplies, opened.value.path, opened.value.catalog, filled)
    told = told_words(opened.value, filled)
    return Checked(value=told, diagnostics=opened.diagnostics)


def open_wordings(
    locale: Locale, site: Site, store: Store
) -> Checked[OpenWords | None]:
    """Return the site's own words in a language, if it has a catalog of them."""
    read = read_site_catalog(site, locale, store)
    if read.value is None:
        return Checked(value=None, diagnostics=read.diagnostics)
    others = [each for each in site.languages if each != locale]
    known = tuple(_named(each, site, store) for each in others if not is_pseudo(each))
    words = OpenWords(
        catalog=read.value,
        path=site_catalog_path(site, locale),
        wordings=tuple(_wordings(read.value, known)),
    )
    return Checked(value=words, diagnostics=read.diagnostics)


def told_words(opened: OpenWords, filled: Mapping[MessageKey, Filled]) -> Prefilled:
    """Return what became of the catalog, in numbers."""
    done = {key for key, each in filled.items() if each.entry.text}
    rest = [each for each in opened.empty if each.entry.key not in done]
    return Prefilled(
        path=opened.path,
        tag=to_tag(opened.catalog.locale),
        article="",
        filled=dict(Counter(each.origin for each in filled.values() if each.origin)),
        helped=sum(each.is_helped for each in filled.values()),
        empty=len(rest),
        letters=sum(len(text) for each in rest for text in each.texts),
    )


_Names = Mapping[MessageKey, str]


def _named(locale: Locale, site: Site, store: Store) -> tuple[Locale, _Names]:
    """Return what a language calls things by, as far as that is approved."""
    catalog = read_site_catalog(site, locale, store).value
    entries = catalog.translations if catalog else ()
    return locale, {
        each.key: each.text
        for each in entries
        if each.context in _NAMES and each.is_approved
    }


def _wordings(
    catalog: Catalog, known: tuple[tuple[Locale, _Names], ...]
) -> Iterator[Saying]:
    for entry in catalog.translations:
        if entry.is_approved or entry.key == _OWN_NAME:
            continue
        if entry.context not in _NAMES:
            if catalog.locale.language != MASTER.language:
                forms = (
                    (entry.source, entry.plural) if entry.plural else (entry.source,)
                )
                yield Saying(entry=entry, source=MASTER, texts=forms)
            continue
        for locale, names in known:
            if entry.key in names:
                yield Saying(entry=entry, source=locale, texts=(names[entry.key],))
                break


def _look(supplies: Supplies, locale: Locale, wording: Saying) -> Filled:
    """Return an entry with what memory and glossary know of what it says."""
    text, *plural = wording.texts
    if plural or has_placeholders(text):
        return Filled(entry=wording.entry)
    tags = (to_tag(wording.source), to_tag(locale))
    means = Means(
        source=wording.source,
        target=locale,
        glossary=supplies.glossary,
        policy=supplies.site.translate,
    )
    memory = supplies.memory
    units = map(named, (*memory.exact(text, tags), *memory.near(text, tags)))
    message = Message(text=text, kind=Kind.TITLE)
    asked = replace(wording.entry, source=text)
    found = fill(asked, message, units, means)
    entry = replace(found.entry, source=wording.entry.source)
    return Filled(entry=entry, origin=found.origin, is_helped=found.is_helped)
