"""The tags and sections of articles → those that have no name in a language."""

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeAlias

from babel import Locale

from pipeline.building.contents.inventory import site_catalog_path
from pipeline.model.catalogs import Catalog
from pipeline.model.diagnostics import Diagnostic, Severity
from pipeline.model.locales import to_tag
from pipeline.model.phrases import Phrase, say
from pipeline.model.site import Site

Topic: TypeAlias = tuple[Locale, str, str]
"""The language of readers, `tag` or `section`, and its id."""


def topics(section: str, tags: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield what a text is filed under: `section` or `tag`, and its id.

    `section` is empty where there is none.
    """
    if section:
        yield "section", section
    for tag in tags:
        yield "tag", tag


def nameless(
    used: Mapping[Topic, str],
    words: Iterable[tuple[Locale, Iterable[Catalog]]],
    site: Site,
) -> Iterator[Diagnostic]:
    """Yield the tags and sections without a name, each with an article that has it.

    `words` are the catalogs of the site in each language.
    """
    named = {
        (locale, *entry.key)
        for locale, catalogs in words
        for catalog in catalogs
        for entry in catalog.translations
        if entry.is_approved
    }
    for (locale, kind, name), path in used.items():
        if (locale, kind, name) not in named:
            yield Diagnostic(
                code="missing-name",
                severity=Severity.WARNING,
                message=_unnamed(kind, name, site_catalog_path(site, locale)),
                path=path,
                locale=to_tag(locale),
                context=kind,
                msgid=name,
            )


def _unnamed(kind: str, name: str, place: str) -> Phrase:
    if kind == "tag":
        return say(
            "The tag “{name}” has no name in {place}: give it one there, after "
            "`diptyque extract` where it is not listed yet.",
            name=name,
            place=place,
        )
    return say(
        "The section “{name}” has no name in {place}: give it one there, after "
        "`diptyque extract` where it is not listed yet.",
        name=name,
        place=place,
    )
