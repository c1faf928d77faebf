"""Strings of the templates, names of the site → the template of `site.po`."""

from collections.abc import Iterable, Iterator

from babel import Locale
from msgspec import Struct
from msgspec.structs import replace

from pipeline.catalogs import new_headers, plural_rule
from pipeline.extracting.strings import joined
from pipeline.model.catalogs import Catalog, Translation

ENGLISH = Locale("en")
"""The language of the theme's own strings; names have ids, in no language."""


class SiteNames(Struct, frozen=True, kw_only=True):
    """The ids in the articles and the configuration that readers see named."""

    tags: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()


def extract_theme(
    strings: Iterable[Translation],
    names: SiteNames,
    locale: Locale,
    project: str = "",
) -> Catalog:
    """Return the site's words: its name, its sections and tags, then the theme's.

    `strings` are those of the templates (`extract_strings`). A name has its id
    as msgid and says with its msgctxt (`site`, `section`, `tag`) of what it is
    the name.
    """
    headers = new_headers(locale, ENGLISH, "", project)
    forms = plural_rule(dict(headers)["Plural-Forms"]).count
    return Catalog(
        locale=locale,
        source_locale=ENGLISH,
        translations=joined((*_names(names), *_formed(strings, forms))),
        headers=headers,
    )


def _formed(strings: Iterable[Translation], forms: int) -> Iterator[Translation]:
    """Give each plural as many texts as the language has forms."""
    for entry in strings:
        yield replace(entry, texts=("",) * forms) if entry.plural else entry


def _names(names: SiteNames) -> Iterator[Translation]:
    yield _name("site", "name", "name of the site")
    yield _name("site", "description", "what the site is about, in one sentence")
    for section in sorted(set(names.sections)):
        yield _name("section", section, "name of a section, as readers see it")
    for tag in sorted(set(names.tags)):
        yield _name("tag", tag, "name of a tag, as readers see it")


def _name(context: str, name_id: str, remark: str) -> Translation:
    return Translation(source=name_id, context=context, extracted=(remark,))
